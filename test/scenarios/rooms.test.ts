import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, rewritten, story, type Desk } from './story.ts';
import type { Printed } from './run-scenario.ts';

/** Ana's report has a card in the room; whoever writes under it is in the agents' room. */
async function carded(desk: Desk): Promise<string> {
  const ana = desk.as('ana', 'slack');
  await ana.say('no puedo imprimir');
  return last(await ana.tap('Abrir'), 'team:mesa').message ?? '';
}

function under(desk: Desk, card: string, as: string): (say: string) => Promise<Printed[]> {
  return (say) => desk.do({ as, on: 'slack', thread: card, say });
}

const noteOf = async (desk: Desk, as: string, number: string): Promise<string> =>
  last(await desk.as(as, 'teams').command(`show ${number}`), as).text ?? '';

const ALONE = 'Te escribí por mensaje directo.';

describe('the agents’ room', () => {
  story('keeps what agents say there as internal notes, without a word', async (desk) => {
    const card = await carded(desk);
    const carlos = under(desk, card, 'carlos');
    expect(await carlos('creo que es el tóner, voy al segundo piso')).toEqual([]);
    expect(await under(desk, card, 'sofia')('yo tengo uno de repuesto')).toEqual([]);
    const shown = await noteOf(desk, 'marta', 'INC-1');
    expect(shown).toMatch(/tóner/);
    expect(shown).toMatch(/repuesto/);
    expect(await noteOf(desk, 'ana', 'INC-1')).not.toMatch(/tóner|repuesto/);
  });

  story('takes verbs without a number, and says there what came of them', async (desk) => {
    const card = await carded(desk);
    const carlos = under(desk, card, 'carlos');
    const taken = await carlos('take');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: 'carlos', state: 'in_progress' });
    expect(last(taken, 'team:mesa')).toMatchObject({
      thread: card,
      text: expect.stringMatching(/^A Carlos Huamán: INC-1 es tuyo/),
    });
    expect(heard(taken, 'carlos')).toBe('');
    expect(heard(taken, 'ana')).toMatch(/Carlos Huamán.*INC-1/);
    const replied = await carlos('reply ya lo vemos, Ana');
    expect(last(replied, 'team:mesa')).toMatchObject({ thread: card, text: expect.stringMatching(/Ana Torres.*deshacer/) });
    expect(heard(await desk.wait('PT11S'), 'ana')).toMatch(/ya lo vemos, Ana/);
    expect(last(await carlos('resolver cambié el tóner'), 'ana').text).toMatch(/cambié el tóner/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
  });

  story('a reply is taken back there within its ten seconds', async (desk) => {
    const card = await carded(desk);
    const carlos = under(desk, card, 'carlos');
    await carlos('responder ya lo vemos');
    expect(last(await carlos('deshacer'), 'team:mesa')).toMatchObject({ thread: card, text: expect.stringMatching(/INC-1/) });
    expect(heard(await desk.wait('PT1M'), 'ana')).toBe('');
  });

  story('reads what the requester writes, under the card, and the assignee in person', async (desk) => {
    const card = await carded(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    await desk.wait('PT10M');
    const lines = await desk.as('ana', 'slack').say('INC-1 sigue igual, la luz roja parpadea');
    const told = lines.filter(({ text }) => text.includes('la luz roja parpadea'));
    expect(told.map(({ to, on, thread }) => ({ to, on, thread }))).toEqual([
      { to: 'carlos', on: 'teams', thread: undefined },
      { to: 'team:mesa', on: 'slack', thread: card },
    ]);
  });

  story('reads an answer that was asked for, files, conformity and its refusal', async (desk) => {
    const card = await carded(desk);
    const carlos = under(desk, card, 'carlos');
    await carlos('tomar');
    await carlos('esperar solicitante ¿qué impresora es?');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting' });
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('la del segundo piso'), 'team:mesa')).toMatchObject({
      thread: card,
      text: expect.stringMatching(/segundo piso/),
    });
    const sent = await desk.do({ as: 'ana', on: 'slack', attach: 'foto.jpg', say: 'INC-1 así se ve' });
    expect(heard(sent, 'team:mesa')).toMatch(/foto\.jpg/);
    await carlos('resolver cambié el tóner');
    expect(last(await ana.say('no, sigue sin imprimir'), 'team:mesa')).toMatchObject({
      thread: card,
      text: expect.stringMatching(/no está conforme.*sigue sin imprimir/),
    });
    await carlos('resolver cambié la impresora');
    expect(last(await ana.tap('Conforme'), 'team:mesa')).toMatchObject({
      thread: card,
      text: expect.stringMatching(/Ana Torres está conforme con INC-1/),
    });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
    expect(last(await ana.say('reabrir INC-1 volvió a fallar'), 'team:mesa')).toMatchObject({
      thread: card,
      text: expect.stringMatching(/reabrió INC-1.*volvió a fallar/),
    });
  });

  story('reads why somebody changed the priority elsewhere, and not twice what was done there', async (desk) => {
    const card = await carded(desk);
    const lines = await desk.as('sofia', 'teams').say('prioridad INC-1 alta: toda el área está parada');
    expect(last(lines, 'team:mesa')).toMatchObject({ thread: card, text: expect.stringMatching(/toda el área está parada/) });
    const here = await under(desk, card, 'carlos')('prioridad crítica: ahora son dos áreas');
    expect(here.filter(({ to, edited }) => to === 'team:mesa' && !edited)).toHaveLength(1);
    expect(rewritten(here, 'team:mesa').at(-1)?.text).toMatch(/crítica/i);
  });

  story('"resuelto: …" and a category by its name are verbs there', async (desk) => {
    const card = await carded(desk);
    await under(desk, card, 'carlos')('tomar');
    await under(desk, card, 'carlos')('categoría redes');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'network' });
    await under(desk, card, 'carlos')('resuelto, cambié el tóner');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
  });

  story('thanks and greetings among colleagues are nothing', async (desk) => {
    const card = await carded(desk);
    for (const words of ['gracias Carlos', 'hola', '¡muchas gracias!', '👍', '   '])
      expect(await under(desk, card, 'sofia')(words)).toEqual([]);
    expect(await noteOf(desk, 'carlos', 'INC-1')).not.toMatch(/gracias|hola|👍/);
  });

  story('a sentence that begins like a verb is a note', async (desk) => {
    const card = await carded(desk);
    for (const words of ['espera que lo vea Juan', 'responde que ya vamos', 'toma mucho tiempo esto', 'ver si es el cable'])
      expect(await under(desk, card, 'carlos')(words)).toEqual([]);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered', assignee: null });
  });

  story('what is too long is not taken down, and said so', async (desk) => {
    const card = await carded(desk);
    const lines = await under(desk, card, 'carlos')('tóner '.repeat(1000));
    expect(heard(lines, 'carlos')).toMatch(/4.?000/);
    expect(await noteOf(desk, 'carlos', 'INC-1')).not.toMatch(/tóner/);
  });

  story('what is missing behind a verb is asked of the agent alone', async (desk) => {
    const card = await carded(desk);
    await under(desk, card, 'carlos')('tomar');
    const lines = await under(desk, card, 'carlos')('resolver');
    expect(last(lines, 'carlos')).toMatchObject({ on: 'slack', expects: { type: 'long_text' } });
    expect(lines.filter(({ to }) => to === 'team:mesa')).toMatchObject([{ thread: card, text: ALONE }]);
    expect(heard(await under(desk, card, 'carlos')('resolver'), 'team:mesa')).toBe('');
    expect(last(await desk.as('carlos', 'slack').say('cambié el tóner'), 'ana').text).toMatch(/cambié el tóner/);
  });

  story('other verbs are answered alone', async (desk) => {
    const card = await carded(desk);
    for (const verb of ['cola', 'ayuda', 'show', 'mios']) {
      const lines = await under(desk, card, 'carlos')(verb);
      expect(heard(lines, 'team:mesa')).toBe(verb === 'cola' ? ALONE : '');
      expect(heard(lines, 'carlos')).not.toBe('');
    }
  });

  story('who is no agent of it is heard as anywhere: the requester comments, others learn nothing', async (desk) => {
    const card = await carded(desk);
    const own = await under(desk, card, 'ana')('es la del segundo piso');
    expect(heard(own, 'team:mesa')).toBe(ALONE);
    expect(last(own, 'ana').text).toMatch(/agregué a INC-1/);
    expect(await noteOf(desk, 'ana', 'INC-1')).toMatch(/segundo piso/);
    const strange = await under(desk, card, 'bob')('me too');
    expect(strange.map(({ to }) => to)).toEqual(['bob', 'team:mesa']);
    expect(heard(strange, 'team:mesa')).toBe('I have written to you in a direct message.');
    expect(last(strange, 'bob').text).toBe(
      last(await desk.as('bob', 'slack').say('INC-99'), 'bob').text?.replaceAll('INC-99', 'INC-1'),
    );
    expect(heard(await under(desk, card, 'bob')('take'), 'team:mesa')).toBe('');
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: null });
  });

  story('an agent’s own ticket is no room of theirs', async (desk) => {
    const carlos = desk.as('carlos', 'slack');
    await carlos.say('no puedo imprimir');
    const card = last(await carlos.tap('Abrir'), 'team:mesa').message ?? '';
    await under(desk, card, 'sofia')('seguro es el tóner otra vez');
    await under(desk, card, 'carlos')('la impresora es la del segundo piso');
    expect(await noteOf(desk, 'carlos', 'INC-1')).toMatch(/segundo piso/);
    expect(await noteOf(desk, 'carlos', 'INC-1')).not.toMatch(/tóner otra vez/);
  });

  story('files there are the team’s own, unless they come with a reply', async (desk) => {
    const card = await carded(desk);
    expect(await desk.do({ as: 'carlos', on: 'slack', thread: card, attach: 'interno.png' })).toMatchObject([
      { edited: true, message: card },
    ]);
    await desk.do({ as: 'carlos', on: 'slack', thread: card, attach: 'guia.pdf', say: 'responder sigue esta guía' });
    const told = heard(await desk.wait('PT15S'), 'ana');
    expect(told).toMatch(/sigue esta guía/);
    expect(told).toMatch(/guia\.pdf/);
    expect(await noteOf(desk, 'ana', 'INC-1')).not.toMatch(/interno\.png/);
    expect(await noteOf(desk, 'sofia', 'INC-1')).toMatch(/interno\.png/);
  });

  story('a request’s card is there once it is approved', async (desk) => {
    await askedForMouse(desk);
    const lines = await desk.as('luis', 'teams').tap('Aprobar');
    const card = last(lines, 'team:mesa').message ?? '';
    await under(desk, card, 'sofia')('tomar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ assignee: 'sofia' });
  });

  story('"Más acciones" offers whoever taps the rest of what they may do, alone', async (desk) => {
    const card = await carded(desk);
    const carlos = desk.as('carlos', 'slack');
    const offered = await carlos.tap('Más acciones');
    expect(offered.map(({ to }) => to)).toEqual(['carlos']);
    expect(last(offered, 'carlos').choices).toEqual(
      expect.arrayContaining(['Prioridad', 'Categoría', 'Unir', 'Anular', 'Nada más']),
    );
    expect(last(offered, 'carlos').choices).not.toContain('Aprobar');
    await carlos.tap('Prioridad');
    await carlos.say('alta');
    await carlos.say('toda el área está parada');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'high' });
    await carlos.tap('Más acciones');
    expect(heard(await carlos.tap('Nada más'), 'team:mesa')).toBe('');
    expect((await carlos.tap('Más acciones', { message: card })).length).toBeGreaterThan(0);
    expect(last(await desk.as('ana', 'slack').tap('Más acciones', { message: card }), 'ana').choices).toEqual([]);
  });

  story('the same words delivered again change nothing', async (desk) => {
    const card = await carded(desk);
    await under(desk, card, 'carlos')('tomar');
    expect(await desk.do({ repeat: 5 })).toEqual([]);
  });

  story('the room of the page has no threads: it reads what it read', async (desk) => {
    const ana = await reported(desk);
    await desk.as('carlos', 'teams').say('asignar INC-1 sedes');
    await desk.wait('PT10M');
    const before = await ana.say('INC-1 también falla la puerta');
    expect(before.map(({ to, on, thread }) => ({ to, on, thread }))).toEqual([
      { to: 'team:sedes', on: 'web', thread: undefined },
      { to: 'ana', on: 'slack', thread: undefined },
    ]);
    await desk.as('elena', 'web').say('tomar INC-1');
    const after = await ana.say('INC-1 y la ventana');
    expect(after.map(({ to }) => to).sort()).toEqual(['ana', 'elena']);
  });
});
