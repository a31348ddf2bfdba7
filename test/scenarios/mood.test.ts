import { describe, expect } from '@jest/globals';
import { heard, last, reported, story } from './story.ts';

describe('somebody who is upset', () => {
  story('can have a person at once, and open it all the same', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const shown = last(await ana.say('es la tercera vez que la impresora no imprime, esto es inaceptable'), 'ana');
    expect(shown.text).toMatch(/si prefieres, te paso con una persona/);
    expect(shown.choices).toEqual(expect.arrayContaining(['Abrir', 'Una persona']));
    const called = await ana.tap('Una persona');
    expect(heard(called, 'team:mesa')).toMatch(/Ana Torres quiere hablar con una persona[\s\S]*tercera vez/);
    expect(last(called, 'ana').choices).toContain('Abrir');
    expect(last(called, 'ana').choices).not.toContain('Una persona');
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'printing' });
  });

  story('by words, too, and once: the tap is gone then', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('estoy harta, la impresora otra vez no imprime');
    const called = await ana.say('una persona');
    expect(heard(called, 'team:mesa')).toMatch(/Ana Torres/);
    expect(last(called, 'ana').choices).not.toContain('Una persona');
    await ana.say('sí');
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('on the telephone is the agent’s matter: nothing of it on their card', async (desk) => {
    const shown = last(
      await desk.as('carlos', 'slack').say('abrir @ana está furiosa, es la tercera vez que no imprime'),
      'carlos',
    );
    expect(shown.choices).toContain('Abrir');
    expect(shown.choices).not.toContain('Una persona');
  });

  story('is announced once, however often it is tapped', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('estoy harta, la impresora otra vez no imprime');
    const tap = { as: 'ana', on: 'whatsapp', tap: 'Una persona' };
    expect((await desk.do({ together: [tap, tap] })).filter(({ to }) => to === 'team:mesa')).toHaveLength(1);
  });

  story('and is not understood: a person, at the first miss', async (desk) => {
    const bob = desk.as('bob', 'teams');
    const lines = await bob.say('you are useless');
    expect(heard(lines, 'team:mesa')).toMatch(/Bob Wilson[\s\S]*useless/);
    expect(heard(lines, 'bob')).toMatch(/person/);
    expect(await desk.tickets()).toEqual([]);
  });

  story('worried about a break-in: high at once, and a person offered', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const shown = last(await ana.say('creo que me hackearon la cuenta, tengo miedo'), 'ana');
    expect(shown.text).toMatch(/Vamos a ayudarte[\s\S]*Prioridad: alta, porque dices «hackearon»/);
    expect(shown.choices).toContain('Una persona');
  });

  story('exclamation marks alone are no anger', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('no puedo imprimir!!! por favor!!'), 'ana').choices).not.toContain('Una persona');
  });
});

describe('who asks in anger how it goes', () => {
  story('sees their tickets, and the team learns which, once a day', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT2H');
    const asked = await ana.say('cómo va lo mío? nadie me responde, es inaceptable');
    expect(heard(asked, 'ana')).toMatch(/INC-1[\s\S]*Le avisé al equipo/);
    expect(heard(asked, 'team:mesa')).toMatch(/Ana Torres pregunta por INC-1[\s\S]*inaceptable/);
    const again = await ana.say('cómo va lo mío? nadie me responde, es inaceptable');
    expect(heard(again, 'ana')).toMatch(/INC-1/);
    expect(heard(again, 'team:mesa')).toBe('');
    await desk.wait('P1D');
    expect(heard(await ana.say('¿qué pasa con INC-1? nadie me responde'), 'team:mesa')).toMatch(/Ana Torres pregunta por INC-1/);
  });

  story('about a ticket that is not theirs: nobody is told', async (desk) => {
    await reported(desk);
    const lines = await desk.as('bob', 'slack').say('how is INC-1 going? this is unacceptable');
    expect(heard(lines, 'team:mesa')).toBe('');
  });

  story('calmly: nobody is told', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT2H');
    expect(heard(await ana.say('¿cómo va mi ticket?'), 'team:mesa')).toBe('');
  });

  story('with nothing open: somebody is called', async (desk) => {
    const lines = await desk.as('ana', 'slack').say('cómo va mi pedido?? nadie me responde, pésimo servicio');
    expect(heard(lines, 'ana')).toMatch(/No tienes tickets/);
    expect(heard(lines, 'team:mesa')).toMatch(/Ana Torres/);
  });
});
