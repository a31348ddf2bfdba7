import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, solved, story, type Desk } from './story.ts';

/** INC-1 of Ana's, solved, agreed to, and a fortnight old. */
async function longClosed(desk: Desk): Promise<void> {
  const ana = await reported(desk);
  await solved(desk);
  await ana.tap('Conforme');
  await desk.wait('P14D');
}

describe('too late to reopen', () => {
  story('words about it offer a new one linked to it; its number is told', async (desk) => {
    await longClosed(desk);
    const ana = desk.as('ana', 'slack');
    const offered = last(await ana.say('INC-1 otra vez no imprime'), 'ana');
    expect(offered).toMatchObject({ choices: ['Abrir', 'No'], text: expect.stringMatching(/más de 5 días hábiles[\s\S]*INC-1/) });
    expect(heard(await ana.tap('Abrir'), 'ana')).toMatch(/Registré INC-2, que continúa INC-1/);
    expect(await desk.ticket('INC-2')).toMatchObject({
      state: 'registered',
      category: 'printing',
      links: [{ kind: 'predecessor', number: 'INC-1' }],
    });
    expect(await desk.ticket('INC-1')).toMatchObject({
      state: 'closed',
      reopened: 0,
      links: [{ kind: 'successor', number: 'INC-2' }],
    });
    const shown = heard(await desk.as('carlos', 'slack').say('ver INC-2'), 'carlos');
    expect(shown).toMatch(/no puedo imprimir[\s\S]*otra vez no imprime/);
    expect(shown).toMatch(/Continúa: INC-1/);
  });

  story('"reabrir" offers the same, with or without words, in either language; "no" opens nothing', async (desk) => {
    await longClosed(desk);
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('reabrir INC-1'), 'ana').choices).toEqual(['Abrir', 'No']);
    expect(heard(await ana.say('no'), 'ana')).toMatch(/INC-1 sigue cerrado/);
    expect(last(await ana.command('reopen INC-1 again'), 'ana').choices).toEqual(['Abrir', 'No']);
    await ana.say('no');
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('what is written about the old one afterwards goes to the new one', async (desk) => {
    await longClosed(desk);
    const ana = desk.as('ana', 'slack');
    await ana.say('INC-1 otra vez no imprime');
    await ana.tap('Abrir');
    await desk.wait('PT1H');
    const lines = await ana.say('INC-1 y el escáner tampoco');
    expect(heard(lines, 'ana')).toMatch(/INC-1 sigue en INC-2/);
    expect(heard(lines, 'team:mesa')).toMatch(/INC-2: y el escáner tampoco/);
    expect(heard(await ana.say('reabrir INC-1'), 'ana')).toMatch(/ya sigue en INC-2/);
    expect(await desk.tickets()).toHaveLength(2);
  });

  story('an agent is told that it is too late', async (desk) => {
    await longClosed(desk);
    expect(heard(await desk.as('carlos', 'slack').say('reabrir INC-1 falla'), 'carlos')).toMatch(/5 días hábiles/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  });

  story('a double tap and a redelivery open one', async (desk) => {
    await longClosed(desk);
    const ana = desk.as('ana', 'slack');
    await ana.say('INC-1 otra vez no imprime');
    const tap = { as: 'ana', on: 'slack', tap: 'Abrir' };
    await desk.do({ together: [tap, tap] });
    await desk.do({ repeat: 2 });
    expect(await desk.tickets()).toHaveLength(2);
  });

  story('a request: its answers are copied, shown whole, and can be changed before they are sent', async (desk) => {
    const ana = await askedForMouse(desk);
    await desk.as('luis', 'teams').tap('Aprobar');
    await solved(desk, 'REQ-1');
    await ana.tap('Conforme');
    await desk.wait('P14D');
    const before = (await desk.ticket('REQ-1'))['answers'];
    await ana.say('REQ-1 necesito otro');
    expect(last(await ana.tap('Abrir'), 'ana').choices).toContain('Enviar');
    await ana.say('enviar');
    expect(await desk.ticket('REQ-2')).toMatchObject({
      state: 'awaiting_approval',
      answers: before,
      links: [{ kind: 'predecessor', number: 'REQ-1' }],
    });
  });
});
