import { expect, test } from '@jest/globals';
import { prefilled } from './first-words-of.ts';

const asker = { es: 'ana', en: 'bob' } as const;

/** Said on Monday 2026-03-02 at nine; nothing else may be filled in. */
test.each<[string, 'es' | 'en', string, Readonly<Record<string, unknown>>]>([
  [
    'vacation',
    'es',
    'vacaciones para Luis del 6 al 10 de abril',
    { from: '2026-04-06', to: '2026-04-10', '#candidates': ['luis'] },
  ],
  ['vacation', 'es', 'vacaciones desde el 27 de julio hasta el 31', { from: '2026-07-27', to: '2026-07-31' }],
  ['vacation', 'es', 'quiero vacaciones todo agosto', { from: '2026-08-01', to: '2026-08-31' }],
  ['vacation', 'es', 'me tomo la primera quincena de abril de vacaciones', { from: '2026-04-01', to: '2026-04-15' }],
  ['meeting-room', 'es', 'sala mañana de 9 a 10 para 4', { date: '2026-03-03', time: '09:00 – 10:00', people: 4 }],
  [
    'meeting-room',
    'es',
    'la sala paracas para el 10/3 de 14h a 15h30, somos 8',
    { room: 'paracas', date: '2026-03-10', time: '14:00 – 15:30', people: 8 },
  ],
  ['meeting-room', 'es', 'una sala para de 9 a 10 personas el lunes', { date: '2026-03-09', people: 10 }],
  [
    'meeting-room',
    'en',
    'Book Paracas for Thursday 3 to 4pm, 6 people',
    { room: 'paracas', date: '2026-03-05', time: '15:00 – 16:00', people: 6 },
  ],
  [
    'meeting-room',
    'en',
    'Paracas next Monday first thing for 12 people, 9 to 10:30am',
    { room: 'paracas', date: '2026-03-09', time: '09:00 – 10:30', people: 12 },
  ],
  [
    'meeting-room',
    'es',
    'sala Paracas quinta das 15h às 16h30 para 8 pessoas',
    { room: 'paracas', date: '2026-03-05', time: '15:00 – 16:30', people: 8 },
  ],
  ['meeting-room', 'en', 'Paracas on Friday for 2 to 3 people', { room: 'paracas', date: '2026-03-06' }],
  ['meeting-room', 'en', 'the big room tomorrow', { room: 'titicaca', date: '2026-03-03' }],
  ['vacation', 'es', 'vacaciones del 20 al 16 de marzo', {}],
  ['vacation', 'es', 'vacaciones del 1 al 5 de marzo', { to: '2026-03-05' }],
  ['vacation', 'en', 'I want to take the next two weeks off', {}],
  ['laptop', 'en', "I don't need a laptop by tomorrow", {}],
  ['laptop', 'es', 'no necesito la laptop para mañana sino para el viernes', { needed_by: '2026-03-06' }],
  [
    'software',
    'en',
    'I need Tableau, it costs about $ 450 per year, paid licence',
    { program: 'Tableau', licence: 'paid', cost: { amount: 450, currency: 'USD' } },
  ],
  [
    'onboarding',
    'en',
    'onboarding for Jane Doe, sales, start date 3/16',
    { name: 'Jane Doe', start_date: '2026-03-16', department: 'sales' },
  ],
  [
    'access',
    'es',
    'preciso de acesso à pasta do financeiro, só leitura, até 30 de junho',
    { system: 'folder', level: 'read', until: '2026-06-30' },
  ],
  [
    'software',
    'es',
    'preciso instalar o AutoCAD, licença paga, custa 1200 soles',
    { program: 'AutoCAD', licence: 'paid', cost: { amount: 1200, currency: 'PEN' } },
  ],
  ['peripheral', 'es', 'preciso de um fone de ouvido', { what: 'headset' }],
  [
    'onboarding',
    'en',
    'New starter Monday 16th - Priya Sharma, marketing',
    { name: 'Priya Sharma', start_date: '2026-03-16', department: 'marketing' },
  ],
])('%s, %s: %s', (...[item, language, text, answers]) =>
  expect(prefilled(item, text, { language, person: asker[language] })).toEqual(answers),
);
