import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import type { Printed } from './run-scenario.ts';
import { heard, last, reported, story, type Desk } from './story.ts';

/** A policy that counts day and night, for people who keep office hours. */
const aroundTheClock = {
  file: 'calendars.yaml',
  from: /^oficina:/m,
  to: `siempre:
  tz: America/Lima
  hours:
    mon: [['00:00', '24:00']]
    tue: [['00:00', '24:00']]
    wed: [['00:00', '24:00']]
    thu: [['00:00', '24:00']]
    fri: [['00:00', '24:00']]
    sat: [['00:00', '24:00']]
    sun: [['00:00', '24:00']]

oficina:`,
} as const;
const dayAndNight = { file: 'sla.yaml', from: /(id: estandar[^]*? {2}calendar: )oficina/, to: '$1siempre' } as const;

/** `instant percent` of every message to a reader that names one, also of those that only changed. */
function alerts(lines: readonly Printed[], to: string): string[] {
  return lines
    .filter((line) => line.to === to && / %/.test(line.text))
    .map(({ at, text }) => `${at.slice(5, 16)} ${/(\d+) %/.exec(text)?.[1]} ${/respuesta|solución/.exec(text)?.[0] ?? '?'}`);
}

async function taken(desk: Desk, as = 'carlos'): Promise<void> {
  await desk.as(as, 'teams').say('tomar INC-1');
}

describe('an alert', () => {
  story('offers what helps: to take it where nobody has it', async (desk) => {
    await reported(desk);
    const alert = last(await desk.wait('PT2H'), 'team:mesa');
    expect(alert).toMatchObject({
      text: expect.stringMatching(/^INC-1 .*50 % del plazo de respuesta/),
      choices: ['Tomar', 'Asignar', 'Ver'],
    });
    expect(alert.expects).toBeUndefined();
    expect(heard(await desk.as('carlos', 'slack').tap('Tomar', { message: alert.message ?? '' }), 'carlos')).toMatch(/INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos', state: 'in_progress' });
  });

  story('takes nothing out of the hands of who came first', async (desk) => {
    await reported(desk);
    const alert = last(await desk.wait('PT2H'), 'team:mesa');
    await taken(desk);
    const late = await desk.as('sofia', 'slack').tap('Tomar', { message: alert.message ?? '' });
    expect(heard(late, 'sofia')).toMatch(/Carlos Huamán ya tiene INC-1/);
    expect(heard(late, 'carlos')).toBe('');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos' });
    await desk.as('sofia', 'slack').say('tomar INC-1');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'sofia' });
  });

  story('offers its assignee to wait with a reason, to pass it on and to look', async (desk) => {
    await reported(desk);
    await taken(desk);
    const carlos = desk.as('carlos', 'teams');
    const alert = last(await desk.wait('P1DT5H'), 'carlos');
    expect(alert).toMatchObject({ text: expect.stringContaining('50 %'), choices: ['Reasignar', 'En espera', 'Ver'] });
    expect(heard(await carlos.tap('Ver', { message: alert.message ?? '' }), 'carlos')).toMatch(/INC-1.*\n[^]*lo tomó/);
    expect(last(await carlos.tap('En espera', { message: alert.message ?? '' }), 'carlos').choices).toContain('Repuestos');
    await carlos.tap('Repuestos');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'parts' });
    expect(alerts(await desk.wait('P1D'), 'carlos')).toEqual([]);
  });

  story('loses its buttons when there is nothing left to do, and says its number once only', async (desk) => {
    await reported(desk);
    const lines = await desk.wait('PT2H');
    const alert = last(lines, 'team:mesa');
    await taken(desk);
    const after = await desk.as('carlos', 'teams').say('resolver INC-1 cambié el tóner');
    const changed = after.findLast((line) => line.message === alert.message);
    expect(changed).toMatchObject({ edited: true, choices: [], text: expect.not.stringContaining('%') });
    expect(alerts([...lines, ...after], 'team:mesa')).toEqual(['03-02T16:00 50 respuesta']);
    const tapped = await desk.as('sofia', 'slack').tap('Tomar', { message: alert.message ?? '' });
    expect(heard(tapped, 'sofia')).toMatch(/INC-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved', assignee: 'carlos' });
  });

  story('is answered by the words of its buttons, while it can mean one ticket only', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'whatsapp');
    await carlos.say('tomar INC-1');
    await desk.wait('P1DT5H');
    expect(last(await carlos.say('reasignar'), 'carlos').text).toMatch(/^¿A quién le asigno INC-1\?/);
    await carlos.say('cancelar');
    expect(last(await carlos.say('en espera'), 'carlos').choices).toContain('Repuestos');
    await carlos.say('repuestos');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'parts' });
  });

  story('of an assignee who is away reaches the room too', async (desk) => {
    await reported(desk);
    await taken(desk);
    await desk.as('carlos', 'teams').say('ausente hasta el viernes');
    const lines = await desk.wait('P1DT5H');
    expect(alerts(lines, 'carlos')).toEqual(['03-03T19:00 50 solución']);
    expect(alerts(lines, 'team:mesa')).toEqual(['03-03T19:00 50 solución']);
  });

  story('comes before the question why it was missed', async (desk) => {
    await reported(desk);
    await taken(desk);
    const lines = (await desk.do({ until: '2026-03-05T09:00:00-05:00' })).filter(({ to }) => to === 'carlos');
    expect(lines.at(-2)?.text).toMatch(/100 % del plazo de solución/);
    expect(lines.at(-1)?.text).toMatch(/¿Cuál fue la causa\?/);
  });

  story('leaves the next free words of its reader alone', async (desk) => {
    await reported(desk);
    await taken(desk);
    await desk.wait('P1DT5H');
    expect(heard(await desk.as('carlos', 'teams').say('no puedo entrar al SAP'), 'carlos')).toMatch(/SAP/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', assignee: 'carlos' });
  });

  story('is not told to who asked for the ticket, whatever else they are', async (desk) => {
    const marta = desk.as('marta', 'teams');
    await marta.say('no puedo imprimir');
    await marta.tap('Abrir');
    const lines = await desk.wait('P5D');
    expect(alerts(lines, 'marta')).toEqual([]);
    expect(alerts(lines, 'team:mesa')).toHaveLength(6);
    expect(heard(lines, 'marta')).not.toMatch(/causa/);
  });

  story('a higher priority: what it jumps over is told once, as the highest', async (desk) => {
    await reported(desk);
    await taken(desk);
    await desk.wait('PT7H');
    const lines = await desk.as('carlos', 'teams').say('prioridad INC-1 crítica se cayó todo');
    expect(alerts(lines, 'carlos')).toEqual(['03-02T21:00 100 solución']);
    expect(alerts(await desk.wait('P3D'), 'carlos')).toEqual([]);
  });
});

