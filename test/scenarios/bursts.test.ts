import { describe, expect } from '@jest/globals';
import { heard, last, rewritten, story } from './story.ts';

describe('several messages in a row', () => {
  story('are one incident with all its words; the card is edited, not repeated', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('hola');
    expect(last(await ana.say('una consulta'), 'ana').text).toMatch(/cuéntame/);
    expect(last(await ana.say('no me abre el excel'), 'ana').choices).toContain('Abrir');
    for (const words of ['me sale error 0x800', 'es urgente', 'desde ayer']) {
      const lines = await ana.say(words);
      expect(heard(lines, 'ana')).toBe('');
      expect(rewritten(lines, 'ana').at(-1)?.text).toContain(words);
    }
    expect(rewritten(await desk.do({ as: 'ana', on: 'slack', attach: 'error.png' }), 'ana').at(-1)?.text).toMatch(/error\.png/);
    await ana.say('gracias');
    const card = heard(await ana.tap('Abrir'), 'team:mesa');
    expect(card).toMatch(/no me abre el excel[\s\S]*0x800[\s\S]*es urgente[\s\S]*desde ayer[\s\S]*error\.png/);
    expect(card).not.toMatch(/gracias|hola|consulta/);
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'software', priority: 'high' });
    expect(heard(await ana.say('en la oficina principal'), 'team:mesa')).toMatch(/INC-1: en la oficina principal/);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('in English, on WhatsApp', async (desk) => {
    const bob = desk.as('bob', 'whatsapp');
    await bob.say('hello');
    expect(last(await bob.say('i need help'), 'bob').text).toMatch(/tell me/);
    expect(last(await bob.say('with my printer'), 'bob').text).toMatch(/Printing/);
    for (const words of ['it does not print', 'since yesterday']) expect(heard(await bob.say(words), 'bob')).toBe('');
    await bob.say('thanks!');
    const card = heard(await bob.say('yes'), 'team:mesa');
    expect(card).toMatch(/printer[\s\S]*does not print[\s\S]*since yesterday/);
    expect(card).not.toMatch(/thanks/);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('that arrive at the same instant', async (desk) => {
    const say = (text: string): object => ({ as: 'ana', on: 'whatsapp', say: text });
    await desk.do({
      together: ['hola', 'una consulta', 'no me abre el excel', 'me sale error 0x800', 'es urgente', 'gracias'].map(say),
    });
    const card = heard(await desk.as('ana', 'whatsapp').say('sí'), 'team:mesa');
    expect(card).toMatch(/no me abre el excel[\s\S]*0x800[\s\S]*urgente/);
    expect(await desk.tickets()).toMatchObject([{ number: 'INC-1', category: 'software' }]);
  });

  story('two matters at the same instant are both offered', async (desk) => {
    const say = (text: string): object => ({ as: 'ana', on: 'slack', say: text });
    const lines = await desk.do({ together: [say('no me abre el excel'), say('necesito un mouse')] });
    expect(lines.filter(({ to, choices, edited }) => to === 'ana' && !edited && choices.includes('Abrir'))).toHaveLength(2);
  });

  story('two needs in a message while something else is confirmed are not mixed into it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no me abre el excel');
    const lines = await ana.say('no imprime la impresora y además necesito un mouse');
    expect(last(lines, 'ana').text).toMatch(/dos cosas/);
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'software' });
  });
});

describe('somebody begins to tell', () => {
  story('it is asked what, once; nobody is called', async (desk) => {
    for (const [who, on, words] of [
      ['ana', 'slack', ['tengo un problema', 'necesito ayuda con', 'la impresora del piso 2']],
      ['bob', 'teams', ['I have a problem', 'can you help me?', 'my printer']],
      ['luis', 'whatsapp', ['buenas tardes, una pregunta', 'me pueden ayudar', 'no puedo imprimir']],
    ] as const) {
      const voice = desk.as(who, on);
      const lines = [];
      for (const word of words) lines.push(...(await voice.say(word)));
      expect(heard(lines, 'team:mesa')).toBe('');
      expect(last(lines, who).text).toMatch(/Impresión|Printing/);
    }
  });

  story('what comes after it completes it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito');
    await ana.say('un mouse');
    await ana.say('sí');
    await ana.say('omitir');
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ item: 'peripheral' });
  });

  story('what is never understood still gets a person', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('una consulta');
    await ana.say('xyzzy plugh');
    expect(heard(await ana.say('qwerty asdf'), 'team:mesa')).toMatch(/Ana Torres[\s\S]*xyzzy plugh/);
  });
});

describe('a reply to one of a ticket’s messages', () => {
  const reply = ([as, on]: readonly [string, string], say: string, thread: string): object => ({ as, on, say, thread });

  story('is a comment, whatever it sounds like', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    const thread = last(await ana.tap('Abrir'), 'ana').message ?? '';
    await desk.wait('PT20M');
    for (const words of ['también hace un ruido', 'ahora tampoco prende la impresora', 'me sale error 0x800', 'es la del piso 2'])
      expect(heard(await desk.do(reply(['ana', 'slack'], words, thread)), 'team:mesa')).toBe(
        `Ana Torres escribió en INC-1: ${words}`,
      );
  });

  story('surely about something else: both are offered, and a file goes along', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('no puedo imprimir');
    const thread = last(await ana.say('sí'), 'ana').message ?? '';
    await desk.wait('PT20M');
    const asked = await desk.do(reply(['ana', 'whatsapp'], 'necesito una laptop nueva', thread));
    expect(heard(asked, 'team:mesa')).toBe('');
    expect(last(asked, 'ana').choices).toEqual(['Es sobre INC-1', 'Es algo nuevo']);
    expect(await desk.do({ repeat: 2 })).toEqual([]);
    await desk.do({ as: 'ana', on: 'whatsapp', attach: 'foto.jpg' });
    const lines = await ana.say('es sobre inc-1');
    expect(heard(lines, 'team:mesa')).toMatch(/INC-1: necesito una laptop nueva[\s\S]*foto\.jpg/);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('in English: something new goes its own way', async (desk) => {
    const bob = desk.as('bob', 'slack');
    await bob.say('I cannot print');
    const thread = last(await bob.say('yes'), 'bob').message ?? '';
    await desk.wait('PT20M');
    await desk.do(reply(['bob', 'slack'], 'I also need a new laptop', thread));
    expect(last(await bob.say('something new'), 'bob').text).toMatch(/Laptop/);
    expect(heard(await bob.say('no'), 'bob')).toMatch(/opened nothing/);
  });

  story('answers what an agent asked there, whatever it sounds like', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    const thread = last(await carlos.say('esperar INC-1 requester ¿qué necesitas?'), 'ana').message ?? '';
    await desk.do(reply(['ana', 'slack'], 'necesito una laptop nueva', thread));
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  });
});
