import { describe, expect, test } from '@jest/globals';
import type { Understanding } from '../../src/domain/understanding.ts';
import { openStory, type Story } from './run-scenario.ts';
import { heard, last, reported, story } from './story.ts';
import { configWith } from './config-with.ts';

const EVERY = 'frase jamás enseñada a la mesa';

/** A story on a desk that reads one phrase as told: how sure it is decides what it does. */
function unsure(title: string, reading: Partial<Understanding>, tell: (desk: Story) => Promise<void>): void {
  test(title, async () => {
    const desk = await openStory(undefined, undefined, {
      understand: (own) => (text, place) => ({ ...own(text, place), ...(text === EVERY && reading) }),
    });
    try {
      await tell(desk);
    } finally {
      await desk.close();
    }
  });
}

async function tickets(desk: Story): Promise<readonly Record<string, unknown>[]> {
  return (await desk.do({ show: 'tickets' }))[0]?.tickets ?? [];
}

describe('sure enough: what would be opened is shown', () => {
  unsure('at the threshold', { intent: 'incident', p: 0.6, top2: ['incident', 'status'] }, async (desk) => {
    expect(last(await desk.as('ana', 'slack').say(EVERY), 'ana').choices?.slice(0, 3)).toEqual([
      'Abrir',
      'Corregir',
      'No es una solicitud',
    ]);
  });

  unsure(
    'broken or wanted is asked while the two are close',
    { intent: 'request', p: 0.64, top2: ['request', 'incident'], urgency: 'low' },
    async (desk) => {
      const ana = desk.as('ana', 'whatsapp');
      expect(last(await ana.say(EVERY), 'ana').choices).toEqual(['Algo falla', 'Necesito algo', 'No es una solicitud']);
      expect(heard(await ana.say('algo falla'), 'ana')).toMatch(/Abriría un incidente/);
      await ana.say('abrir');
      expect(await tickets(desk)).toMatchObject([{ number: 'INC-1', priority: 'normal' }]);
    },
  );

  unsure('from there on it is not', { intent: 'incident', p: 0.66, top2: ['incident', 'request'] }, async (desk) => {
    expect(last(await desk.as('ana', 'slack').say(EVERY), 'ana').choices).toContain('Abrir');
  });
});

describe('half sure: the two likeliest meanings', () => {
  const between = (top2: Understanding['top2']): Partial<Understanding> => ({ intent: top2[0], p: 0.5, top2 });

  unsure('each does what it says; a report is as urgent as any other', between(['status', 'incident']), async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    const asked = last(await ana.say(EVERY), 'ana');
    expect(asked.choices).toEqual(['Saber cómo va lo mío', 'Algo falla', 'Ninguna de las dos']);
    expect(asked.text).toContain(EVERY);
    await ana.tap('Algo falla');
    await ana.tap('Abrir');
    expect(await tickets(desk)).toMatchObject([{ number: 'INC-1', kind: 'incident', priority: 'normal' }]);
    await desk.do({ wait: 'PT6M' });
    await ana.say(EVERY);
    expect(heard(await ana.say('saber como va'), 'ana')).toMatch(/INC-1/);
  });

  unsure('a question, or a person, by words', between(['how_to', 'human']), async (desk) => {
    const bob = desk.as('bob', 'teams');
    expect(last(await bob.say(EVERY), 'bob').choices).toEqual(['Learn how to do it', 'A person', 'Neither of the two']);
    expect(last(await bob.say('learn how'), 'bob').choices).toEqual(['Open it', 'A person']);
    await bob.say(EVERY);
    expect(heard(await bob.say('a person'), 'team:mesa')).toMatch(/Bob Wilson/);
    expect(await tickets(desk)).toEqual([]);
  });

  unsure('something that is none of the desk’s matters', between(['request', 'other']), async (desk) => {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say(EVERY), 'ana').choices).toEqual(['Necesito algo', 'No es una solicitud', 'Otra cosa']);
    expect(heard(await ana.say('no'), 'ana')).toMatch(/no abrí nada/);
    expect(await tickets(desk)).toEqual([]);
  });

  unsure('none of the two: asked openly; the second time a person is called', between(['cancel', 'status']), async (desk) => {
    const ana = desk.as('ana', 'web');
    expect(last(await ana.say(EVERY), 'ana').choices).toEqual(['Anular un ticket', 'Saber cómo va lo mío', 'Ninguna de las dos']);
    expect(last(await ana.say('ninguna'), 'ana').choices).toContain('Una persona');
    const again = await ana.say('xyzzy plugh');
    expect(heard(again, 'team:mesa')).toMatch(/Ana Torres[\s\S]*frase jamás enseñada a la mesa[\s\S]*xyzzy/);
    expect(await tickets(desk)).toEqual([]);
  });

  unsure('what waits for a decision is shown', between(['approve', 'status']), async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of ['necesito un mouse', 'sí', 'omitir', 'enviar']) await ana.say(words);
    const luis = desk.as('luis', 'teams');
    await luis.say(EVERY);
    expect(last(await luis.tap('Aprobar o rechazar'), 'luis').text).toMatch(/mouse|Accesorio/i);
    await luis.tap('Aprobar');
    expect(await tickets(desk)).toMatchObject([{ number: 'REQ-1', state: 'registered' }]);
  });

  unsure('where nothing waits for a decision, none is offered', between(['approve', 'status']), async (desk) => {
    const said = last(await desk.as('ana', 'slack').say(EVERY), 'ana');
    expect(said.choices).toEqual(['Saber cómo va lo mío', 'No es una solicitud', 'Otra cosa']);
  });

  unsure('nor of two decisions: that is asked openly', between(['reject', 'approve']), async (desk) => {
    const said = last(await desk.as('ana', 'slack').say(EVERY), 'ana');
    expect(said.choices).toEqual(['Algo falla', 'Necesito algo', 'Una persona']);
  });

  unsure('better words are read instead', between(['status', 'how_to']), async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say(EVERY);
    expect(last(await ana.say('no puedo imprimir'), 'ana').choices).toContain('Abrir');
    await ana.say('sí');
    expect(await tickets(desk)).toMatchObject([{ category: 'printing' }]);
  });
});

