import { describe, expect } from '@jest/globals';
import { heard, last, reported, solved, story, type Desk } from './story.ts';

/** INC-1, about printing, solved and closed by a yes. */
async function closed(desk: Desk) {
  const ana = await reported(desk);
  await solved(desk);
  await ana.tap('Conforme');
  expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  await desk.wait('P1D');
  return ana;
}

describe('what was solved and has come back', () => {
  for (const words of [
    'otra vez no puedo imprimir',
    'volvió a fallar la impresora',
    'a impressora parou de novo',
    'printer is broken again',
  ])
    story(`"${words}": the ticket it was is offered, and goes on`, async (desk) => {
      const ana = await closed(desk);
      const shown = last(await ana.say(words), 'ana');
      expect(shown.text).toMatch(/INC-1 «no puedo imprimir» ya se dio por resuelto. ¿Volvió a pasar\?/);
      expect(shown.choices?.[0]).toBe('Abrir');
      expect(heard(await ana.tap('Reabrir INC-1'), 'ana')).toContain('INC-1 se reabrió');
      expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', reopened: 1 });
      expect(await desk.tickets()).toHaveLength(1);
    });

  story('it may be a new one all the same', async (desk) => {
    const ana = await closed(desk);
    await ana.say('volvió a fallar la impresora');
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
    expect(await desk.ticket('INC-2')).toMatchObject({ category: 'printing' });
  });

  story('the same words without "again" are offered it too, other trouble and other people are not', async (desk) => {
    const ana = await closed(desk);
    expect(last(await ana.say('no puedo imprimir'), 'ana').choices).toContain('Reabrir INC-1');
    await ana.tap('No es una solicitud');
    expect(last(await ana.say('otra vez se cayó el wifi'), 'ana').choices).not.toContain('Reabrir INC-1');
    await ana.tap('No es una solicitud');
    expect(last(await ana.say('la impresora mancha las hojas'), 'ana').choices).not.toContain('Reabrir INC-1');
    const bob = last(await desk.as('bob', 'web').say('the printer is broken again'), 'bob');
    expect(bob.text).not.toContain('INC-1');
  });

  story('after the days in which it may be reopened it is a new one', async (desk) => {
    const ana = await closed(desk);
    await desk.wait('P20D');
    expect(last(await ana.say('volvió a fallar la impresora'), 'ana').text).not.toContain('INC-1');
  });
});
