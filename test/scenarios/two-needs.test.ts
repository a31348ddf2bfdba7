import { describe, expect, test } from '@jest/globals';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { openStory } from './run-scenario.ts';
import { heard, last, rewritten, story } from './story.ts';

const BOTH = 'no me funciona el correo y además necesito un mouse';

describe('two needs in one message', () => {
  story('both are offered, and gone through one after the other; the tickets name each other', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const offered = last(await ana.say(BOTH), 'ana');
    expect(offered.text).toMatch(
      /dos cosas[\s\S]*1\. .*Correo.*no me funciona el correo[\s\S]*2\. .*Accesorio.*necesito un mouse/,
    );
    expect(offered.choices).toEqual(['Solo la primera', 'Solo la segunda', 'Las dos', 'Es una sola cosa', 'No es una solicitud']);
    expect(last(await ana.tap('Las dos'), 'ana').text).toMatch(/incidente[\s\S]*no me funciona el correo/);
    const opened = await ana.tap('Abrir');
    expect(heard(opened, 'ana')).toMatch(/INC-1[\s\S]*lo otro[\s\S]*Accesorio[\s\S]*necesito un mouse/);
    for (const words of ['sí', 'omitir', 'enviar']) await ana.say(words);
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'email', links: [{ kind: 'related', number: 'REQ-1' }] });
    expect(await desk.ticket('REQ-1')).toMatchObject({ item: 'peripheral', links: [{ kind: 'related', number: 'INC-1' }] });
    expect(heard(await ana.say('ver INC-1'), 'ana')).not.toMatch(/mouse/);
  });

  story('what only says why, or by when, is no second one, and leaves the report a report', async (desk) => {
    const rows = [
      ['ana', 'no puedo imprimir desde ayer y necesito el contrato para el lunes', /incidente[\s\S]*Impresión[\s\S]*contrato/],
      ['luis', 'no tengo internet y necesito enviar un correo', /incidente[\s\S]*Red e internet/],
      ['bob', "I can't print and I need the contract for Monday", /incident[\s\S]*Printing[\s\S]*contract/],
    ] as const;
    for (const [who, text, shown] of rows) expect(last(await desk.as(who, 'slack').say(text), who).text).toMatch(shown);
  });

  story('in English on WhatsApp, in words', async (desk) => {
    const bob = desk.as('bob', 'whatsapp');
    const offered = last(await bob.say('My laptop is broken. Also can you reset my password?'), 'bob');
    expect(offered.choices).toEqual(['Only the first', 'Only the second', 'Both', 'It is one thing', 'Not a request']);
    await bob.say('both');
    expect(heard(await bob.say('yes'), 'bob')).toMatch(/INC-1[\s\S]*other thing[\s\S]*reset my password/);
    await bob.say('yes');
    expect(heard(await bob.say('sap'), 'bob')).toMatch(/Password reset/);
  });

  story('the labels fit where WhatsApp shows them', async (desk) => {
    for (const [who, text] of [
      ['ana', '1) no imprime la impresora 2) necesito un mouse 3) no anda el wifi'],
      ['bob', BOTH],
    ] as const) {
      const choices = last(await desk.as(who, 'whatsapp').say(text), who).choices ?? [];
      expect(choices.length).toBeGreaterThan(4);
      expect(choices.filter((label) => label.length > 24 || label.includes('…'))).toEqual([]);
    }
  });

  story('only one of them, by its number or its name', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(BOTH);
    expect(last(await ana.say('2'), 'ana').text).toMatch(/Accesorio/);
    expect(heard(await ana.say('no'), 'ana')).not.toMatch(/correo/);
    const bob = desk.as('bob', 'web');
    await bob.say('I cannot print. Btw I need a new mouse');
    expect(last(await bob.say('the first one'), 'bob').text).toMatch(/Printing/);
    await bob.say('yes');
    expect((await desk.tickets()).map(({ category }) => category)).toEqual(['printing']);
  });

  story('it is one: a single ticket with all its words', async (desk) => {
    const ana = desk.as('ana', 'teams');
    await ana.say(BOTH);
    await ana.say('es una sola cosa');
    const card = heard(await ana.tap('Abrir'), 'team:mesa');
    expect(card).toMatch(/correo y además necesito un mouse/);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('a question meanwhile is answered, and the needs still wait', async (desk) => {
    const ana = desk.as('ana', 'web');
    await ana.say(BOTH);
    expect(heard(await ana.say('¿cómo me conecto a la VPN?'), 'ana')).toMatch(/FortiClient/);
    expect(last(await ana.say('las dos'), 'ana').text).toMatch(/Categoría: Correo/);
  });

  story('a third that is told behind is offered too, with the word that denies it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(BOTH);
    const [offered] = rewritten(await ana.say('y tampoco puedo entrar a SAP'), 'ana');
    expect(offered?.text).toMatch(/3 cosas[\s\S]*3\. Algo falla \(Sistemas de la empresa\): «tampoco puedo entrar a SAP»/);
  });

  story('none of it, in words', async (desk) => {
    const none = { ana: 'ninguna', luis: 'nada', marta: 'none of them' } as const;
    for (const who of ['ana', 'luis', 'marta'] as const) {
      await desk.as(who, 'slack').say(BOTH);
      expect(heard(await desk.as(who, 'slack').say(none[who]), who)).toMatch(/no abrí nada/);
    }
  });

  story('a thumb alone says nothing that could be added: it is asked again', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(BOTH);
    expect(last(await ana.say('👎'), 'ana').choices).toContain('Las dos');
  });

  story('none of it: nothing is opened and nothing waits', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(BOTH);
    expect(heard(await ana.tap('No es una solicitud'), 'ana')).toMatch(/no abrí nada/);
    expect(heard(await ana.say('continuar'), 'ana')).toMatch(/No tienes nada pendiente/);
    expect(await desk.tickets()).toEqual([]);
  });

  story('three, of which two are meant', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    const offered = last(await ana.say('- la impresora no imprime\n- necesito un teclado\n- no anda el wifi'), 'ana');
    expect(offered.text).toMatch(/3 cosas[\s\S]*1\. [\s\S]*2\. [\s\S]*3\. /);
    expect(offered.choices).toContain('Todas');
    await ana.say('la 1 y la 3');
    await ana.say('sí');
    await ana.say('sí');
    expect((await desk.tickets()).map(({ category }) => category)).toEqual(['printing', 'network']);
  });

  story('a file goes with the first', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(BOTH);
    expect(rewritten(await desk.do({ as: 'ana', on: 'slack', attach: 'foto.jpg' }), 'ana')[0]?.text).toMatch(/foto\.jpg/);
    await ana.say('ambas');
    expect(heard(await ana.tap('Abrir'), 'team:mesa')).toMatch(/foto\.jpg/);
    expect(last(await ana.say('sí'), 'ana').text).not.toMatch(/foto\.jpg/);
  });
});

