import { describe, expect } from '@jest/globals';
import { heard, solved, reported, story } from './story.ts';

describe('what comes in between', () => {
  story('a survey does not take the words that a form asked for', async (desk) => {
    await reported(desk, 'no puedo imprimir');
    await solved(desk, 'INC-1');
    const ana = desk.as('ana', 'slack');
    await desk.wait('PT6M');
    await ana.say('necesito una laptop nueva para el lunes');
    await ana.tap('Abrir');
    await ana.tap('T14');
    await ana.tap('Conforme', { of: 'INC-1' });
    // The survey is the newest question now, and no rating can be read from this.
    expect(heard(await ana.say('la mía ya no enciende'), 'ana')).toMatch(/accesorio/);
    await ana.tap('Mochila');
    await ana.tap('Enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { reason: 'la mía ya no enciende' } });
    await ana.tap('4');
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 4 });
  });
});
