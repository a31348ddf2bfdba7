import { describe, expect } from '@jest/globals';
import { heard, last, reported, rewritten, solved, story } from './story.ts';

describe('closing', () => {
  story('"Conforme" closes it, and the rating is asked within a working day', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    const lines = [...(await ana.tap('Conforme')), ...(await desk.wait('P1D'))];
    expect(heard(lines, 'ana')).toMatch(/INC-1 queda cerrado/);
    expect(last(lines, 'ana')).toMatchObject({ choices: ['1', '2', '3', '4', '5'], ticket: 'INC-1' });
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', rating: null });
  });

  story('a rating with words, in one message or in two', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.say('ya funciona');
    for (const none of ['6', '4.5', '0']) expect(heard(await ana.say(none), 'ana')).toMatch(/1 al 5/);
    await ana.say('4, tardó mucho');
    expect(await desk.ticket('INC-1')).toMatchObject({ rating: 4, ratingWords: 'tardó mucho' });
    await desk.wait('PT6M');
    await reported(desk, 'la vpn no conecta');
    await solved(desk, 'INC-2');
    await ana.say('conforme');
    await ana.tap('5');
    await ana.say('muy rápido');
    expect(await desk.ticket('INC-2')).toMatchObject({ rating: 5, ratingWords: 'muy rápido' });
  });

  story('"No conforme" asks why and goes back to the same agent', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    expect(last(await ana.tap('No conforme'), 'ana')).toMatchObject({ expects: { type: 'text' } });
    const lines = await ana.say('sigue sin imprimir');
    expect(heard(lines, 'carlos')).toMatch(/Ana Torres no está conforme[\s\S]*sigue sin imprimir/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', assignee: 'carlos', reopened: 1 });
  });

  story('words that neither agree nor disagree are a comment, and the question stands', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    const lines = await ana.say('mañana lo pruebo');
    expect(last(lines, 'ana')).toMatchObject({ choices: ['Conforme', 'No conforme'], ticket: 'INC-1' });
    expect(heard(lines, 'carlos')).toMatch(/mañana lo pruebo/);
    await ana.say('no');
    expect(heard(await ana.say('sigue igual'), 'carlos')).toMatch(/no está conforme[\s\S]*sigue igual/);
  });

  story('"no, sigue igual" says both at once', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    expect(heard(await ana.say('no, parpadea todavía'), 'carlos')).toMatch(/parpadea todavía/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  story(
    'the one question is answered on another channel, too; a mere "sí" shows it there, and of two none is guessed',
    async (desk) => {
      await reported(desk);
      await solved(desk);
      const elsewhere = desk.as('ana', 'whatsapp');
      await desk.wait('PT6M');
      expect(heard(await elsewhere.say('no conforme, sigue igual'), 'carlos')).toMatch(/no está conforme con INC-1: sigue igual/);
      await solved(desk);
      expect(last(await desk.as('ana', 'web').say('sí'), 'ana')).toMatchObject({
        on: 'web',
        choices: ['Conforme', 'No conforme'],
      });
      await reported(desk, 'la vpn no conecta');
      await solved(desk, 'INC-2');
      const third = desk.as('ana', 'teams');
      expect(heard(await third.say('conforme'), 'ana')).toMatch(/Falta algo/);
      expect(heard(await desk.as('ana', 'web').say('sí, conforme'), 'ana')).toMatch(/INC-1 queda cerrado/);
      expect(heard(await third.say('conforme, gracias'), 'ana')).toMatch(/INC-2 queda cerrado/);
    },
  );

  story('"No conforme" without the reason is not taken for consent later', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.tap('No conforme');
    expect(heard(await desk.wait('P6D'), 'carlos')).toMatch(/no está conforme/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  story('thanks closes nothing and reopens nothing', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.say('gracias');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
    await ana.tap('Conforme');
    await ana.say('muchas gracias!');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', reopened: 0 });
  });

  story('silence: nudged after one and two working days, closed after three and told so', async (desk) => {
    await reported(desk);
    await solved(desk);
    expect(heard(await desk.do({ until: '2026-03-03T08:59:00-05:00' }), 'ana')).toBe('');
    const first = last(await desk.do({ until: '2026-03-03T09:01:00-05:00' }), 'ana');
    expect(first).toMatchObject({ choices: ['Conforme', 'No conforme'], text: expect.stringMatching(/INC-1/) });
    expect(heard(await desk.wait('P1D'), 'ana')).toMatch(/INC-1/);
    const closing = await desk.wait('P1D');
    expect(heard(closing, 'ana')).toMatch(/Cerré INC-1 por falta de respuesta[\s\S]*reabrir INC-1/);
    expect(rewritten(closing, 'ana').every(({ choices }) => choices.length === 0)).toBe(true);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', closed: 'silence' });
  });

  story('a weekend and a holiday are no working days', async (desk) => {
    await desk.do({ now: '2026-04-29T16:00:00-05:00' });
    await reported(desk);
    await solved(desk);
    expect(heard(await desk.do({ until: '2026-04-30T15:59:00-05:00' }), 'ana')).toBe('');
    expect(heard(await desk.do({ until: '2026-04-30T16:01:00-05:00' }), 'ana')).toMatch(/INC-1/);
    expect(heard(await desk.do({ until: '2026-05-04T15:59:00-05:00' }), 'ana')).toBe('');
    expect(heard(await desk.do({ until: '2026-05-04T16:01:00-05:00' }), 'ana')).toMatch(/INC-1/);
  });

  story('reopened within five working days, with the reason asked; too late after', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.tap('Conforme');
    await desk.wait('P3D');
    expect(last(await ana.say('reabrir INC-1'), 'ana')).toMatchObject({ expects: { type: 'text' } });
    expect(heard(await ana.say('volvió a fallar'), 'carlos')).toMatch(/reabrió INC-1[\s\S]*volvió a fallar/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', reopened: 1 });
    await desk.as('carlos', 'teams').say('resolver INC-1 otra pieza');
    await ana.tap('Conforme');
    await desk.wait('P14D');
    expect(heard(await ana.say('reabrir INC-1 otra vez'), 'ana')).toMatch(/5 días hábiles/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  });

  story('words about a closed ticket offer to reopen it', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.tap('Conforme');
    await desk.wait('P1D');
    const offered = last(await ana.say('INC-1 sigue fallando'), 'ana');
    expect(offered.choices).toContain('Reabrir');
    await ana.tap('Reabrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  story('several at once: the word means the newest, then the other', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT6M');
    await reported(desk, 'la vpn no conecta');
    await solved(desk, 'INC-1');
    await solved(desk, 'INC-2');
    await ana.say('conforme');
    expect(await desk.ticket('INC-2')).toMatchObject({ state: 'closed' });
    await ana.tap('No conforme', { of: 'INC-1' });
    await ana.say('sigue igual');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });

  story('a double tap on "Conforme", and "No conforme" a moment later', async (desk) => {
    const ana = await reported(desk);
    const asked = last(await solved(desk), 'ana').message ?? '';
    const tap = (label: string): object => ({ as: 'ana', on: 'slack', tap: label });
    const lines = await desk.do({ together: [tap('Conforme'), tap('Conforme')] });
    expect(heard(lines, 'ana').match(/queda cerrado/g)).toHaveLength(1);
    expect(heard(await ana.tap('No conforme', { message: asked }), 'ana')).toMatch(/ya/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  });
});
