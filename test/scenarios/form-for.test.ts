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

  story('it is changed in words while a question is open, and the question stays', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop para luis');
    await ana.say('sí');
    expect(last(await ana.say('no, es para marta'), 'ana').text).toMatch(/modelo necesitas\?\nPara: Marta Quispe$/);
    expect(last(await ana.say('es para mí'), 'ana').text).not.toMatch(/Para: /);
    await ana.say('t14');
    expect(last(await ana.say('para bob'), 'ana').text).toMatch(/cuándo la necesitas\?\nPara: Bob Wilson/);
    const asked = last(await ana.say('mejor para luis ramirez quispe'), 'ana');
    expect(asked.choices).toEqual(['Luis Ramírez', 'Para mí']);
    expect(last(await ana.say('luis'), 'ana').text).toMatch(/cuándo la necesitas\?\nPara: Luis Ramírez/);
    await ana.say('20/03');
    // Where any words would do, these are the reason.
    await ana.say('para marta');
    expect(last(await ana.say('omitir'), 'ana').text).toMatch(/Para: Luis Ramírez[\s\S]*Motivo: para marta/);
    expect(last(await ana.say('es para juan perez'), 'ana').text).toMatch(/No encuentro a «juan perez»[\s\S]*¿Para quién es\?/);
  });

  story(
    'in English and Portuguese; a date is an answer, and what is confidential is opened to nobody in passing',
    async (desk) => {
      const bob = desk.as('bob', 'web');
      await bob.say('I need a laptop');
      await bob.say('yes');
      expect(last(await bob.say("it's for Luis"), 'bob').text).toMatch(/For: Luis Ramírez$/);
      const ana = desk.as('ana', 'slack');
      await ana.say('preciso de um notebook');
      await ana.say('sí');
      expect(last(await ana.say('é para o Luis'), 'ana').text).toMatch(/Para: Luis Ramírez$/);
      await ana.say('t14');
      expect(last(await ana.say('para el viernes'), 'ana').text).toMatch(/Para qué la necesitas/);
      await ana.say('cancelar');
      await ana.say('quiero vacaciones');
      await ana.say('sí');
      expect(last(await ana.say('es para luis'), 'ana').text).not.toMatch(/Para: Luis/);
    },
  );

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
