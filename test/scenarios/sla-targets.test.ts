import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import type { Printed } from './run-scenario.ts';
import { heard, reported, story, type Desk } from './story.ts';

const anyPriority = (goal: string): string => `{ critical: ${goal}, high: ${goal}, normal: ${goal}, low: ${goal} }`;

/** The demo's standard with an hour for the next answer, shares of two teams and of one supplier. */
const strict = configWith([
  {
    file: 'sla.yaml',
    from: /- id: estandar[\s\S]*$/,
    to: `- id: estandar
  calendar: oficina
  goals:
    critical: { response: 30m, next: 1h, resolution: 4h }
    high: { response: 1h, next: 1h, resolution: 8h }
    normal: { response: 4h, next: 1h, resolution: 3d }
    low: { response: 8h, next: 1h, resolution: 5d }
  alerts: [50, 100]
  internal:
    - { team: mesa, goals: ${anyPriority('2h')} }
    - { team: sedes, goals: ${anyPriority('4h')} }
  vendor:
    - { supplier: Tecnología Ñandú S.A., goals: ${anyPriority('1h')} }
`,
  },
]);

async function taken(desk: Desk) {
  const ana = await reported(desk);
  const carlos = desk.as('carlos', 'teams');
  await carlos.say('tomar INC-1');
  return { ana, carlos };
}

/** `reader: time percent target` of each alert. */
function alerts(lines: readonly Printed[]): string[] {
  return lines
    .filter(({ text, edited }) => !edited && /\d+ %/.test(text))
    .map(({ at, to, text }) => `${to}: ${at.slice(11, 16)} ${/(\d+) %/.exec(text)?.[1] ?? ''}`);
}

describe('the next response', () => {
  story(
    'counts from the first unanswered message until an agent answers in public',
    async (desk) => {
      const { ana, carlos } = await taken(desk);
      expect(await desk.ticket('INC-1')).toMatchObject({ nextResponse: null });
      await desk.wait('PT1H');
      await ana.say('INC-1: sigue igual');
      await desk.wait('PT20M');
      await ana.say('INC-1: y ahora tampoco escanea');
      const asked = { startedAt: '2026-03-02T15:00:00.000Z', dueAt: '2026-03-02T16:00:00.000Z' };
      expect(await desk.ticket('INC-1')).toMatchObject({ nextResponse: { ...asked, metAt: null, breached: false } });
      await carlos.say('nota INC-1 es el driver');
      expect(await desk.ticket('INC-1')).toMatchObject({ nextResponse: { metAt: null } });
      await carlos.say('responder INC-1 voy para allá');
      expect(await desk.ticket('INC-1')).toMatchObject({
        nextResponse: { ...asked, metAt: '2026-03-02T15:20:00.000Z', breached: false },
      });
    },
    strict,
  );

  story(
    'a reply that was taken back answered nothing; the assignee is told at 50 and 100 %',
    async (desk) => {
      const { ana, carlos } = await taken(desk);
      await ana.say('INC-1: tampoco imprime desde la otra computadora');
      await carlos.say('responder INC-1 sí');
      await carlos.say('deshacer');
      expect(await desk.ticket('INC-1')).toMatchObject({ nextResponse: { metAt: null } });
      const told = (await desk.wait('PT1H30M')).filter(({ text }) => /siguiente respuesta/i.test(text));
      expect(alerts(told).filter((line) => line.startsWith('carlos'))).toEqual(['carlos: 14:30 50', 'carlos: 15:00 100']);
      expect(await desk.ticket('INC-1')).toMatchObject({ nextResponse: { breached: true, metAt: null } });
    },
    strict,
  );

  story(
    'thanks are no message, and words before the first answer are answered by it',
    async (desk) => {
      const ana = await reported(desk);
      await ana.say('INC-1: es la del piso 2');
      await desk.as('carlos', 'teams').say('tomar INC-1');
      await ana.say('gracias');
      expect(await desk.ticket('INC-1')).toMatchObject({ nextResponse: null });
    },
    strict,
  );

  story(
    'not agreeing wants an answer again, and solving it is one',
    async (desk) => {
      const { ana, carlos } = await taken(desk);
      await carlos.say('resolver INC-1 cambié el tóner');
      await desk.wait('PT1H');
      await ana.say('INC-1 no conforme, sale en blanco');
      expect(await desk.ticket('INC-1')).toMatchObject({
        state: 'in_progress',
        nextResponse: { startedAt: '2026-03-02T15:00:00.000Z', metAt: null },
      });
      await desk.wait('PT30M');
      await carlos.say('resolver INC-1 ahora con tóner original');
      expect(await desk.ticket('INC-1')).toMatchObject({
        nextResponse: { metAt: '2026-03-02T15:30:00.000Z', breached: false },
      });
    },
    strict,
  );
});