describe('not sure at all', () => {
  unsure(
    'asked openly, then a person; a miss of this morning counts no more',
    { intent: 'status', p: 0.34, top2: ['status', 'how_to'] },
    async (desk) => {
      const ana = desk.as('ana', 'slack');
      expect(last(await ana.say(EVERY), 'ana').choices).toEqual(['Algo falla', 'Necesito algo', 'Una persona']);
      await desk.do({ wait: 'PT3H' });
      expect(heard(await ana.say('qwerty asdf'), 'team:mesa')).toBe('');
      expect(heard(await ana.say('zxcvb'), 'team:mesa')).toMatch(/Ana Torres/);
    },
  );
});

describe('understood, and nothing to open', () => {
  story('small talk: a line on what the desk is for, and no person at the first joke', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const asked = await ana.say('cuéntame un chiste');
    expect(last(asked, 'ana').text).toMatch(/para esto estoy/);
    expect(heard(asked, 'team:mesa')).toBe('');
    expect(last(await ana.say('no puedo imprimir'), 'ana').choices).toContain('Abrir');
    await ana.tap('Abrir');
    expect((await desk.as('carlos', 'slack').say('ver INC-1')).map(({ text }) => text).join('\n')).not.toMatch(/chiste/);
  });

  story('who goes on like that gets a person', async (desk) => {
    const bob = desk.as('bob', 'web');
    expect(last(await bob.say('tell me a joke'), 'bob').text).toMatch(/beyond me/);
    expect(heard(await bob.say('do you like pizza?'), 'team:mesa')).toMatch(/Bob Wilson/);
  });

  story('there, "something is broken" asks what happened', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('cuéntame un chiste');
    expect(last(await ana.tap('Algo falla'), 'ana')).toMatchObject({ expects: { type: 'long_text' } });
    await ana.say('no prende mi monitor');
    expect(await desk.ticket('INC-1')).toMatchObject({ kind: 'incident' });
  });

  story('gibberish is asked about', async (desk) => {
    expect(last(await desk.as('ana', 'slack').say('asdfgh'), 'ana').text).toMatch(/No estoy seguro/);
  });

  story('nothing waits for a decision: said, and no miss', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of ['aprobado', 'aprobado', 'rechazado']) expect(heard(await ana.say(words), 'team:mesa')).toBe('');
    expect(last(await ana.say('aprobado'), 'ana').text).toMatch(/nada pendiente de aprobar/);
  });

  story('nothing is under way that could be cancelled: what could be is shown', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT6M');
    const lines = await ana.say('ya no necesito nada, olvídenlo');
    expect(heard(lines, 'team:mesa')).toBe('');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'registered' });
  });

  story('taken back while it is being confirmed', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    expect(heard(await ana.say('ya no hace falta, gracias'), 'ana')).toMatch(/no abrí nada|Con gusto/);
    expect(await desk.tickets()).toEqual([]);
  });

  story('a question how to do something is no miss, however often', async (desk) => {
    const ana = desk.as('ana', 'slack');
    for (const words of ['¿cómo cambio el tono del teléfono fijo?', '¿cómo exporto un reporte del crm a excel?'])
      expect(heard(await ana.say(words), 'team:mesa')).toBe('');
  });
});

story('"no" to an open question is no decision of anything', async (desk) => {
  const ana = desk.as('ana', 'slack');
  for (const words of ['xyzzy plugh', '¿cómo exporto un reporte del crm a excel?']) {
    await ana.say(words);
    const answered = await ana.say('no');
    expect(heard(answered, 'ana')).toMatch(/no abrí nada/);
    expect(heard(answered, 'team:mesa')).toBe('');
  }
});

describe('where the thresholds stand', () => {
  const strict = configWith([{ file: 'desk.yaml', from: /( {2}draft_days: 30)/, to: '$1\n  accept: 1\n  offer: 0.99' }]);

  story(
    'desk.yaml may say otherwise',
    async (desk) => {
      const lines = await desk.as('ana', 'slack').say('mmm la cosa esa del papel que no sale de la máquina creo');
      expect(last(lines, 'ana').choices).not.toContain('Abrir');
    },
    strict,
  );
});

story('a request, too, is not one with one tap', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('necesito un monitor');
  expect(heard(await ana.tap('No es una solicitud'), 'ana')).toMatch(/no abrí nada/);
  expect(await desk.tickets()).toEqual([]);
});
