import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, solved, story, type Desk } from './story.ts';
import type { Printed } from './run-scenario.ts';

type React = (emoji: string, message: string) => Promise<Printed[]>;

const react =
  (desk: Desk, as: string, on = 'slack'): React =>
  (emoji, message) =>
    desk.do({ as, on, react: emoji, message });

describe('a reaction', () => {
  for (const thumb of ['👍🏽', '+1::skin-tone-4', ':thumbsup:', 'like', '✔️'])
    story(`${thumb} on "¿conforme?" is a yes`, async (desk) => {
      await reported(desk);
      const asked = last(await solved(desk), 'ana').message ?? '';
      expect(heard(await react(desk, 'ana')(thumb, asked), 'ana')).toMatch(/INC-1/);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
    });

  story('a thumb down is a no, and it is asked why', async (desk) => {
    await reported(desk);
    const asked = last(await solved(desk), 'ana').message ?? '';
    expect(last(await react(desk, 'ana')('👎', asked), 'ana')).toMatchObject({ expects: { type: 'text' } });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
    await desk.as('ana', 'slack').say('sigue igual');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  story('opens what was read right', async (desk) => {
    const shown = last(await desk.as('ana', 'whatsapp').say('no puedo imprimir'), 'ana').message ?? '';
    expect(last(await react(desk, 'ana', 'whatsapp')('👍', shown), 'ana').ticket).toBe('INC-1');
  });

  for (const thumb of ['👍🏽', '+1'])
    story(`${thumb} written as a message is the same yes`, async (desk) => {
      await reported(desk);
      await solved(desk);
      await desk.as('ana', 'slack').say(thumb);
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
    });

  story('written below an approval decides nothing', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'whatsapp');
    await luis.say('aprobado');
    for (const thumb of ['👍', '✅']) expect(last(await luis.say(thumb), 'luis').text).toMatch(/emoji no alcanza[\s\S]*REQ-1/);
    await luis.say('👎');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
  });

  story('never decides an approval', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'whatsapp');
    await luis.say('hola');
    const shown = last(await luis.say('continuar'), 'luis').message ?? '';
    for (const thumb of ['👍', '✅', '👎', '❌']) expect(await react(desk, 'luis', 'whatsapp')(thumb, shown)).toEqual([]);
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval' });
  });

  story('of any other kind, or on anything else, says and changes nothing', async (desk) => {
    const ana = await reported(desk);
    const told = last(await desk.as('carlos', 'teams').say('tomar INC-1'), 'ana').message ?? '';
    for (const emoji of ['👍', '🎉', '❤️', '5️⃣', '⭐', 'tada', '']) expect(await react(desk, 'ana')(emoji, told)).toEqual([]);
    const asked = last(await desk.as('carlos', 'teams').say('resolver INC-1 cambié el tóner'), 'ana').message ?? '';
    for (const emoji of ['🎉', '⭐', '3️⃣', '🤔', 'eyes']) expect(await react(desk, 'ana')(emoji, asked)).toEqual([]);
    expect(await react(desk, 'bob')('👍', asked)).toEqual([]);
    expect(await react(desk, 'carlos')('👍', asked)).toEqual([]);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
    await ana.tap('Conforme');
    expect(await react(desk, 'ana')('👍', asked)).toEqual([]);
    expect(await react(desk, 'ana')('👎', asked)).toEqual([]);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  });

  story('twice is once', async (desk) => {
    await reported(desk);
    const asked = last(await solved(desk), 'ana').message ?? '';
    await react(desk, 'ana')('👍', asked);
    expect(await desk.do({ repeat: 3 })).toEqual([]);
    expect(await react(desk, 'ana')('✅', asked)).toEqual([]);
  });

  story('on a card in the agents’ room does nothing', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    const card = last(await ana.tap('Abrir'), 'team:mesa').message ?? '';
    for (const emoji of ['👍', '👎', 'eyes']) expect(await react(desk, 'carlos')(emoji, card)).toEqual([]);
    expect(await desk.ticket('INC-1')).toMatchObject({ assignee: null, state: 'registered' });
  });

  story('never sends a form, nor what stood in a note', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito un mouse');
    await ana.say('sí');
    const summary = last(await ana.say('omitir'), 'ana').message ?? '';
    expect(await react(desk, 'ana')('👎', summary)).toEqual([]);
    expect(await desk.tickets()).toEqual([]);
  });
});