describe('what wants an answer', () => {
  story(
    'the answer to a question of the agent does, and words from whichever channel',
    async (desk) => {
      const { ana, carlos } = await taken(desk);
      await ana.say('INC-1: sigue igual');
      await carlos.say('esperar INC-1 solicitante ¿qué modelo es?');
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', nextResponse: { metAt: '2026-03-02T14:00:00.000Z' } });
      await desk.wait('PT10M');
      await ana.say('es la HP 400');
      expect(await desk.ticket('INC-1')).toMatchObject({
        state: 'in_progress',
        nextResponse: { startedAt: '2026-03-02T14:10:00.000Z', metAt: null },
      });
      await carlos.say('responder INC-1 gracias, la reviso');
      await desk.wait('PT10M');
      const phone = desk.as('ana', 'whatsapp');
      await phone.say('INC-1: esta es la foto');
      expect(await desk.ticket('INC-1')).toMatchObject({
        nextResponse: { startedAt: '2026-03-02T14:20:00.000Z', metAt: null },
      });
    },
    strict,
  );

  story(
    'a cancelled ticket waits for none; neither does one that is solved',
    async (desk) => {
      const { ana, carlos } = await taken(desk);
      await ana.say('INC-1: sigue igual');
      await desk.wait('PT10M');
      await ana.say('anular INC-1 ya no hace falta');
      const ended = { state: 'cancelled', nextResponse: { metAt: null, breached: false } };
      expect(await desk.ticket('INC-1')).toMatchObject(ended);
      expect(alerts(await desk.wait('P3D')).filter((line) => line.startsWith('carlos'))).toEqual([]);
      expect(await desk.ticket('INC-1')).toMatchObject(ended);
      expect(heard(await carlos.say('ver INC-1'), 'carlos')).not.toMatch(/Siguiente respuesta/);
    },
    strict,
  );
});

describe("a team's and a third party's time", () => {
  story(
    'is counted for each of them, and goes on as they do',
    async (desk) => {
      const { carlos } = await taken(desk);
      await desk.wait('PT1H');
      await carlos.say('escalar INC-1 tecnologia nandu s.a.');
      await desk.wait('PT30M');
      await carlos.say('reanudar INC-1');
      await carlos.say('asignar INC-1 sedes');
      await desk.wait('PT1H');
      expect(await desk.ticket('INC-1')).toMatchObject({
        team: 'sedes',
        internal: [
          {
            team: 'mesa',
            startedAt: '2026-03-02T14:00:00.000Z',
            dueAt: '2026-03-02T16:00:00.000Z',
            metAt: '2026-03-02T15:30:00.000Z',
            breached: false,
            used: 90,
          },
          { team: 'sedes', dueAt: '2026-03-02T19:30:00.000Z', metAt: null, used: 60 },
        ],
        vendor: [{ supplier: 'Tecnología Ñandú S.A.', metAt: '2026-03-02T15:30:00.000Z', breached: false, used: 30 }],
        timeInStates: { in_progress: { working: 120, elapsed: 120 }, escalated: { working: 30, elapsed: 30 } },
        policy: 'estandar',
      });
    },
    strict,
  );

  story(
    'is nobody else’s business: the requester sees only what was promised',
    async (desk) => {
      const { ana, carlos } = await taken(desk);
      await carlos.say('escalar INC-1 Tecnología Ñandú S.A.');
      const inside = /Plazo del (equipo|proveedor)/;
      expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(inside);
      for (const words of ['ver INC-1', 'por qué INC-1', '¿cómo va INC-1?'])
        expect(heard(await ana.say(words), 'ana')).not.toMatch(/[Pp]lazo del (equipo|proveedor)/);
      const lines = await desk.wait('PT3H');
      expect(alerts(lines).filter((line) => line.startsWith('ana'))).toEqual([]);
      expect(alerts(lines).filter((line) => line.startsWith('carlos')).length).toBeGreaterThan(2);
    },
    strict,
  );

  story(
    'the report counts them beside what was promised',
    async (desk) => {
      const { ana, carlos } = await taken(desk);
      await ana.say('INC-1: sigue igual');
      await carlos.say('responder INC-1 voy');
      await carlos.say('escalar INC-1 Tecnología Ñandú S.A.');
      await desk.wait('PT2H');
      await carlos.say('reanudar INC-1');
      await carlos.say('resolver INC-1 listo');
      const report = heard(await carlos.say('informe hoy'), 'carlos');
      expect(report).toMatch(/Siguiente respuesta en plazo: 100 % \(1 de 1\)/);
      expect(report).toMatch(/Proveedores en plazo: 0 % \(0 de 1\)/);
      expect(report).toMatch(/Plazo del equipo cumplido: 100 % \(1 de 1\)/);
      const above = heard(await desk.as('gerencia', 'web').say('informe hoy'), 'gerencia');
      expect(above).toMatch(/Respuesta en plazo: 100 %/);
      expect(above).not.toMatch(/Proveedores en plazo|Plazo del equipo/);
    },
    strict,
  );
});
