import { describe, expect } from '@jest/globals';
import { heard, last, story } from './story.ts';

describe('a question beside a need', () => {
  story('how things are going is told first', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const lines = await ana.say('¿cómo van mis tickets? y además no me imprime la impresora');
    expect(heard(lines, 'ana')).toMatch(/No tienes tickets[\s\S]*Impresión/);
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'printing' });
  });

  story('a question that nothing answers comes after the need', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('no funciona el wifi. ¿cómo configuro mi firma?'), 'ana').text).toMatch(/Red e internet/);
    expect(last(await ana.tap('Abrir'), 'ana').text).toMatch(/cómo configuro mi firma/);
  });

  story('thanks before it do not swallow it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('gracias por lo de ayer. ahora no me funciona el mouse'), 'ana').choices).toContain('Abrir');
    const bob = desk.as('bob', 'web');
    expect(last(await bob.say('thanks for yesterday! now my mouse is not working'), 'bob').choices).toContain('Open it');
  });

  story('what was asked is answered by what stands before it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop');
    await ana.say('sí');
    expect(last(await ana.say('T14. además no funciona el wifi'), 'ana').text).toMatch(/Descripción: no funciona el wifi/);
    await ana.say('sí');
    expect(heard(await ana.say('continuar'), 'ana')).toMatch(/1 de 4/);
    await desk.as('bob', 'slack').say('I cannot print');
    await desk.as('bob', 'slack').tap('Open it');
    const carlos = desk.as('carlos', 'teams');
    for (const words of ['tomar INC-2', 'resolver INC-2 cambié el tóner']) await carlos.say(words);
    const lines = await desk.as('bob', 'slack').say('it works now, also I need a mouse');
    expect(heard(lines, 'bob')).toMatch(/INC-2 is closed[\s\S]*Accessory/);
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'closed' });
  });

  story('whoever wants a person gets one, and the need is not lost', async (desk) => {
    const lines = await desk.as('ana', 'slack').say('quiero hablar con una persona, no imprime la impresora');
    expect(heard(lines, 'team:mesa')).toMatch(/Ana Torres quiere hablar con una persona/);
    expect(last(lines, 'ana').choices).toContain('Abrir');
  });
});
