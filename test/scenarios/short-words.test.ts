import { describe, expect } from '@jest/globals';
import { askedForMouse, heard, last, reported, solved, story } from './story.ts';

const SHORT_ES = [
  'ok',
  'Ok!',
  'sí',
  'dale',
  'listo',
  'ya',
  'blz',
  'ya pues',
  'claro',
  'no',
  'no, nada más',
  'no gracias',
  'sí?',
  'sí, perfecto',
  'sim',
];
const SHORT_EN = ['ok', 'yes', 'sure', 'yep', 'no', 'got it', "that's all", 'no thanks'];

describe('a yes or an ok where nothing is asked', () => {
  story('is the last word of a talk: a short one back, and nothing about decisions', async (desk) => {
    for (const words of SHORT_ES)
      expect(heard(await desk.as('ana', 'slack').say(words), 'ana')).toMatch(/^(?:De acuerdo|Con gusto)\. Aquí estoy/);
    for (const words of SHORT_EN)
      expect(heard(await desk.as('bob', 'whatsapp').say(words), 'bob')).toMatch(/^(?:All right|You are welcome)\. I am here/);
    for (const words of ['ok', '👌', 'dale', 'sí'])
      expect(heard(await desk.as('carlos', 'teams').say(words), 'carlos')).toMatch(/Aquí estoy/);
  });

  story('what clearly decides is told that nothing waits', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of ['apruebo', 'aprobado', 'rechazado', 'lo apruebo'])
      expect(heard(await ana.say(words), 'ana')).toMatch(/No tienes nada pendiente de aprobar/);
    expect(heard(await desk.as('bob', 'slack').say('approve INC-4'), 'bob')).toMatch(/cannot find INC-4/);
  });

  story('right after a ticket was opened it is written nowhere', async (desk) => {
    const ana = await reported(desk);
    for (const words of ['ok', 'dale', 'listo', 'ya', 'sí', '👌', 'ok gracias']) {
      const lines = await ana.say(words);
      expect(heard(lines, 'ana')).toMatch(/Aquí estoy/);
      expect(heard(lines, 'team:mesa')).toBe('');
    }
    expect(heard(await ana.say('sigue sin imprimir'), 'team:mesa')).toMatch(/sigue sin imprimir/);
  });

  story('a yes to what an agent has asked is a comment, wherever it is said; the next ok is none', async (desk) => {
    const ana = await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    await desk.as('carlos', 'teams').say('responder INC-1 ¿ya reiniciaste la impresora?');
    await desk.wait('PT1H');
    expect(heard(await ana.say('sí'), 'team:mesa')).toBe('Ana Torres escribió en INC-1: sí');
    expect(heard(await ana.say('ok'), 'team:mesa')).toBe('');
  });

  story('it still answers what waits: a decision, "¿conforme?", a form', async (desk) => {
    await askedForMouse(desk);
    const luis = desk.as('luis', 'whatsapp');
    expect(last(await luis.say('ok'), 'luis').choices).toContain('Aprobar');
    await luis.say('sí');
    expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'registered' });
    const bob = desk.as('bob', 'web');
    await bob.say('I cannot print');
    await bob.say('ok');
    await solved(desk);
    await bob.say('yes');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  });

  story('after the survey too', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.say('conforme');
    await ana.say('5');
    await ana.say('sin comentarios');
    for (const words of ['ok', 'listo']) expect(heard(await ana.say(words), 'ana')).toMatch(/Aquí estoy/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed', rating: 5 });
  });

  story('where something is asked openly, one is asked on', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('asdfgh');
    expect(last(await ana.say('sí'), 'ana')).toMatchObject({
      text: expect.stringMatching(/cuéntame: ¿qué falla o qué necesitas\?/),
      choices: expect.arrayContaining(['Algo falla']),
    });
    await ana.say('no puedo imprimir');
    await ana.say('sí');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'printing' });
  });

  story('in a ticket’s thread, and in its room, nothing is written to the ticket for it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    const opened = await ana.tap('Abrir');
    await desk.wait('PT1H');
    const thread = last(opened, 'ana').message ?? '';
    for (const say of ['ok', 'dale', 'listo']) {
      const lines = await desk.do({ as: 'ana', on: 'slack', say, thread });
      expect(heard(lines, 'ana')).toMatch(/Aquí estoy/);
      expect(heard(lines, 'team:mesa')).toBe('');
    }
    const card = last(opened, 'team:mesa').message ?? '';
    expect(heard(await desk.do({ as: 'carlos', on: 'slack', say: 'ok', in: 'team:mesa', thread: card }), 'carlos')).toBe('');
  });

  story('delivered twice it is answered once', async (desk) => {
    await desk.as('ana', 'slack').say('ok');
    expect(await desk.do({ repeat: 2 })).toEqual([]);
    expect(await desk.tickets()).toEqual([]);
  });
});
