import { describe, expect } from '@jest/globals';
import { everyKind } from './every-kind.ts';
import { last, rewritten, story } from './story.ts';

const config = everyKind();

describe('what people say to a form', () => {
  story('"no" leaves an optional question out and is no answer', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('quiero vacaciones del 6 al 10 de abril');
    await ana.say('sí');
    expect(last(await ana.say('no'), 'ana').text).not.toMatch(/Comentario/);
    await ana.say('enviar');
    expect((await desk.ticket('REQ-1'))['answers']).toEqual({ from: '2026-04-06', to: '2026-04-10' });
  });

  story('"enviar" is no reason: it says what is missing, or leaves the rest out', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('nuevo laptop');
    await ana.say('x1');
    expect(last(await ana.say('enviar'), 'ana').text).toMatch(/Falta completar «Para cuándo»/);
    await ana.say('el lunes');
    expect(last(await ana.say('envíalo'), 'ana').text).toMatch(/Falta completar «Motivo»/);
    await ana.say('para viajar');
    expect(last(await ana.say('enviar'), 'ana').choices).toEqual(['Enviar', 'Editar', 'Cancelar']);
    await ana.say('sí, envíalo');
    expect((await desk.ticket('REQ-1'))['answers']).toEqual({ model: 'x1', needed_by: '2026-03-09', reason: 'para viajar' });
  });

  story('a question about one’s tickets is answered in between, and is no reason', async (desk) => {
    const bob = desk.as('bob', 'teams');
    for (const words of ['new laptop', 't14', 'next friday']) await bob.say(words);
    const between = last(await bob.say('what is the status of my requests?'), 'bob');
    expect(between.text).toMatch(/What do you need it for\?/);
    expect(last(await bob.say('for travelling'), 'bob').text).toMatch(/accessory/);
  });

  story('"déjalo" beside an answer leaves the answer, not the form', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of ['nuevo laptop', 't14', 'el lunes', 'para viajar', 'no']) await ana.say(words);
    await ana.say('editar respuesta 2');
    expect(last(await ana.say('déjalo'), 'ana').text).toMatch(/2\. Para cuándo: lunes, 9 de marzo/);
    expect(last(await ana.say('editar invitados'), 'ana').choices).toEqual(['Modelo', 'Para cuándo', 'Motivo']);
  });

  story('an option that earlier answers rule out is refused, and begins no other request', async (desk) => {
    const bob = desk.as('bob', 'slack');
    for (const words of ['new event', 'Town hall', 'next friday at 3', 'two hours', 'callao', '60']) await bob.say(words);
    const refused = last(await bob.say('parking and projector'), 'bob');
    expect(refused.text).toMatch(/I read “parking”[\s\S]*What do you need\?/);
    expect(last(await bob.say('monday 3pm'), 'bob').text).not.toMatch(/Hello/);
  });

  story(
    'a card that is refused names each input',
    async (desk) => {
      const ana = desk.as('ana', 'web');
      await ana.say('nuevo todo');
      await ana.say('como formulario');
      const fill = { Título: 'x', Precio: 'abc', Cantidad: '99' };
      const lines = await desk.do({ as: 'ana', on: 'web', fill, tap: 'Enviar' });
      expect(last(lines, 'ana').text).toMatch(/«Precio»: Leí «abc»[\s\S]*«Cantidad»: Leí 99/);
      expect(rewritten(lines, 'ana')).toHaveLength(1);
    },
    config,
  );
});
