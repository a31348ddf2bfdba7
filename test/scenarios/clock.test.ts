import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, story } from './story.ts';
import type { Printed } from './run-scenario.ts';

/** `percent target` of each alert, in order, with its instant. */
function alerts(lines: readonly Printed[], to: string): string[] {
  return lines
    .filter((line) => line.to === to && /\d+ %/.test(line.text))
    .map(({ at, text }) => `${at.slice(5, 16)} ${/(\d+) %/.exec(text)?.[1]} ${/respuesta|solución/.exec(text)?.[0]}`);
}

describe('targets', () => {
  story('a normal incident: four hours to answer, three working days to solve', async (desk) => {
    await reported(desk);
    expect(await desk.ticket('INC-1')).toMatchObject({
      response: { dueAt: '2026-03-02T18:00:00.000Z', metAt: null, breached: false },
      resolution: { dueAt: '2026-03-05T14:00:00.000Z' },
    });
  });

  story('nobody takes it: the team is told at 50, 75 and 100 % of each target, once', async (desk) => {
    await reported(desk);
    const lines = await desk.wait('P10D');
    expect(alerts(lines, 'team:mesa')).toEqual([
      '03-02T16:00 50 respuesta',
      '03-02T17:00 75 respuesta',
      '03-02T18:00 100 respuesta',
      '03-03T19:00 50 solución',
      '03-04T16:30 75 solución',
      '03-05T14:00 100 solución',
    ]);
    expect(lines.filter(({ text }) => /\d+ %/.test(text)).every(({ text }) => text.includes('INC-1'))).toBe(true);
    expect(await desk.ticket('INC-1')).toMatchObject({ response: { breached: true }, resolution: { breached: true } });
  });

  story('somebody has it: that person is told', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    const lines = await desk.wait('P10D');
    expect(alerts(lines, 'carlos')).toEqual(['03-03T19:00 50 solución', '03-04T16:30 75 solución', '03-05T14:00 100 solución']);
  });

  story('an urgent one has a shorter time', async (desk) => {
    await reported(desk, 'se cayó la facturación, es urgente, nadie puede trabajar');
    expect(await desk.ticket('INC-1')).toMatchObject({
      priority: 'critical',
      response: { dueAt: '2026-03-02T14:30:00.000Z' },
      resolution: { dueAt: '2026-03-02T18:00:00.000Z' },
    });
  });

  story('waiting stops the clock, going on starts it', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await carlos.say('esperar INC-1 repuestos llega el jueves');
    expect(alerts(await desk.wait('P2D'), 'carlos')).toEqual([]);
    await carlos.say('reanudar INC-1');
    expect(await desk.ticket('INC-1')).toMatchObject({ resolution: { dueAt: '2026-03-09T14:00:00.000Z' } });
  });

  story('a report at night counts from the morning', async (desk) => {
    await desk.do({ until: '2026-03-02T20:00:00-05:00' });
    await reported(desk);
    expect(await desk.ticket('INC-1')).toMatchObject({ response: { dueAt: '2026-03-03T17:00:00.000Z' } });
  });

  story('a request counts from its approval', async (desk) => {
    await askedForMouse(desk);
    expect(await desk.ticket('REQ-1')).toMatchObject({ response: { dueAt: null }, resolution: { dueAt: null } });
    await desk.wait('P1D');
    await desk.as('luis', 'teams').tap('Aprobar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ response: { dueAt: '2026-03-03T18:00:00.000Z' } });
  });
});

describe('an approval that nobody decides', () => {
  story('is reminded of within eight working hours, with its buttons', async (desk) => {
    await askedForMouse(desk);
    expect(heard(await desk.do({ until: '2026-03-02T16:59:00-05:00' }), 'luis')).toBe('');
    expect(last(await desk.do({ until: '2026-03-02T17:01:00-05:00' }), 'luis')).toMatchObject({
      text: expect.stringMatching(/Recordatorio: REQ-1/),
      choices: expect.arrayContaining(['Aprobar', 'Rechazar']),
    });
  });

  story('expires after five working days; the requester is told and no button is left', async (desk) => {
    const ana = await askedForMouse(desk);
    const lines = await desk.wait('P8D');
    expect(heard(lines, 'ana')).toMatch(/REQ-1 se anuló.*5 días hábiles/);
    expect(lines.filter(({ to }) => to === 'luis').at(-1)?.choices).toEqual([]);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'cancelled', approvals: [{ state: 'expired' }] });
    expect(heard(await desk.as('luis', 'teams').say('aprobar REQ-1'), 'luis')).toMatch(/venció sin decisión/);
    expect(heard(await ana.say('estado'), 'ana')).toMatch(/REQ-1/);
  });

  story('a decision ends the reminders', async (desk) => {
    await askedForMouse(desk);
    await desk.as('luis', 'teams').tap('Aprobar');
    expect(heard(await desk.wait('P9D'), 'luis')).toBe('');
  });
});
