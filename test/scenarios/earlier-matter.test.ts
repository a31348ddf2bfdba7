import { describe, expect } from '@jest/globals';
import { heard, last, reported, solved, story } from './story.ts';

const VAGUE_ES = [
  'lo del otro día',
  'lo de ayer',
  'lo mismo de la otra vez',
  'Hola, es por lo de la semana pasada',
  'o mesmo de ontem',
];
const VAGUE_EN = [
  'the thing from the other day',
  'same as last time',
  'hi, same problem as yesterday',
  'about the thing from last week',
];

describe('"lo del otro día"', () => {
  story('without any ticket: it is asked openly, and nothing about cancelling is said', async (desk) => {
    for (const words of VAGUE_ES)
      expect(last(await desk.as('ana', 'slack').say(words), 'ana')).toMatchObject({ text: expect.stringMatching(/cuéntame/) });
    for (const words of VAGUE_EN) expect(last(await desk.as('bob', 'web').say(words), 'bob').text).toMatch(/tell me/);
    const bob = desk.as('bob', 'web');
    await bob.say('the printer does not print');
    await bob.say('yes');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'printing' });
  });

  story('one open ticket is offered; a yes shows how it stands, and the next words go to it', async (desk) => {
    const ana = await reported(desk);
    for (const words of VAGUE_ES) {
      await desk.wait('PT1H');
      const offered = last(await ana.say(words), 'ana');
      expect(offered).toMatchObject({ choices: ['Es sobre INC-1', 'Es algo nuevo'] });
      expect(offered.text).toMatch(/¿Te refieres a INC-1 \(no puedo imprimir, registrado\)\?/);
      const told = await ana.say('sí, ese');
      expect(heard(told, 'ana')).toMatch(/INC-1[\s\S]*va a INC-1/);
      expect(heard(told, 'team:mesa')).toBe('');
    }
    expect(heard(await ana.say('todavía no sale nada'), 'team:mesa')).toMatch(/INC-1: todavía no sale nada/);
  });

  story('or it is something new: asked openly', async (desk) => {
    const ana = await reported(desk);
    for (const words of ['no', 'otra cosa', 'es algo nuevo']) {
      await desk.wait('PT1H');
      await ana.say('lo del otro día');
      expect(last(await ana.say(words), 'ana').text).toMatch(/cuéntame/);
    }
    await ana.say('se cayó el wifi');
    await ana.say('sí');
    expect(await desk.ticket('INC-2')).toMatchObject({ category: 'network' });
  });

  story('one that was closed lately can be opened again', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    for (const words of ['conforme', '5', 'sin comentarios']) await ana.say(words);
    await desk.wait('PT24H');
    expect(last(await ana.say('es lo mismo de la otra vez'), 'ana').text).toMatch(/INC-1 \(no puedo imprimir, cerrado\)/);
    expect(last(await ana.tap('Es sobre INC-1'), 'ana').text).toMatch(/Qué pasa todavía/);
    await ana.say('volvió a fallar');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', reopened: 1 });
  });

  story('of several, which one is asked, with the list; nobody reads of others’ tickets', async (desk) => {
    const ana = await reported(desk);
    await ana.say('se cayó el wifi');
    await ana.tap('Abrir');
    await reported(desk);
    await desk.wait('PT1H');
    const text = heard(await ana.say('lo de ayer'), 'ana');
    expect(text).toMatch(/de cuál me hablas/);
    for (const number of ['INC-1', 'INC-2']) expect(text).toContain(number);
    expect(last(await desk.as('bob', 'web').say('the thing from yesterday'), 'bob').text).not.toMatch(/INC-/);
  });

  story('what else is said of it is a comment on it', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT1H');
    expect(last(await ana.say('lo de ayer sigue igual'), 'ana').text).toMatch(/¿Esto es sobre INC-1 o es algo nuevo\?/);
    expect(heard(await ana.tap('Es sobre INC-1'), 'team:mesa')).toMatch(/INC-1: lo de ayer sigue igual/);
    await desk.wait('PT1H');
    expect(heard(await ana.say('¿cómo va lo de ayer?'), 'ana')).toMatch(/Tienes 1 ticket abierto/);
    expect(last(await ana.say('lo del wifi de ayer sigue igual'), 'ana').text).not.toMatch(/Te refieres/);
  });

  story('a double tap takes it up once', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT1H');
    await ana.say('lo de siempre');
    const tap = { as: 'ana', on: 'slack', tap: 'Es sobre INC-1' };
    const lines = await desk.do({ together: [tap, tap] });
    expect(heard(lines, 'ana').match(/va a INC-1/g)).toHaveLength(1);
  });
});
