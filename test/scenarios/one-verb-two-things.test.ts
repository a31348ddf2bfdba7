import { describe, expect } from '@jest/globals';
import { heard, last, story } from './story.ts';

describe('one verb, two things', () => {
  for (const [who, words, first, second] of [
    ['ana', 'no funciona el mouse y la impresora', /1\. .*Equipos.*mouse/, /2\. .*Impresión.*impresora/],
    ['ana', 'NO ME ANDA NI EL TECLADO NI EL WIFI', /1\. .*Equipos/, /2\. .*Red/],
    ['ana', 'o mouse e a impressora não funcionam', /1\. .*Equipos/, /2\. .*Impresión/],
    ['bob', 'the mouse and the printer are not working', /1\. .*Hardware.*mouse/, /2\. .*Printing.*printer/],
  ] as const)
    // prettier-ignore
    story(`"${words}": both are offered, and gone through`, async (desk) => {
      const person = desk.as(who, 'whatsapp');
      const offered = last(await person.say(words), who);
      expect(offered.text).toMatch(first);
      expect(offered.text).toMatch(second);
      await person.say(who === 'ana' ? 'las dos' : 'both');
      expect(heard(await person.say('ok'), who)).toMatch(/INC-1/);
      await person.say('ok');
      const tickets = await desk.tickets();
      expect(tickets.map(({ number }) => number)).toEqual(['INC-1', 'INC-2']);
      expect(new Set(tickets.map(({ category }) => category)).size).toBe(2);
    });

  story('it may still be one', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no funciona el mouse y la impresora');
    await ana.tap('Es una sola cosa');
    await ana.tap('Abrir');
    expect(await desk.tickets()).toHaveLength(1);
  });

  for (const words of [
    'no funciona el teclado y el mouse',
    'no puedo entrar al correo y al calendario',
    'no funciona la impresora de Ventas y Marketing',
    'no funciona mi usuario y contraseña',
    'no funciona el correo en la laptop y el celular',
  ])
    // prettier-ignore
    story(`"${words}" is one matter`, async (desk) => {
      const ana = desk.as('ana', 'slack');
      expect(last(await ana.say(words), 'ana').choices).not.toContain('Las dos');
    });

  story('two things that broke together are told as they were said', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const offered = last(await ana.say('la impresora y el escáner no funcionan y además necesito un teclado'), 'ana');
    expect(offered.text).toMatch(/1\. .*Impresión.*la impresora y el escáner no funcionan[\s\S]*2\. .*Accesorio/);
  });
});
