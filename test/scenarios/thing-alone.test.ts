import { expect } from '@jest/globals';
import { heard, last, story } from './story.ts';

for (const words of ['el monitor', 'la laptop', 'impresora', 'the printer', 'disco duro'])
  story(`"${words}" alone: is it broken, or wanted?`, async (desk) => {
    const asked = last(await desk.as('ana', 'slack').say(words), 'ana');
    expect(asked.choices).toEqual(['Algo falla', 'Necesito algo', 'No es una solicitud']);
    expect(asked.text).toContain(`«${words}»`);
  });

for (const [words, kind] of [
  ['mi laptop', 'Algo falla'],
  ['una laptop', 'necesitas algo'],
  ['tóner', 'necesitas algo'],
  ['laptop', 'necesitas algo'],
  ['Laptop', 'necesitas algo'],
  ['laptop por favor', 'necesitas algo'],
  ['vacaciones', 'necesitas algo'],
] as const)
  story(`"${words}" says which`, async (desk) => {
    expect(heard(await desk.as('ana', 'slack').say(words), 'ana').toLowerCase()).toContain(kind.toLowerCase());
  });

story('what it is follows from the one tap, with its form or its category', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('el monitor');
  expect(heard(await ana.tap('Necesito algo'), 'ana')).toContain('Solicitud: Accesorio o suministro');
  const bob = desk.as('bob', 'teams');
  await bob.say('the laptop');
  expect(heard(await bob.tap('Something is broken'), 'bob')).toContain('Category: Hardware');
});

for (const [words, expected] of [
  ['no prende', 'Categoría: Equipos'],
  ['la necesito para el lunes', 'Solicitud: Laptop'],
  ['no puedo imprimir', 'Categoría: Impresión'],
] as const)
  story(`"la laptop", then "${words}"`, async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('la laptop');
    expect(heard(await ana.say(words), 'ana')).toContain(expected);
  });

story('"neither can I" begins another trouble, and is shown as what is broken', async (desk) => {
  const { text } = last(await desk.as('bob', 'teams').say("I can't print, neither can I open outlook"), 'bob');
  expect(text).toContain("1. Something is broken (Printing): “I can't print”");
  expect(text).toContain('2. Something is broken (E-mail): “neither can I open outlook”');
});
