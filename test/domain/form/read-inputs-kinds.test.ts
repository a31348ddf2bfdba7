import { describe, expect, test } from '@jest/globals';
import { readInputs } from '../../../src/domain/form/read-inputs.ts';
import { showAnswer } from '../../../src/domain/form/show-answer.ts';
import type { Place } from '../../../src/domain/form/reading/place.ts';
import { field, option } from './reading/lima.ts';
import { limaWithDates } from './reading/answers.ts';

const here: Place = { ...limaWithDates, files: new Map([['f1', { id: 'f1', name: 'plano.pdf' }], ['f2', { id: 'f2', name: 'foto.jpg' }]]) }; // prettier-ignore
const services = {
  options: [
    option('a', 'Sonido'),
    option('b', 'Comida y bebida'),
    option('c', 'Seguridad', { when: { field: 'never', equals: 1 } }),
  ],
};

type Kind = Parameters<typeof field>[0];

describe('a card sends', () => {
  test.each<[Kind, Readonly<Record<string, unknown>>, unknown, unknown]>([
    ['choices', services, ['a', 'b'], ['a', 'b']], ['choices', services, ['b', 'a', 'a'], ['a', 'b']], ['choices', services, ['Comida y bebida'], ['b']], ['choices', services, 'a', ['a']],
    ['choices', services, 'sonido, comida y bebida', ['a', 'b']], ['choices', services, ['c'], 'form.not_choice'], ['choices', services, [1], 'form.unreadable'], ['choices', services, [['a']], 'form.unreadable'],
    ['choices', { ...services, max: 1 }, ['a', 'b'], 'form.choices_many'], ['choices', { ...services, min: 2 }, ['a', 'b'], ['a', 'b']], ['choices', services, Array.from({ length: 5000 }, () => 'a'), 'form.unreadable'],
    ['person', { several: true }, ['ana', 'luis'], ['ana', 'luis']], ['person', { several: true }, 'Ana y Luis', ['ana', 'luis']], ['person', { several: true }, ['ana', 'nobody'], 'form.not_person'],
    ['person', {}, ['ana', 'luis'], 'form.unreadable'], ['site', {}, 'callao', 'callao'], ['site', {}, 'Tienda Surco', 'surco'], ['site', {}, 'luna', 'form.not_site'], ['asset', {}, 'lap-0101', 'lap-0101'],
    ['asset', {}, 'lap-0900', 'form.unreadable'], ['asset', { of: ['printer'] }, 'lap-0101', 'form.unreadable'],
    ['date_range', {}, { from: '2026-03-03', to: '2026-03-07' }, { from: '2026-03-03', to: '2026-03-07' }], ['date_range', {}, ['2026-03-03', '2026-03-07'], { from: '2026-03-03', to: '2026-03-07' }],
    ['date_range', {}, 'del 3 al 7 de marzo', { from: '2026-03-03', to: '2026-03-07' }], ['date_range', {}, { from: '2026-03-03', to: '' }, 'form.range_half'], ['date_range', {}, { from: '', to: '' }, 'form.required'],
    ['date_range', {}, { from: '2026-03-07', to: '2026-03-03' }, 'form.range_order'], ['date_range', {}, { from: 'x', to: 'y' }, 'form.not_date'], ['date_range', {}, { from: 1, to: 2 }, 'form.unreadable'],
    ['date_range', {}, { from: '2026-02-30', to: '2026-03-03' }, 'form.no_such_day'],
    ['date_time', {}, '2026-03-06T15:00', '2026-03-06T20:00:00.000Z'], ['date_time', {}, '2026-03-06T20:00:00.000Z', '2026-03-06T20:00:00.000Z'], ['date_time', {}, { date: '2026-03-06', time: '15:00' }, '2026-03-06T20:00:00.000Z'],
    ['date_time', {}, { date: '2026-03-06', time: '99:00' }, 'form.time_missing'], ['date_time', {}, 'el viernes a las 3', '2026-03-06T20:00:00.000Z'], ['date_time', {}, 5, 'form.unreadable'],
    ['duration', {}, 90, 90], ['duration', {}, '90', 90], ['duration', {}, '1h30', 90], ['duration', {}, 1.5, 'form.unreadable'], ['duration', {}, -5, 'form.unreadable'], ['duration', { max: '1h' }, 61, 'form.duration_long'],
    ['rating', {}, 4, 4], ['rating', {}, '4', 4], ['rating', {}, 9, 'form.not_rating'], ['rating', {}, 4.5, 'form.not_rating'],
    ['email', {}, 'ana@mesa.example', 'ana@mesa.example'], ['email', {}, 5, 'form.unreadable'], ['phone', {}, '999888777', '+51999888777'], ['link', {}, 'https://x.com', 'https://x.com'], ['link', {}, 'javascript:1', 'form.link_unsafe'],
    ['place', {}, 'Lima', { text: 'Lima' }], ['place', {}, { latitude: -12.05, longitude: -77.04 }, { text: '-12.05, -77.04', latitude: -12.05, longitude: -77.04 }],
    ['place', {}, { text: 'Almacén', latitude: '-12.05', longitude: '-77.04' }, { text: 'Almacén', latitude: -12.05, longitude: -77.04 }], ['place', {}, { latitude: -12.05 }, 'form.unreadable'],
    ['place', {}, { latitude: 200, longitude: 0 }, 'form.not_coordinates'], ['place', {}, { latitude: 'x', longitude: 'y' }, 'form.unreadable'],
    ['attachment', {}, ['f1'], { files: [{ id: 'f1', name: 'plano.pdf' }] }], ['attachment', {}, { files: [{ id: 'f1', name: 'otro.exe' }] }, { files: [{ id: 'f1', name: 'plano.pdf' }] }],
    ['attachment', {}, ['f1', 'f1', 'f2'], { files: [{ id: 'f1', name: 'plano.pdf' }, { id: 'f2', name: 'foto.jpg' }] }], ['attachment', {}, ['somebody-elses'], 'form.not_file'],
    ['attachment', {}, 'plano.pdf', 'form.not_file'], ['attachment', { min: 2 }, ['f1'], 'form.files_few'], ['attachment', { max: 1 }, ['f1', 'f2'], 'form.files_many'],
    ['money', {}, { amount: 5, currency: 'nope' }, 'form.unreadable'], ['money', {}, { amount: Infinity, currency: 'PEN' }, 'form.unreadable'], ['number', {}, NaN, 'form.unreadable'], ['yes_no', {}, { toString: 1 }, 'form.unreadable'],
  ])('%s %j: %j', (...[kind, more, value, expected]) => {
    const read = readInputs({ fields: [field(kind, { id: 'it', ...more })] }, { it: value }, here);
    expect(read.ok ? read.answers['it'] : read.refusals[0]?.refusal.code).toEqual(expected);
  }); // prettier-ignore

  test('files of nobody where no file was received', () => {
    const read = readInputs({ fields: [field('attachment')] }, { attachment: ['f1'] }, limaWithDates);
    expect(read).toMatchObject({ ok: false, refusals: [{ refusal: { code: 'form.not_file' } }] });
  });

  test('nothing that is only read or computed', () => {
    const item = {
      fields: [
        field('number', { id: 'count' }),
        field('information', { id: 'note' }),
        field('number', { id: 'twice', default: { product: [{ field: 'count' }, 2] }, fixed: true }),
      ],
    };
    expect(readInputs(item, { count: 3, note: 'x', twice: 1 }, here)).toEqual({ ok: true, answers: { count: 3, twice: 6 } });
  });

  test('rows by the thousand are refused before they are looked at', () => {
    const item = { fields: [field('group', { fields: [field('text', { id: 'what' })] })] };
    const rows = Array.from({ length: 5000 }, () => ({ what: 'x' }));
    expect(readInputs(item, { group: rows }, here)).toMatchObject({
      ok: false,
      refusals: [{ refusal: { code: 'form.rows_many' } }],
    });
  });
});

