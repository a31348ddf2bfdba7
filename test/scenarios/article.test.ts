import { describe, expect } from '@jest/globals';
import { heard, last, story, type Desk } from './story.ts';

/** What a lead reads of articles in the report. */
async function counted(desk: Desk): Promise<string> {
  const lines =
    (await desk.as('marta', 'web').say('informe')).find(({ text }) => text.startsWith('Informe'))?.text.split('\n') ?? [];
  return lines.filter((line) => /art[ií]culo/i.test(line)).join('\n');
}

describe('a question that an article answers', () => {
  story('is answered by it, and nothing is opened once it has helped', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const shown = last(await ana.say('¿cómo me conecto a la VPN desde mi casa?'), 'ana');
    expect(shown.text).toMatch(/Conectarte a la VPN para trabajar desde casa[\s\S]*1\. Conéctate a internet[\s\S]*¿Te sirvió\?$/);
    expect(shown.text).not.toContain('**');
    expect(shown.choices).toEqual(['Sí', 'No']);
    expect(heard(await ana.tap('Sí'), 'ana')).toContain('no abro ningún ticket');
    expect(await desk.tickets()).toEqual([]);
    expect(await counted(desk)).toBe(
      'Resueltos sin ticket: 1 (artículos ofrecidos: 1)\nArtículos que más ayudaron: Conectarte a la VPN para trabajar desde casa: 1',
    );
  });

  story('is read in its reader’s language, wherever they write', async (desk) => {
    for (const [n, on] of (['slack', 'teams', 'whatsapp', 'web'] as const).entries()) {
      const text = last(await desk.as('bob', on).say(`how do I record a Teams meeting${'?'.repeat(n + 1)}`), 'bob').text;
      expect(text).toMatch(/Recording a Teams meeting[\s\S]*Did this help\?$/);
      expect(heard(await desk.as('bob', on).say('yes, it helped'), 'bob')).toMatch(/not opening a ticket/);
    }
    expect(await desk.tickets()).toEqual([]);
  });

  story('is read in the language that it was asked in, where nothing else tells the language', async (desk) => {
    const diego = desk.as('dparedes', 'web');
    const shown = last(await diego.say('how do I change my password?'), 'dparedes').text;
    expect(shown).toMatch(/Changing or recovering your password[\s\S]*It is the password of Windows[\s\S]*Did this help\?$/);
  });

  story('goes on to a ticket where it does not help, which tells what was read', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('como cambio mi contraseña');
    expect(heard(await ana.say('no, la página no reconoce mi usuario'), 'ana')).toMatch(/eso no bastó/);
    await ana.tap('Abrir');
    if ((await desk.tickets()).length === 0) await ana.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({
      category: 'access',
      articles: [{ id: 'password-change', how: 'in_vain' }],
    });
    const seen = heard(await desk.as('carlos', 'slack').command('show INC-1'), 'carlos');
    expect(seen).toMatch(/como cambio mi contraseña\nla página no reconoce mi usuario/);
    expect(seen).toMatch(/leyó un artículo que no le sirvió — Cambiar o recuperar tu contraseña tú mismo/);
    expect(seen).toMatch(/Artículos: Cambiar o recuperar tu contraseña tú mismo \(lo leyó y no le sirvió\)/);
    expect(await counted(desk)).toMatch(/Resueltos sin ticket: 0 .*\nArtículos que no ayudaron: Cambiar o recuperar/);
  });

  story('a person can be asked for instead', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('¿cómo comparto mi calendario?');
    expect(last(await ana.tap('No'), 'ana').choices).toEqual(['Abrir', 'Una persona']);
    const called = await ana.tap('Una persona');
    expect(heard(called, 'team:mesa')).toMatch(
      /Ana Torres quiere hablar con una persona\. Escribió: ¿cómo comparto mi calendario\?/,
    );
  });

  story('is not answered by the same article again once it did not help', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('¿cómo comparto mi calendario?');
    await ana.say('no me sirve');
    const again = last(await ana.say('¿cómo puedo compartir mi calendario?'), 'ana');
    expect(again.text).toMatch(/eso no bastó/);
    expect(last(await ana.say('¿cómo grabo una reunión de teams?'), 'ana').text).toMatch(/Grabar una reunión/);
    await ana.say('sí');
    await desk.wait('PT5H');
    expect(last(await ana.say('¿cómo comparto mi calendario?'), 'ana').text).toMatch(/¿Te sirvió\?/);
  });

  story('what happens while it is read is no answer: thanks, silence, another matter', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('¿cómo comparto mi calendario?');
    expect(heard(await ana.say('gracias'), 'ana')).toMatch(/^Con gusto/);
    for (const ack of ['ok', 'lo pruebo y te aviso'])
      expect(heard(await ana.say(ack), 'ana')).toMatch(/^De acuerdo\. Cuando lo pruebes/);
    expect(last(await ana.say('necesito un mouse'), 'ana').text).toMatch(/Abriría una solicitud/);
    await ana.tap('No es una solicitud');
    await desk.wait('P1D');
    expect(await counted(desk)).toBe('Resueltos sin ticket: 0 (artículos ofrecidos: 1)');
  });

  story('taps and deliveries that come twice count once', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('¿cómo comparto mi calendario?');
    await desk.do({ repeat: 3 });
    await ana.tap('Sí');
    await desk.do({ repeat: 3 });
    await desk.do({
      together: [
        { as: 'bob', on: 'slack', say: 'how do I share my calendar?' },
        { as: 'luis', on: 'slack', say: '¿cómo comparto mi calendario?' },
      ],
    });
    const tap = (as: string, label: string) => ({ as, on: 'slack', tap: label });
    await desk.do({ together: [tap('bob', 'Yes'), tap('bob', 'Yes'), tap('luis', 'Sí'), tap('luis', 'Sí')] });
    expect(await counted(desk)).toMatch(/^Resueltos sin ticket: 3 \(artículos ofrecidos: 3\)/);
  });

  story('asked in the middle of a form, the form goes on behind it', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito una laptop');
    await ana.tap('Abrir');
    expect(last(await ana.say('¿cómo grabo una reunión de teams?'), 'ana').text).toMatch(/¿Te sirvió\?/);
    const after = last(await ana.tap('Sí'), 'ana');
    expect(after.text).toMatch(/Qué bueno que te sirvió[\s\S]*¿Qué modelo necesitas\?/);
    expect(last(await ana.say('T14'), 'ana').text).toMatch(/¿Para cuándo/);
  });

  story('whoever is angry is not sent reading', async (desk) => {
    const text = heard(
      await desk.as('ana', 'slack').say('¡¡ES INACEPTABLE, ES LA TERCERA VEZ!! ¿CÓMO CAMBIO MI CONTRASEÑA?'),
      'ana',
    );
    expect(text).not.toMatch(/¿Te sirvió\?|Quizá te sirva/);
  });
});

describe('looking something up', () => {
  story('lists what is for this person, and a number or a name reads it', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    const shown = last(await ana.say('artículos'), 'ana');
    expect(shown.choices?.length).toBeGreaterThan(12);
    expect(last(await ana.say('2'), 'ana').text).toMatch(/📄[\s\S]*¿Te sirvió\?$/);
    expect(heard(await ana.say('sí'), 'ana')).toMatch(/Qué bueno/);
    expect(await counted(desk)).toMatch(/^Resueltos sin ticket: 1 \(artículos ofrecidos: 1\)/);
  });

  story('finds by words, and office supplies are none', async (desk) => {
    const bob = desk.as('bob', 'slack');
    expect(last(await bob.command('articles vpn'), 'bob').text).toMatch(/Connecting to the VPN/);
    expect(last(await bob.say('no'), 'bob').text).toMatch(/own words/);
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('artículos de oficina'), 'ana').text).not.toMatch(/Qué artículo|📄/);
    expect(last(await ana.command('artículos zzz'), 'ana').text).toMatch(/No encontré/);
  });
});
