import { describe, expect } from '@jest/globals';
import { configWith, trialItem } from './config-with.ts';
import { heard, reported, story, type Desk } from './story.ts';

const goals = (response: string, resolution: string): string =>
  ['critical', 'high', 'normal', 'low']
    .map((one) => `    ${one}: { response: ${response}, resolution: ${resolution} }`)
    .join('\n');

/** Policies below the demo's own, as somebody would add them. */
const several = configWith([
  {
    file: 'sla.yaml',
    from: /$/,
    to: `
- id: redes
  when: { category: [network, email] }
  calendar: oficina
  goals:
${goals('1h', '2h')}

- id: jefatura
  when: { group: vip }
  calendar: siempre
  goals:
${goals('10m', '3h')}

- id: planilla
  when: { item: prueba }
  due: { field: needed, days_before: 1 }
  calendar: oficina
  goals:
${goals('1h', '1d')}

- id: cada-viernes
  when: { category: hardware }
  due: { weekday: friday, at: '17:00' }
  calendar: oficina
  goals:
${goals('1h', '1d')}

- id: desde-abril
  from: 2026-04-01
  calendar: oficina
  goals:
${goals('2h', '1d')}
`,
  },
  { file: 'people.yaml', from: /^- id: bob$/m, to: '- id: bob\n  groups: [vip]' },
  {
    file: 'calendars.yaml',
    from: /$/,
    to: `
siempre:
  tz: America/Lima
  hours: { mon: &day [['00:00', '24:00']], tue: *day, wed: *day, thu: *day, fri: *day, sat: *day, sun: *day }
`,
  },
  trialItem('prueba', '  []', '  - { id: needed, kind: date, required: false, label: { es: Para cuándo, en: Needed by } }'),
]);

async function asked(desk: Desk, date: string): Promise<void> {
  const ana = desk.as('ana', 'slack');
  await ana.say('prueba prueba');
  await ana.say('sí');
  await ana.say('porque sí');
  await ana.say(date);
  await ana.say('enviar');
}

describe('the policy that fits', () => {
  story(
    'is found by category, and by the group of who asks; all others have the desk’s own',
    async (desk) => {
      await reported(desk, 'no funciona el wifi');
      await reported(desk, 'no puedo imprimir');
      expect(await desk.ticket('INC-1')).toMatchObject({
        category: 'network',
        policy: 'redes',
        response: { dueAt: '2026-03-02T15:00:00.000Z' },
        resolution: { dueAt: '2026-03-02T16:00:00.000Z' },
      });
      expect(await desk.ticket('INC-2')).toMatchObject({ policy: 'estandar' });
      await desk.do({ until: '2026-03-02T23:30:00Z' });
      const bob = desk.as('bob', 'slack');
      await bob.say('I cannot print');
      await bob.tap('Open it');
      expect(await desk.ticket('INC-3')).toMatchObject({
        policy: 'jefatura',
        response: { dueAt: '2026-03-02T23:40:00.000Z' },
        resolution: { dueAt: '2026-03-03T02:30:00.000Z' },
      });
      // In which group somebody is, is nobody's business.
      expect(heard(await bob.say('why INC-3'), 'bob')).toMatch(/the first that fits, by the group of whoever asks\./);
    },
    several,
  );

  story(
    'is asked again when the ticket changes, as if it had been so from the start',
    async (desk) => {
      await reported(desk);
      await desk.wait('PT1H');
      const carlos = desk.as('carlos', 'teams');
      await carlos.say('tomar INC-1');
      const told = heard(await carlos.say('categoría INC-1 redes'), 'carlos');
      expect(told).toMatch(/^INC-1 pasó a la categoría «Red e internet».\nSolución a más tardar: lun, 2 mar., 11:00/);
      expect(await desk.ticket('INC-1')).toMatchObject({
        policy: 'redes',
        response: { dueAt: '2026-03-02T15:00:00.000Z', breached: false },
        resolution: { dueAt: '2026-03-02T16:00:00.000Z' },
      });
    },
    several,
  );

  story(
    'may be another one from a date on',
    async (desk) => {
      await desk.do({ until: '2026-04-01T13:00:00Z' });
      await reported(desk);
      expect(await desk.ticket('INC-1')).toMatchObject({
        policy: 'desde-abril',
        response: { dueAt: '2026-04-01T15:00:00.000Z' },
      });
    },
    several,
  );
});

describe('a fixed due date', () => {
  story(
    'is a working day before the date of the form; said so, and no wait moves it',
    async (desk) => {
      await asked(desk, '10/03/2026');
      const fixed = { dueAt: '2026-03-09T23:00:00.000Z', fixed: true, breached: false };
      expect(await desk.ticket('REQ-1')).toMatchObject({ policy: 'planilla', resolution: fixed });
      const carlos = desk.as('carlos', 'teams');
      await carlos.say('tomar REQ-1');
      await carlos.say('esperar REQ-1 repuestos llega el viernes');
      expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'waiting', resolution: fixed });
      expect(heard(await carlos.say('ver REQ-1'), 'carlos')).toMatch(/fecha fijada: .*9 mar/);
      await desk.do({ until: '2026-03-09T23:00:00Z' });
      expect(await desk.ticket('REQ-1')).toMatchObject({ resolution: { ...fixed, breached: true } });
    },
    several,
  );

  story(
    'left out, or gone by: the goal holds',
    async (desk) => {
      await asked(desk, 'omitir');
      expect(await desk.ticket('REQ-1')).toMatchObject({ resolution: { dueAt: '2026-03-03T14:00:00.000Z' } });
      await desk.wait('PT1H');
      await asked(desk, '02/03/2026');
      expect(await desk.ticket('REQ-2')).toMatchObject({ resolution: { dueAt: '2026-03-03T15:00:00.000Z' } });
    },
    several,
  );

  story(
    'is the next such weekday',
    async (desk) => {
      await reported(desk, 'mi laptop no enciende');
      expect(await desk.ticket('INC-1')).toMatchObject({
        category: 'hardware',
        resolution: { dueAt: '2026-03-06T22:00:00.000Z', fixed: true },
      });
    },
    several,
  );
});
