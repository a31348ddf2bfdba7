import { describe, expect } from '@jest/globals';
import { heard, last, reported, rewritten, story } from './story.ts';

describe('reporting an incident', () => {
  story('what would be opened is shown first, and opened with a tap', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const shown = await ana.say('no puedo imprimir desde ayer');
    expect(last(shown, 'ana')).toMatchObject({
      choices: ['Abrir', 'Corregir', 'No es una solicitud', 'Leer: Si la impresora no imprime'],
    });
    expect(heard(shown, 'ana')).toMatch(/Impresión[\s\S]*no puedo imprimir desde ayer/);
    expect(await desk.tickets()).toEqual([]);
    const opened = await ana.tap('abrir');
    expect(heard(opened, 'ana')).toMatch(/INC-1/);
    expect(last(opened, 'team:mesa')).toMatchObject({
      ticket: 'INC-1',
      choices: ['Tomar', 'Asignar', 'Responder', 'Nota interna', 'Más acciones'],
    });
    expect(rewritten(opened, 'ana')[0]).toMatchObject({ message: 'm1', choices: [], text: expect.stringContaining('✓ Abrir') });
    expect(await desk.ticket('INC-1')).toMatchObject({
      kind: 'incident',
      state: 'registered',
      requester: 'ana',
      category: 'printing',
      priority: 'normal',
      team: 'mesa',
    });
  });

  story('a double tap, a redelivery and a tap on the old card open one ticket and say it once', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('el outlook no abre');
    const tap = { as: 'ana', on: 'slack', tap: 'Abrir' };
    const lines = await desk.do({ together: [tap, tap] });
    expect(lines.filter(({ to, edited }) => to === 'ana' && !edited)).toHaveLength(1);
    expect(await desk.do({ repeat: 2 })).toEqual([]);
    expect(await ana.tap('Abrir', { message: 'm1' })).toEqual([]);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('a word opens it, without accent and case, on any channel', async (desk) => {
    const whatsapp = desk.as('ana', 'whatsapp');
    await whatsapp.say('No me llega el correo');
    expect(heard(await whatsapp.say('SI!!'), 'ana')).toMatch(/INC-1/);
    const web = desk.as('bob', 'web');
    await web.say('my screen is black');
    expect(heard(await web.say('open'), 'bob')).toMatch(/INC-2 is registered/);
  });

  story('"Not a request" opens nothing', async (desk) => {
    const bob = desk.as('bob', 'teams');
    await bob.say('the printer does not work');
    expect(heard(await bob.say('no'), 'bob')).toMatch(/opened nothing|not opened|nothing/i);
    expect(await desk.tickets()).toEqual([]);
  });

  story('further words within five minutes are added to the open card, which changes in place', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no funciona el wifi');
    const added = await ana.say('en el piso 3, es urgente');
    expect(heard(added, 'ana')).toBe('');
    expect(rewritten(added, 'ana')[0]?.text).toMatch(/piso 3[\s\S]*alta/);
    await desk.wait('PT4M');
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ priority: 'high', category: 'network' });
  });

  story('words that arrive side by side are one report', async (desk) => {
    const say = (text: string): object => ({ as: 'ana', on: 'slack', say: text });
    const lines = await desk.do({ together: [say('no puedo imprimir'), say('desde ayer'), say('gracias')] });
    expect(lines.filter(({ choices, edited }) => choices.includes('Abrir') && !edited).length).toBeGreaterThan(0);
    await desk.as('ana', 'slack').tap('Abrir');
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('something else within five minutes is offered beside it: both can be opened', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no funciona el wifi');
    await ana.say('la impresora no imprime');
    await ana.tap('Abrir', { message: 'm2' });
    await ana.tap('Abrir', { message: 'm1' });
    expect((await desk.tickets()).map(({ category }) => category)).toEqual(['printing', 'network']);
  });

  story('a few words about when and where belong to what is on the card, whatever they look like', async (desk) => {
    const bob = desk.as('bob', 'slack');
    await bob.say('I need a laptop');
    for (const words of ['para el lunes', 'for sales', 'since yesterday']) {
      const lines = await bob.say(words);
      expect(heard(lines, 'bob')).toBe('');
      expect(rewritten(lines, 'bob')[0]?.text).toContain(words);
    }
    expect(last(await bob.say('no puedo imprimir'), 'bob').text).toMatch(/incident/);
  });

  story('for five minutes after opening, words are a comment; later they are read afresh', async (desk) => {
    const ana = await reported(desk);
    expect(heard(await ana.say('es la del segundo piso'), 'team:mesa')).toMatch(/Ana Torres.*INC-1.*segundo piso/);
    expect(last(await ana.say('necesito un monitor'), 'ana').text).toMatch(/Accesorio/);
    await ana.say('no');
    await desk.wait('PT6M');
    expect(last(await ana.say('la vpn no conecta'), 'ana').choices).toContain('Abrir');
  });

  story('a wrong guess is corrected by a tap, or by a word among others', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('la pantalla parpadea mucho');
    await ana.tap('Corregir');
    await ana.say('es del correo');
    await ana.say('dale');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'email' });
    await desk.wait('PT6M');
    await ana.say('no puedo imprimir');
    await ana.say('corregir');
    await ana.tap('Red e internet');
    await ana.tap('Abrir');
    expect(await desk.ticket('INC-2')).toMatchObject({ category: 'network' });
  });

  story('a report turns out to be a request', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('la pantalla parpadea mucho');
    await ana.tap('Corregir');
    const items = last(await ana.tap('Necesito algo'), 'ana').choices;
    expect(items).toEqual(expect.arrayContaining(['Laptop', 'Vacaciones']));
    expect(last(await ana.say('99'), 'ana').choices).toEqual(items);
    expect(heard(await ana.say('laptop'), 'ana')).toMatch(/Laptop/);
  });

  story('what is not understood is asked again; the second time a person is called', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('xyzzy plugh'), 'ana').choices).toContain('Una persona');
    const again = await ana.say('qwerty asdf');
    expect(heard(again, 'team:mesa')).toMatch(/Ana Torres[\s\S]*xyzzy plugh[\s\S]*qwerty asdf/);
    expect(heard(again, 'ana')).toMatch(/persona/);
  });

  story('better words after that are a report like any other', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('xyzzy plugh');
    expect(last(await ana.say('no puedo imprimir'), 'ana').choices).toContain('Abrir');
    await ana.say('sí');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'printing' });
  });

  story('a question how to do something: no article yet, a ticket or a person is offered', async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('¿cómo cambio mi firma de correo?'), 'ana').choices).toEqual(['Abrir', 'Una persona']);
    expect(heard(await ana.say('sí'), 'ana')).toMatch(/Abriría/);
    expect(heard(await ana.say('sí'), 'ana')).toMatch(/INC-1/);
  });
});