describe('when the first is left', () => {
  story('by "cancelar": the second is asked about, once', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(BOTH);
    await ana.say('las dos');
    const left = last(await ana.say('cancelar'), 'ana');
    expect(left).toMatchObject({
      text: expect.stringMatching(/necesito un mouse.*¿Seguimos/),
      choices: ['Sí, seguir', 'No, dejarlo'],
    });
    expect(last(await ana.say('sí'), 'ana').text).toMatch(/Accesorio/);
    expect(heard(await ana.say('no'), 'ana')).not.toMatch(/Seguimos/);
  });

  story('as no request, and the second as well', async (desk) => {
    const bob = desk.as('bob', 'teams');
    await bob.say('I cannot print and I need a mouse');
    await bob.tap('Both');
    expect(last(await bob.tap('Not a request'), 'bob').choices).toEqual(['Yes, go on', 'No, leave it']);
    expect(heard(await bob.say('no'), 'bob')).toMatch(/leave it at that/);
    expect(await desk.tickets()).toEqual([]);
  });

  story('for something else: that is done, then it is asked; what came between is related to nothing', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop y además no funciona el wifi');
    await ana.say('las dos');
    await ana.say('sí');
    await ana.say('no puedo imprimir');
    expect(last(await ana.say('sí'), 'ana').text).toMatch(/no funciona el wifi.*¿Seguimos/);
    await ana.say('sí');
    await ana.say('sí');
    expect(await desk.ticket('INC-1')).toMatchObject({ category: 'printing', links: [] });
    expect(await desk.ticket('INC-2')).toMatchObject({ category: 'network', links: [] });
    expect(heard(await ana.say('continuar'), 'ana')).toMatch(/Laptop/);
  });

  story('for another channel: it goes on there', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(BOTH);
    const whatsapp = desk.as('ana', 'whatsapp');
    expect(last(await whatsapp.say('continuar'), 'ana')).toMatchObject({
      on: 'whatsapp',
      text: expect.stringMatching(/dos cosas/),
    });
    await whatsapp.say('las dos');
    const teams = desk.as('ana', 'teams');
    await teams.say('continuar');
    expect(last(await teams.say('sí'), 'ana')).toMatchObject({ on: 'teams', text: expect.stringMatching(/Accesorio/) });
  });
});