describe('quiet hours', () => {
  const config = configWith([aroundTheClock, dayAndNight]);
  const evening = async (desk: Desk, text?: string): Promise<void> => {
    await desk.do({ until: '2026-03-06T17:30:00-05:00' });
    await reported(desk, text);
  };

  story(
    'several levels of a weekend are one message at the next opening, the highest',
    async (desk) => {
      await evening(desk);
      const lines = await desk.do({ until: '2026-03-09T09:00:00-05:00' });
      expect(alerts(lines, 'team:mesa')).toEqual(['03-09T13:00 100 respuesta', '03-09T13:00 75 solución']);
      expect(alerts(lines, 'marta')).toEqual(['03-09T13:00 100 respuesta']);
      expect(alerts(await desk.wait('P5D'), 'team:mesa')).toEqual(['03-09T22:30 100 solución']);
    },
    config,
  );

  story(
    'what is critical is told at any hour',
    async (desk) => {
      await evening(desk, 'se cayó la facturación, es urgente, nadie puede trabajar');
      const lines = await desk.do({ until: '2026-03-06T21:31:00-05:00' });
      expect(alerts(lines, 'team:mesa')).toContain('03-07T00:30 50 solución');
      expect(alerts(lines, 'marta')).toContain('03-07T02:30 100 solución');
    },
    config,
  );

  story(
    'what becomes critical waits no longer',
    async (desk) => {
      await evening(desk);
      await desk.do({ until: '2026-03-06T20:00:00-05:00' });
      const lines = await desk.as('carlos', 'slack').say('prioridad INC-1 crítica se cayó todo');
      expect(alerts(lines, 'team:mesa')).toEqual(['03-07T01:00 100 respuesta', '03-07T01:00 50 solución']);
    },
    config,
  );

  story(
    'taken before the morning: nobody is told of a clock that stands, but why it was missed is asked',
    async (desk) => {
      await evening(desk);
      await desk.do({ until: '2026-03-09T07:30:00-05:00' });
      await taken(desk);
      const lines = await desk.do({ until: '2026-03-09T08:30:00-05:00' });
      expect(alerts(lines, 'team:mesa')).toEqual([]);
      expect(alerts(lines, 'carlos')).toEqual(['03-09T13:00 75 solución']);
      expect(heard(lines, 'carlos')).toMatch(/INC-1.*pasó su plazo de respuesta.*causa/);
      expect(lines.filter(({ to }) => to === 'marta')).toEqual([]);
    },
    config,
  );

  story(
    'paused before the morning: nothing is told until it goes on',
    async (desk) => {
      await evening(desk);
      const carlos = desk.as('carlos', 'teams');
      await taken(desk);
      await desk.do({ until: '2026-03-09T07:30:00-05:00' });
      await carlos.say('esperar INC-1 repuestos');
      expect(alerts(await desk.do({ until: '2026-03-09T10:00:00-05:00' }), 'carlos')).toEqual([]);
      expect(alerts(await carlos.say('reanudar INC-1'), 'carlos')).toEqual(['03-09T15:00 75 solución']);
    },
    config,
  );

  story(
    'solved before the morning: nothing',
    async (desk) => {
      await evening(desk);
      await taken(desk);
      await desk.do({ until: '2026-03-09T07:30:00-05:00' });
      await desk.as('carlos', 'teams').say('resolver INC-1 cambié el tóner');
      const lines = await desk.do({ until: '2026-03-09T09:00:00-05:00' });
      expect(lines.filter(({ text }) => / %/.test(text))).toEqual([]);
    },
    config,
  );

  story(
    'a goal that moved meanwhile is told when it is reached',
    async (desk) => {
      await evening(desk);
      await desk.do({ until: '2026-03-06T20:00:00-05:00' });
      await desk.as('carlos', 'slack').say('prioridad INC-1 baja hay otra impresora');
      const lines = await desk.do({ until: '2026-03-09T09:00:00-05:00' });
      expect(alerts(lines, 'team:mesa')).toEqual(['03-09T13:00 100 respuesta', '03-09T13:00 50 solución']);
    },
    config,
  );
});