describe('a place on the map', () => {
  const lima = { latitude: -12.0464, longitude: -77.0428 };

  story('answers a question for a place', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('viáticos');
    await ana.tap('Abrir');
    for (const answer of ['yo', 'mañana']) await ana.say(answer);
    const sent = { name: 'Planta Ica', address: 'Panamericana Sur km 300', latitude: -14.0678, longitude: -75.7286 };
    await desk.do({ as: 'ana', on: 'whatsapp', locate: sent });
    for (const answer of ['auditoría', 'bus', '200', '100', 'omitir', 'mi correo', 'mi celular', 'enviar']) await ana.say(answer);
    expect(await desk.ticket('REQ-1')).toMatchObject({
      answers: {
        destination: { text: 'Planta Ica, Panamericana Sur km 300', latitude: -14.0678, longitude: -75.7286 },
        reason: 'auditoría',
      },
    });
  });

  story('where a form asks something else is no answer: that is asked again', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('viáticos');
    await ana.tap('Abrir');
    await ana.say('yo');
    const lines = await desk.do({ as: 'ana', on: 'whatsapp', locate: lima });
    expect(last(lines, 'ana').text).toMatch(/aquí pregunto otra cosa[\s\S]*Desde qué día/i);
    expect(await desk.tickets()).toEqual([]);
  });

  story('is a line of the ticket that was just opened', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    const sent = { name: 'Almacén Lurín', address: 'Av. Industrial 100', ...lima };
    const lines = await desk.do({ as: 'ana', on: 'whatsapp', locate: sent });
    expect(heard(lines, 'team:mesa')).toContain('INC-1: 📍 Almacén Lurín, Av. Industrial 100 (-12.0464, -77.0428)');
  });

  story('goes along with what is being confirmed', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('se cayó el wifi');
    await desk.do({ as: 'ana', on: 'whatsapp', locate: lima });
    await ana.tap('Abrir');
    expect(last(await desk.as('carlos', 'slack').say('ver INC-1'), 'carlos').text).toMatch(/📍 -12\.0464, -77\.0428/);
  });

  story('out of the blue is asked what for, and stands in what is opened then', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    const asked = await desk.do({ as: 'ana', on: 'whatsapp', locate: { ...lima, name: 'Sede Lurín' } });
    expect(last(asked, 'ana').text).toMatch(/ubicación/);
    expect(last(await ana.say('no puedo imprimir'), 'ana').text).toMatch(/no puedo imprimir/);
    await ana.tap('Abrir');
    const shown = last(await desk.as('carlos', 'slack').say('ver INC-1'), 'carlos').text ?? '';
    expect(shown).toMatch(/no puedo imprimir\s+📍 Sede Lurín \(-12\.0464, -77\.0428\)/);
  });

  story('answers what an agent asked', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    await desk.as('carlos', 'teams').say('esperar INC-1 solicitante ¿dónde estás?');
    const lines = await desk.do({ as: 'ana', on: 'slack', locate: { ...lima, name: 'Sede Lurín' } });
    expect(heard(lines, 'carlos')).toMatch(/📍 Sede Lurín/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  for (const [name, shown] of [
    ['(nada)', '(nada) (-12.0464, -77.0428)'],
    ['   ', '-12.0464, -77.0428'],
    ['123', '-12.0464, -77.0428'],
    ['línea uno\nlínea dos', 'línea uno línea dos (-12.0464, -77.0428)'],
  ])
    story(`called ${JSON.stringify(name)} reads ${JSON.stringify(shown)}`, async (desk) => {
      await reported(desk);
      const lines = await desk.do({ as: 'ana', on: 'slack', locate: { ...lima, name, address: name } });
      expect(heard(lines, 'team:mesa')).toContain(`INC-1: 📍 ${shown}`);
    });
});