describe('is shown', () => {
  const label = (es: string) => ({ label: { es, en: es } });
  test.each<[Kind, Readonly<Record<string, unknown>>, unknown, unknown]>([
    ['choices', services, ['a', 'b', 'gone'], { list: [label('Sonido'), label('Comida y bebida'), 'gone'] }], ['person', { several: true }, ['ana', 'luis'], { list: [{ person: 'ana' }, { person: 'luis' }] }],
    ['date_time', {}, '2026-03-06T20:00:00.000Z', { at: new Date('2026-03-06T20:00:00.000Z') }], ['duration', {}, 90, { minutes: 90 }],
    ['date_range', {}, { from: '2026-03-03', to: '2026-03-07' }, { key: 'answer.range', params: { from: { date: '2026-03-03' }, to: { date: '2026-03-07' } } }],
    ['date_range', {}, { from: '2026-03-03', to: '2026-03-03' }, { date: '2026-03-03' }], ['site', {}, 'surco', { label: { es: 'Tienda Surco', en: 'Surco store' } }], ['site', {}, 'gone', 'gone'],
    ['asset', {}, 'imp-0201', { key: 'answer.asset', params: { label: { label: { es: 'Impresora del piso 2', en: 'Second floor printer' } }, tag: 'IMP-0201' } }],
    ['rating', {}, 4, { key: 'answer.rating', params: { read: 4, max: 5 } }], ['email', {}, 'ana@mesa.example', { text: 'ana@mesa.example' }], ['place', {}, { text: 'Lima' }, { text: 'Lima' }],
    ['place', {}, { text: 'Lima', latitude: 1, longitude: 2 }, { key: 'answer.spot', params: { text: { text: 'Lima' }, latitude: '1', longitude: '2' } }],
    ['place', {}, { text: '1, 2', latitude: 1, longitude: 2 }, { text: '1, 2' }], ['attachment', {}, { files: [{ id: 'f1', name: 'plano.pdf' }] }, { list: [{ text: 'plano.pdf' }] }],
  ])('%s %j', (...[kind, more, answer, shown]) => expect(showAnswer(field(kind, more), answer as never, here)).toEqual(shown)); // prettier-ignore
});
