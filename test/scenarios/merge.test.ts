import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, rewritten, solved, story, type Desk } from './story.ts';

/** Ana cannot print and Bob cannot connect: INC-1 and INC-2. */
async function two(desk: Desk): Promise<void> {
  await reported(desk);
  const bob = desk.as('bob', 'teams');
  await bob.say('the vpn does not connect');
  await bob.say('yes');
}

describe('merging', () => {
  story('one ends in the other; both requesters are told, its people follow it', async (desk) => {
    await two(desk);
    const carlos = desk.as('carlos', 'slack');
    const lines = await carlos.say('unir INC-2 en INC-1');
    expect(heard(lines, 'carlos')).toMatch(/INC-2 se unió a INC-1/);
    expect(heard(lines, 'bob')).toMatch(/INC-2 was merged into INC-1/);
    expect(heard(lines, 'ana')).toMatch(/INC-2 se unió a INC-1/);
    expect(heard(lines, 'ana')).not.toMatch(/Bob|vpn/);
    expect(rewritten(lines, 'team:mesa').some(({ ticket, choices }) => ticket === 'INC-2' && choices.length === 0)).toBe(true);
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'cancelled', links: [{ kind: 'merged', number: 'INC-1' }] });
    expect(await desk.ticket('INC-1')).toMatchObject({
      state: 'registered',
      participants: ['bob'],
      affected: ['bob'],
      links: [{ kind: 'absorbed', number: 'INC-2' }],
    });
  });

  story('the merged number keeps answering and points on, whatever is asked of it', async (desk) => {
    await two(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.command('merge INC-2 into INC-1');
    const bob = desk.as('bob', 'teams');
    expect(heard(await bob.say('status INC-2'), 'bob')).toMatch(
      /INC-2 was merged into INC-1[\s\S]*INC-1 · no puedo imprimir: registered/,
    );
    expect(heard(await bob.say('INC-2?'), 'bob')).toMatch(/INC-1/);
    for (const text of ['tomar INC-2', 'ver INC-2', 'reabrir INC-2 otra vez', 'resolver INC-2 listo', 'nota INC-2 hola'])
      expect(heard(await carlos.say(text), 'carlos')).toMatch(/INC-2 se unió a INC-1/);
    const commented = await bob.say('INC-2 it still does not connect');
    expect(heard(commented, 'bob')).toMatch(/INC-2 was merged into INC-1: I added your comment there/);
    expect(heard(commented, 'team:mesa')).toMatch(/INC-1: it still does not connect/);
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'cancelled' });
  });

  story('a chain of merges leads to its end, and no ticket is merged into itself', async (desk) => {
    await two(desk);
    await desk.wait('PT10M');
    await reported(desk, 'no me llegan correos');
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('unir INC-2 con INC-1');
    await carlos.say('unir INC-1 en INC-3');
    expect(heard(await desk.as('bob', 'teams').say('status INC-2'), 'bob')).toMatch(/INC-2 was merged into INC-3/);
    expect(heard(await carlos.say('unir INC-3 en INC-2'), 'carlos')).toMatch(/mismo ticket/);
    expect(heard(await carlos.say('unir INC-3 en INC-3'), 'carlos')).toMatch(/mismo ticket/);
    expect(await desk.ticket('INC-3')).toMatchObject({ state: 'registered', participants: ['bob'] });
  });

  story('its people are told when the other is solved; the requester alone is asked', async (desk) => {
    await two(desk);
    await desk.as('carlos', 'slack').say('unir INC-2 en INC-1');
    const lines = await solved(desk);
    expect(last(lines, 'bob').text).toMatch(/INC-1[\s\S]*solved/);
    expect(last(lines, 'ana').choices).toEqual(['Conforme', 'No conforme']);
  });

  story('what cannot be merged is refused with the reason', async (desk) => {
    await two(desk);
    await askedForMouse(desk);
    const carlos = desk.as('carlos', 'slack');
    expect(heard(await carlos.say('unir INC-1'), 'carlos')).toMatch(/unir INC-12 en INC-9/);
    expect(heard(await carlos.say('unir INC-1 en REQ-1'), 'carlos')).toMatch(/es de otro tipo/);
    expect(heard(await carlos.say('unir INC-1 en INC-77'), 'carlos')).toMatch(/No encuentro INC-77/);
    await carlos.say('anular INC-2 duplicado');
    expect(heard(await carlos.say('unir INC-1 en INC-2'), 'carlos')).toMatch(/anulado/);
    expect(heard(await desk.as('ana', 'slack').say('unir INC-1 en INC-2'), 'ana')).not.toMatch(/Listo/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered', links: [] });
  });

  story('two agents merge crosswise at the same moment: one happens', async (desk) => {
    await two(desk);
    await desk.do({
      together: [
        { as: 'carlos', on: 'slack', say: 'unir INC-1 en INC-2' },
        { as: 'sofia', on: 'teams', say: 'unir INC-2 en INC-1' },
      ],
    });
    const states = (await desk.tickets()).map(({ state }) => state);
    expect([...states].sort()).toEqual(['cancelled', 'registered']);
  });

  story('a redelivery merges once', async (desk) => {
    await two(desk);
    await desk.as('carlos', 'slack').say('unir INC-2 en INC-1');
    expect(await desk.do({ repeat: 2 })).toEqual([]);
    expect(await desk.ticket('INC-1')).toMatchObject({ links: [{ kind: 'absorbed', number: 'INC-2' }] });
  });
});

