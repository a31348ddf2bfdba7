import { describe, expect } from '@jest/globals';
import { last, rewritten, story } from './story.ts';

describe('what was answered in between', () => {
  story('is still to be read when the question has gone on, without buttons', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    const help = last(await ana.say('ayuda'), 'ana');
    const moved = await ana.say('míos');
    const answer = { message: help.message, choices: [], text: expect.stringMatching(/^Te atiende Mesa de servicio/) };
    expect(rewritten(moved, 'ana')).toMatchObject([answer]);
    expect(rewritten(moved, 'ana')[0]?.text).not.toMatch(/Entendí/);
  });

  story('stays above the question that is added to and answered', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.say('míos');
    const added = rewritten(await ana.say('tampoco escanea el documento'), 'ana');
    expect(added).toMatchObject([
      { text: expect.stringMatching(/^No tienes tickets[\s\S]*tampoco escanea[\s\S]*¿Es correcto\?/) },
    ]);
    const done = rewritten(await ana.tap('Abrir'), 'ana');
    expect(done).toMatchObject([{ choices: [], text: expect.stringMatching(/^No tienes tickets[\s\S]*✓ Abrir/) }]);
  });

  story('"nuevo" alone asks what is wanted, as nothing was misunderstood', async (desk) => {
    expect(last(await desk.as('ana', 'slack').say('nuevo'), 'ana').text).toMatch(/^Cuéntame qué falla o qué necesitas/);
    expect(last(await desk.as('bob', 'slack').say('new'), 'bob').text).toMatch(/^Tell me what is broken or what you need/);
  });
});
