import { describe, expect } from '@jest/globals';
import { heard, last, story } from './story.ts';

describe('the same for several people', () => {
  story('both are shown, and each has a request of their own', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const shown = last(await ana.say('necesito una laptop para Bob Wilson y otra para Luis'), 'ana').text;
    expect(shown).toMatch(/primero la de Bob Wilson, y después sigo con la de Luis Ramírez/);
    expect(shown).toMatch(/Para: Bob Wilson y Luis Ramírez/);
    expect(last(await ana.say('sí'), 'ana').text).toMatch(/Para: Bob Wilson$/);
    for (const words of ['t14', '20/03', 'viajes', 'omitir']) await ana.say(words);
    expect(last(await ana.say('enviar'), 'ana').text).toMatch(/lo otro[\s\S]*Para: Luis Ramírez/);
    expect(last(await ana.say('sí'), 'ana').text).toMatch(/Para: Luis Ramírez$/);
    for (const words of ['t14', '20/03', 'viajes', 'omitir', 'enviar']) await ana.say(words);
    const tickets = await desk.tickets();
    expect(tickets.map(({ beneficiary }) => beneficiary)).toEqual(['bob', 'luis']);
    expect(tickets.map(({ links }) => links)).toEqual([
      [{ kind: 'related', number: 'REQ-2' }],
      [{ kind: 'related', number: 'REQ-1' }],
    ]);
  });

  story('one for oneself and one for another, in English; what is left is asked about', async (desk) => {
    const bob = desk.as('bob', 'web');
    expect(last(await bob.say('I need a mouse for me and another one for Luis'), 'bob').text).toMatch(/One request per person/);
    await bob.say('yes');
    for (const words of ['skip', 'send']) await bob.say(words);
    await bob.say('yes');
    for (const words of ['skip', 'send']) await bob.say(words);
    expect((await desk.tickets()).map(({ beneficiary }) => beneficiary)).toEqual([null, 'luis']);
    await bob.say('I need a keyboard for Luis and Marta');
    expect(last(await bob.say('no'), 'bob').text).not.toMatch(/go on/);
  });

  story('in Portuguese, and cancelled in between: whether the other is still wanted', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('preciso de um notebook para Bob e outro para Luis'), 'ana').text).toMatch(
      /una solicitud por persona/i,
    );
    await ana.say('sí');
    expect(last(await ana.say('cancelar'), 'ana').choices).toEqual(['Sí, seguir', 'No, dejarlo']);
    expect(last(await ana.say('sí'), 'ana').text).toMatch(/Para: Luis Ramírez/);
  });

  story('a room for two is one room', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('reserva una sala para Bob y Luis mañana a las 10'), 'ana').text).not.toMatch(/por persona/);
  });
});

describe('a name that nobody of the directory has', () => {
  story('is shown, and it is asked whom it is for', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop para Fulano');
    const asked = last(await ana.say('sí'), 'ana');
    expect(asked).toMatchObject({
      text: expect.stringMatching(/No encuentro a «Fulano»[\s\S]*¿Para quién es\?/),
      choices: ['Para mí'],
    });
    expect(last(await ana.say('Luis'), 'ana').text).toMatch(/Para: Luis Ramírez/);
    const bob = desk.as('bob', 'web');
    await bob.say('I need a mouse for Jessica Stone');
    expect(last(await bob.say('yes'), 'bob').text).toMatch(/do not find “Jessica Stone”/);
    await bob.say('for me');
    for (const words of ['skip', 'send']) await bob.say(words);
    expect(await desk.ticket('REQ-1')).toMatchObject({ requester: 'bob', beneficiary: null });
  });

  story('beside a known one it goes to that one, which is said', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito acceso a SAP para Luis y Fulano');
    expect(heard(await ana.say('sí'), 'ana')).toMatch(/No encuentro a «Fulano».*va solo para Luis Ramírez/);
    await ana.say('cancelar');
    await ana.say('accesos para Mengano y José Pérez');
    expect(heard(await ana.say('sí'), 'ana')).toMatch(/No encuentro a «Mengano y José Pérez»/);
  });

  story('in whatever letters it is written; whoever may be meant is a button', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('NECESITO UNA LAPTOP PARA JUAN PEREZ');
    expect(last(await ana.say('sí'), 'ana').text).toMatch(/No encuentro a «JUAN PEREZ»[\s\S]*¿Para quién es\?/);
    await ana.say('cancelar');
    await ana.say('necesito una laptop para luis ramirez quispe');
    const asked = last(await ana.say('sí'), 'ana');
    expect(asked.choices).toEqual(['Luis Ramírez', 'Para mí']);
    expect(last(await ana.tap('Luis Ramírez'), 'ana').text).toMatch(/Para: Luis Ramírez$/);
  });

  story('a family name that is a common word too is asked about', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('necesito un teclado para reyes');
    expect(last(await ana.say('sí'), 'ana')).toMatchObject({ text: '¿Para quién es? Escribe su nombre o elige.' });
    expect(heard(await ana.say('para mí'), 'ana')).not.toMatch(/Para: /);
  });

  story('who has a name besides the one in the directory is somebody else', async (desk) => {
    const bob = desk.as('bob', 'web');
    await bob.say('laptop for luis mendoza');
    expect(last(await bob.say('yes'), 'bob').text).toMatch(/do not find “luis mendoza”/);
  });

  for (const words of [
    'necesito una laptop para diseño',
    'necesito una laptop para Rosario',
    'necesito una laptop para el mercado',
    'necesito una laptop para Semana Santa',
    'I need a laptop extension for Grace period',
    'necesito una laptop para mañana',
    'necesito una laptop para la sala de Lima',
    'necesito una laptop para Marketing',
    'necesito una laptop para Ventas',
    'necesito una laptop para AutoCAD',
    'necesito una laptop para el Lunes',
    'necesito una laptop para Cusco',
    'necesito una laptop para Navidad',
    'necesito una laptop para Ana Torres',
  ])
    // prettier-ignore
    story(`"${words}" names nobody: no question more`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say(words);
      expect(heard(await ana.say('sí'), 'ana')).not.toMatch(/No encuentro|Para quién|Para: [A-Z]/);
    });
});
