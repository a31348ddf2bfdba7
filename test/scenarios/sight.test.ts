import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, story, type Desk } from './story.ts';
import type { Voice } from './run-scenario.ts';

async function vacation(desk: Desk): Promise<Voice> {
  const ana = desk.as('ana', 'slack');
  await ana.say('quiero vacaciones del 6 al 10 de abril');
  await ana.say('sí');
  await ana.say('omitir');
  await ana.say('enviar');
  return ana;
}

describe('a confidential request', () => {
  story('does not exist for anybody but requester, approver and its team', async (desk) => {
    await vacation(desk);
    await desk.as('luis', 'teams').tap('Aprobar');
    const unknown = heard(await desk.as('carlos', 'teams').say('ver REQ-99'), 'carlos').replace('99', '1');
    for (const who of ['carlos', 'marta', 'pedro', 'bob']) {
      for (const words of [
        'ver REQ-1',
        'REQ-1',
        'tomar REQ-1',
        'nota REQ-1 x',
        'anular REQ-1 x',
        'aprobar REQ-1',
        'REQ-1 hola',
      ]) {
        const text = heard(await desk.as(who, 'teams').say(words), who);
        expect({ words, text }).toEqual({ words, text: who === 'bob' ? 'I cannot find REQ-1.' : unknown });
      }
    }
    expect(heard(await desk.as('carlos', 'teams').say('cola'), 'carlos')).toMatch(/vacía/);
    expect(heard(await desk.as('rosa', 'teams').say('cola'), 'rosa')).toMatch(/REQ-1/);
  });

  story('its card goes to its own team alone', async (desk) => {
    await vacation(desk);
    const lines = await desk.as('luis', 'teams').tap('Aprobar');
    expect(heard(lines, 'team:mesa')).toBe('');
    expect(last(lines, 'team:rrhh')).toMatchObject({ ticket: 'REQ-1', choices: expect.arrayContaining(['Tomar']) });
  });

  story('the approver sees form and decisions, but does not work on it', async (desk) => {
    await vacation(desk);
    const luis = desk.as('luis', 'teams');
    expect(heard(await luis.say('ver REQ-1'), 'luis')).toMatch(/6 de abril/);
    expect(heard(await luis.say('tomar REQ-1'), 'luis')).toMatch(/no te corresponde/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval', assignee: null });
  });

  story('nothing of it stands in the log', async (desk) => {
    await vacation(desk);
    expect(desk.log.join('\n')).not.toMatch(/vacaciones/i);
  });
});

describe('who may do what', () => {
  story('a requester has no verbs of agents; another person sees nothing at all', async (desk) => {
    const ana = await reported(desk);
    for (const words of ['tomar INC-1', 'resolver INC-1 ya', 'nota INC-1 x', 'responder INC-1 x', 'esperar INC-1 repuestos']) {
      expect(heard(await ana.say(words), 'ana')).toMatch(/no te corresponde/);
    }
    expect(heard(await ana.say('cola'), 'ana')).toMatch(/agentes/);
    const bob = desk.as('bob', 'slack');
    for (const words of ['show INC-1', 'cancel INC-1 x', 'take INC-1', 'how is INC-1?']) {
      expect(heard(await bob.say(words), 'bob')).toBe('I cannot find INC-1.');
    }
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered', assignee: null });
  });

  story('the manager learns how a report stands, not what it says', async (desk) => {
    await reported(desk);
    const text = heard(await desk.as('luis', 'teams').say('estado INC-1'), 'luis');
    expect(text).toMatch(/registrado/);
    expect(heard(await desk.as('luis', 'teams').say('anular INC-1 no'), 'luis')).toMatch(/no te corresponde/);
  });

  story("somebody else's button, a stranger's tap, a tap on a card of a team one is not in", async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    expect(
      heard(
        await desk
          .as('bob', 'slack')
          .tap('Open it', { message: 'm1' })
          .catch(() => []),
        'bob',
      ),
    ).toBe('');
    expect(heard(await desk.as('bob', 'slack').tap('Abrir', { message: 'm1' }), 'bob')).toMatch(/not for you/);
    await desk.as('zoe', 'slack').tap('Abrir', { message: 'm1' });
    expect(await desk.tickets()).toEqual([]);
    const card = last(await ana.tap('Abrir'), 'team:mesa').message ?? '';
    expect(heard(await ana.tap('Tomar', { message: card }), 'ana')).toMatch(/no es para ti/);
    expect(heard(await desk.as('rosa', 'slack').tap('Tomar', { message: card }), 'rosa')).toMatch(/no es para ti/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
  });

  story('an approval is decided by nobody else', async (desk) => {
    const ana = await askedForMouse(desk);
    expect(heard(await ana.say('aprobar REQ-1'), 'ana')).toMatch(/su propia solicitud/);
    for (const who of ['carlos', 'marta', 'pedro']) await desk.as(who, 'teams').say('aprobar REQ-1');
    expect((await desk.ticket('REQ-1'))['approvals']).toMatchObject([{ state: 'pending', decisions: [] }]);
  });

  story('a stranger gets one polite answer a day', async (desk) => {
    const zoe = desk.as('zoe', 'whatsapp');
    expect(heard(await zoe.say('hola, no puedo imprimir'), 'zoe')).toMatch(/directorio/);
    expect(await zoe.say('¿hola?')).toEqual([]);
    expect(await zoe.say('ver INC-1')).toEqual([]);
    await desk.wait('P1D');
    expect(heard(await zoe.say('hola'), 'zoe')).toMatch(/directorio/);
    expect(await desk.tickets()).toEqual([]);
  });

  story('wrong numbers', async (desk) => {
    const ana = await reported(desk);
    for (const words of ['ver INC-2', 'INC-999999999999', '¿cómo va REQ-1?', 'anular REQ-7 por error', 'INC-2 sigue igual']) {
      expect(heard(await ana.say(words), 'ana')).toMatch(/^No encuentro (INC|REQ)-\d+\.$/);
    }
    expect(heard(await ana.say('ver inc 0001'), 'ana')).toMatch(/INC-1 · no puedo imprimir/);
  });
});
