import { describe, expect } from '@jest/globals';
import { heard, last, story } from './story.ts';

describe('a request for somebody else', () => {
  story('the name in the first words is shown, kept, and asked of their manager', async (desk) => {
    const bob = desk.as('bob', 'web');
    await bob.say('I need a laptop for Luis Ramírez by 20 March');
    expect(last(await bob.say('yes'), 'bob').text).toMatch(/For: Luis Ramírez\nNeeded by: .*20 March/);
    for (const answer of ['t14', 'travel']) await bob.say(answer);
    expect(last(await bob.say('skip'), 'bob').text).toMatch(/For: Luis Ramírez\n1\. Model: T14/);
    const sent = await bob.say('send');
    expect(heard(sent, 'marta')).toMatch(/Luis Ramírez/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ requester: 'bob', beneficiary: 'luis' });
  });

  story('it is changed before sending, also back to oneself', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop para bob');
    await ana.say('sí');
    for (const answer of ['t14', '20/03', 'viajes', 'omitir']) await ana.say(answer);
    expect(last(await ana.say('es para Marta Quispe'), 'ana').text).toMatch(/Para: Marta Quispe/);
    expect(last(await ana.say('editar beneficiario'), 'ana').choices).toContain('Para mí');
    expect(last(await ana.say('Fulano'), 'ana').text).toMatch(/No encuentro a «Fulano»/);
    expect(last(await ana.tap('Para mí'), 'ana').text).not.toMatch(/Para: /);
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ requester: 'ana', beneficiary: null });
  });

  for (const words of [
    'necesito una laptop para el lunes',
    'necesito una laptop para mí',
    'necesito una laptop para Ana Gómez',
    'necesito una laptop para viajar con Luis',
  ])
    // prettier-ignore
    story(`"${words}" names nobody else`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      await ana.say(words);
      expect(last(await ana.say('sí'), 'ana').text).not.toMatch(/Para: /);
    });

  story('defaults and conditions look at whom it is for', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo evento para Elena');
    for (const answer of ['Feria', 'el viernes a las 10', '2 horas']) await ana.say(answer);
    expect(last(await ana.say('resumen'), 'ana').text).toMatch(/Para: Elena/);
  });
});