describe('splitting, linking', () => {
  story('a part becomes a ticket of its own for the same requester; which is asked', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir y además el correo no me llega');
    await ana.tap('Es una sola cosa');
    await ana.tap('Abrir');
    const carlos = desk.as('carlos', 'slack');
    expect(last(await carlos.say('dividir INC-1'), 'carlos')).toMatchObject({ expects: { type: 'long_text' } });
    const lines = await carlos.say('el correo no llega');
    expect(heard(lines, 'ana')).toMatch(/INC-2: el correo no llega/);
    expect(await desk.ticket('INC-2')).toMatchObject({
      requester: 'ana',
      category: 'email',
      source: 'slack',
      links: [{ kind: 'related', number: 'INC-1' }],
    });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered', links: [{ kind: 'related', number: 'INC-2' }] });
    await desk.wait('PT10M');
    expect(heard(await ana.say('estado INC-2'), 'ana')).toMatch(/Relacionado con: INC-1/);
  });

  story('in one message', async (desk) => {
    await reported(desk);
    expect(heard(await desk.as('carlos', 'slack').command('split INC-1 the scanner is broken too'), 'carlos')).toMatch(/INC-2/);
  });

  story('linked tickets name each other once, to whom may see both', async (desk) => {
    await two(desk);
    const carlos = desk.as('carlos', 'slack');
    expect(heard(await carlos.say('vincular INC-1 INC-2'), 'carlos')).toMatch(/INC-1 quedó relacionado con INC-2/);
    await carlos.say('vincular INC-2 con INC-1');
    expect(heard(await carlos.say('vincular INC-1 INC-1'), 'carlos')).toMatch(/mismo ticket/);
    expect(await desk.ticket('INC-1')).toMatchObject({ links: [{ kind: 'related', number: 'INC-2' }] });
    expect(heard(await carlos.say('estado INC-1'), 'carlos')).toMatch(/INC-2/);
    expect(heard(await desk.as('ana', 'slack').say('estado INC-1'), 'ana')).not.toMatch(/INC-2/);
  });
});

describe('linking what is over', () => {
  story('an open ticket is linked with a closed one, in either order; two closed ones are not', async (desk) => {
    await two(desk);
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('anular INC-1 duplicado');
    expect(heard(await carlos.say('vincular INC-1 INC-2'), 'carlos')).toMatch(/quedó relacionado con/);
    await carlos.say('anular INC-2 duplicado');
    expect(heard(await carlos.say('vincular INC-1 INC-2'), 'carlos')).toMatch(/anulado/);
  });
});

describe('reclassifying', () => {
  story('a report that is a request: the requester completes the form, then the report ends', async (desk) => {
    await reported(desk, 'se malogró mi mouse');
    const carlos = desk.as('carlos', 'slack');
    const lines = await carlos.say('reclasificar INC-1 periférico');
    const ana = desk.as('ana', 'slack');
    expect(last(lines, 'ana')).toMatchObject({ choices: ['Completar', 'No es eso'] });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
    let answer = last(await ana.tap('Completar'), 'ana');
    for (let step = 0; step < 6 && !answer.choices?.includes('Enviar'); step += 1) {
      const given = answer.choices?.find((label) => label !== 'Omitir') ?? 'el mío no funciona';
      answer = last(await ana.say(answer.choices?.includes('Omitir') ? 'omitir' : given), 'ana');
    }
    const sent = await ana.tap('Enviar');
    expect(heard(sent, 'ana')).toMatch(/REQ-1/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'cancelled', links: [{ kind: 'successor', number: 'REQ-1' }] });
    expect(await desk.ticket('REQ-1')).toMatchObject({
      requester: 'ana',
      state: 'awaiting_approval',
      links: [{ kind: 'predecessor', number: 'INC-1' }],
    });
  });

  story('"no es eso" leaves it a report, and the agent is told', async (desk) => {
    await reported(desk, 'se malogró mi mouse');
    await desk.as('carlos', 'slack').say('reclasificar INC-1 periférico');
    const lines = await desk.as('ana', 'slack').tap('No es eso');
    expect(heard(lines, 'carlos')).toMatch(/Ana Torres no ve INC-1 como una solicitud/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
  });

  story('a request that is a report: at once, with its approval ended', async (desk) => {
    await askedForMouse(desk);
    const lines = await desk.as('carlos', 'slack').say('reclasificar REQ-1 equipos');
    expect(heard(lines, 'ana')).toMatch(/REQ-1 pasó a ser INC-1/);
    expect(rewritten(lines, 'luis').every(({ choices }) => choices.length === 0)).toBe(true);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'cancelled', links: [{ kind: 'successor', number: 'INC-1' }] });
    expect(await desk.ticket('INC-1')).toMatchObject({
      requester: 'ana',
      category: 'hardware',
      links: [{ kind: 'predecessor', number: 'REQ-1' }],
    });
  });

  story('without saying into what: the possibilities are named', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'slack');
    expect(heard(await carlos.say('reclasificar INC-1'), 'carlos')).toMatch(/Laptop/);
    expect(heard(await carlos.say('reclasificar INC-1 como solicitud de laptop'), 'carlos')).toMatch(/Le pedí a Ana Torres/);
    expect(heard(await carlos.command('reclassify INC-1 to software'), 'ana')).toMatch(/Programa o licencia/);
  });
});