test('a restart in between loses nothing: the second still comes, and names the first', async () => {
  const place = await temporaryStore();
  try {
    const before = (await openStory(place)).as('ana', 'slack');
    await before.say(BOTH);
    await before.tap('Las dos');
    const story = await openStory(place);
    const ana = story.as('ana', 'slack');
    expect(heard(await ana.say('sí'), 'ana')).toMatch(/INC-1[\s\S]*necesito un mouse/);
    const again = (await openStory(place)).as('ana', 'slack');
    for (const words of ['sí', 'omitir', 'enviar']) await again.say(words);
    expect((await story.do({ show: 'REQ-1' }))[0]?.tickets?.[0]).toMatchObject({ links: [{ kind: 'related', number: 'INC-1' }] });
  } finally {
    await place.drop();
  }
});

describe('further words', () => {
  story('belong to both where nothing says otherwise, and a third need is one more', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(BOTH);
    const common = rewritten(await ana.say('en la sede Cusco'), 'ana')[0]?.text ?? '';
    expect(common.match(/sede Cusco/g)).toHaveLength(2);
    const third = await ana.say('ah y no anda el wifi');
    expect(heard(third, 'ana')).toBe('');
    expect(rewritten(third, 'ana')[0]?.text).toMatch(/3 cosas[\s\S]*3\. .*wifi/);
    expect(rewritten(await ana.say('gracias'), 'ana')[0]?.text ?? '').not.toMatch(/gracias/i);
  });

  story('about the ticket opened a moment ago are a comment on it, and the rest is new', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Abrir');
    const lines = await ana.say('sigue sin imprimir la impresora y además necesito un mouse');
    expect(heard(lines, 'team:mesa')).toBe('Ana Torres escribió en INC-1: sigue sin imprimir la impresora');
    expect(last(lines, 'ana').text).toMatch(/Accesorio/);
  });
});

describe('delivered or tapped twice', () => {
  story('nothing is asked or opened twice', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const first = last(await ana.say(BOTH), 'ana').message ?? '';
    expect(await desk.do({ repeat: 3 })).toEqual([]);
    const tap = { as: 'ana', on: 'slack', tap: 'Las dos', message: first };
    const lines = await desk.do({ together: [tap, tap] });
    expect(lines.filter(({ choices, edited }) => choices.includes('Abrir') && !edited)).toHaveLength(1);
    expect(await desk.do({ repeat: 2 })).toEqual([]);
    const open = { as: 'ana', on: 'slack', tap: 'Abrir' };
    const opened = await desk.do({ together: [open, open] });
    expect(heard(opened, 'ana').match(/lo otro/g)).toHaveLength(1);
    expect(await desk.tickets()).toHaveLength(1);
  });

  story('nobody else can answer', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const first = last(await ana.say(BOTH), 'ana').message ?? '';
    const lines = await desk.as('bob', 'slack').tap('Las dos', { message: first });
    expect(heard(lines, 'ana')).toBe('');
    expect(await desk.tickets()).toEqual([]);
  });
});
