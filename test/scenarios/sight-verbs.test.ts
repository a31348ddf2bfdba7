import { describe, expect } from '@jest/globals';
import { verbs } from '../../src/conversation/verbs/verbs.ts';
import { configWith } from './config-with.ts';
import type { Voice } from './run-scenario.ts';
import { askedForAccess, heard, last, reported, story, type Desk } from './story.ts';

async function vacation(desk: Desk): Promise<void> {
  const ana = desk.as('ana', 'slack');
  await ana.say('quiero vacaciones del 6 al 10 de abril');
  await ana.say('sí');
  await ana.say('omitir');
  await ana.say('enviar');
}

/** Everything that can be typed about a number, with what would have to follow it. */
const spoken = [
  ...[
    'ver #',
    'estado #',
    '#',
    '¿cómo va #?',
    '# hola, sigue igual',
    'anular # por error',
    'reabrir # sigue',
    'aprobar #',
    'tomar #',
  ],
  ...['rechazar # muy caro', 'preguntar # ¿para qué?', 'retirar #', 'comentar # hola', 'esperar # repuestos', 'reanudar #'],
  ...[
    'resolver # ya está',
    'nota # algo',
    'responder # algo',
    'escalar # "Lenovo" algo',
    'asignar # carlos',
    'prioridad # alta urge',
  ],
  ...['categoria # hardware', 'cerrar # listo', 'conforme #', 'por qué #', 'unir # en INC-2', 'unir INC-2 en #', 'dividir #'],
  ...['vincular # INC-2', 'vincular INC-2 #', 'agregar # bob', 'quitar # bob', 'reclasificar # laptop', 'editar #', 'tomar #.1'],
  ...['show #', 'status #', 'why #', 'cancel # x', 'reopen # x', 'approve #', 'reject # x', 'take #', 'resolve # x', 'note # x'],
  ...[
    'reply # x',
    'assign # carlos',
    'priority # high x',
    'category # hardware',
    'close # x',
    'link # INC-2',
    'merge # into INC-2',
  ],
] as const;

/** What is answered otherwise for a number that may not be seen than for one that does not exist. */
async function differing(tell: Voice['say'], who: string, words: readonly string[]): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const answer = async (text: string, number: string): Promise<string> => {
    const lines = await tell(text.replaceAll('#', number));
    if (last(lines, who).choices?.length || last(lines, who).expects) await tell('cancelar');
    return heard(lines, who).replaceAll(number, '#');
  };
  for (const text of words) {
    const [hidden, absent] = [await answer(text, 'REQ-1'), await answer(text, 'REQ-99')];
    if (hidden !== absent) found.push({ who, text, hidden, absent });
  }
  return found;
}

describe('what may not be seen answers as what does not exist', () => {
  /** Half of what can be typed by carlos, and a little of it by somebody else. */
  const halves = [
    { part: 'the one half', rest: 0, other: 'bob', way: 'say' },
    { part: 'the other half', rest: 1, other: 'pedro', way: 'command' },
  ] as const;
  for (const { part, rest, other, way } of halves) {
    story(`whatever is typed about it: ${part}`, async (desk) => {
      await vacation(desk);
      await reported(desk, 'no puedo imprimir');
      await reported(desk, 'el proyector no enciende');
      const words = spoken.filter((_, index) => index % 2 === rest);
      expect(await differing(desk.as('carlos', 'teams').say, 'carlos', words)).toEqual([]);
      const few = words.filter((_, index) => index % 3 === 0);
      expect(await differing(desk.as(other, 'teams')[way], other, few)).toEqual([]);
      expect(await desk.ticket('REQ-1')).toMatchObject({ state: 'awaiting_approval', assignee: null, links: [] });
    });
  }

  story('every verb that takes a number is known to ask for one that can be seen', async (desk) => {
    await vacation(desk);
    const carlos = desk.as('carlos', 'teams');
    const taking = Object.entries(verbs).filter(([, { takes }]) => takes.number === 'needed');
    const leaks: unknown[] = [];
    for (const [verb] of taking) {
      const word = verb.replace(/_/g, '-');
      const [hidden, absent] = [
        heard(await carlos.command(`${word} REQ-1 hola`), 'carlos'),
        heard(await carlos.command(`${word} REQ-99 hola`), 'carlos'),
      ];
      await carlos.say('cancelar');
      if (hidden.replaceAll('REQ-1', '#') !== absent.replaceAll('REQ-99', '#')) leaks.push({ verb, hidden, absent });
    }
    expect(leaks).toEqual([]);
  });
});

describe('a confidential request', () => {
  story('is in no queue, no search and no list of others, and is found by its own team by number', async (desk) => {
    await vacation(desk);
    await desk.as('luis', 'teams').tap('Aprobar');
    for (const words of ['cola', 'míos', 'buscar vacaciones', 'buscar ana torres', 'buscar REQ-1', 'buscar abril'])
      expect(heard(await desk.as('carlos', 'teams').say(words), 'carlos')).not.toMatch(/vacaciones ·|REQ-1 ·/i);
    const rosa = desk.as('rosa', 'teams');
    expect(heard(await rosa.say('buscar REQ-1'), 'rosa')).toMatch(/REQ-1 ·/);
    expect(heard(await rosa.say('buscar vacaciones'), 'rosa')).toMatch(/confidencial/);
  });
});

const reservedSales = configWith([
  { file: 'departments.yaml', from: '- id: sales\n', to: '- id: sales\n  confidential: true\n' },
]);

describe('a department that says so', () => {
  story(
    'is the business of its people and the team alone',
    async (desk) => {
      await reported(desk, 'no puedo imprimir la planilla');
      for (const who of ['luis', 'gerencia', 'elena', 'pedro'])
        expect(heard(await desk.as(who, 'web').say('ver INC-1'), who)).toBe('No encuentro INC-1.');
      expect(heard(await desk.as('elena', 'web').say('buscar planilla'), 'elena')).toMatch(/No encuentro nada/);
      expect(heard(await desk.as('carlos', 'teams').say('ver INC-1'), 'carlos')).toMatch(/planilla/);
      expect(heard(await desk.as('carlos', 'teams').say('cola'), 'carlos')).toMatch(/INC-1/);
    },
    reservedSales,
  );
});

describe('a team that keeps its tickets to itself', () => {
  story('cannot hand one to a team that does not, by a slip or on purpose', async (desk) => {
    await vacation(desk);
    await desk.as('luis', 'teams').tap('Aprobar');
    const rosa = desk.as('rosa', 'teams');
    for (const words of ['asignar REQ-1 carlos', 'asignar REQ-1 mesa'])
      expect(heard(await rosa.say(words), 'rosa')).toMatch(/REQ-1 es confidencial/);
    expect(heard(await desk.as('carlos', 'teams').say('ver REQ-1'), 'carlos')).toMatch(/No encuentro/);
    expect(await desk.ticket('REQ-1')).toMatchObject({ team: 'rrhh', assignee: null });
  });
});

describe('approvers', () => {
  story('read the form and the decisions, not what is said about the work', async (desk) => {
    await askedForAccess(desk);
    await desk.as('carlos', 'teams').say('aprobar REQ-1');
    await desk.as('sofia', 'teams').say('aprobar REQ-1');
    await desk.as('carlos', 'teams').say('tomar REQ-1');
    await desk.as('carlos', 'teams').say('nota REQ-1 pedir la clave al proveedor');
    await desk.as('ana', 'slack').say('REQ-1 lo necesito hoy');
    expect(heard(await desk.as('sofia', 'teams').say('ver REQ-1'), 'sofia')).toMatch(/pedir la clave/);
    for (const [who, on] of [
      ['luis', 'teams'],
      ['ana', 'slack'],
    ] as const)
      expect(heard(await desk.as(who, on).say('ver REQ-1'), who)).not.toMatch(/pedir la clave/);
    expect(heard(await desk.as('ana', 'slack').say('ver REQ-1'), 'ana')).toMatch(/lo necesito hoy/);
  });
});

describe("the requester's managers", () => {
  story('learn how a report stands and what happened, not what was said', async (desk) => {
    await reported(desk, 'mi pantalla muestra el sueldo de todos');
    await desk.as('carlos', 'teams').say('tomar INC-1');
    await desk.as('carlos', 'teams').say('responder INC-1 lo vemos ahora mismo');
    await desk.wait('PT1M');
    const luis = desk.as('luis', 'teams');
    for (const words of ['estado INC-1', 'ver INC-1']) {
      const text = heard(await luis.say(words), 'luis');
      expect(text).toMatch(/INC-1/);
      expect(text).not.toMatch(/sueldo|lo vemos/);
    }
    expect(heard(await luis.say('ver INC-1'), 'luis')).toMatch(/Carlos/);
  });
});

describe('agents of the team who are on the requester’s side', () => {
  story('read no notes of their own ticket, and work on it as little as anybody', async (desk) => {
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('no puedo imprimir');
    await carlos.tap('Abrir');
    await desk.as('sofia', 'slack').say('tomar INC-1');
    await desk.as('sofia', 'slack').say('nota INC-1 otra vez carlos y su impresora');
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).not.toMatch(/otra vez/);
    for (const words of ['nota INC-1 x', 'resolver INC-1 x', 'responder INC-1 x'])
      expect(heard(await carlos.say(words), 'carlos')).toMatch(/no te corresponde|lo pediste tú/);
  });
});

describe('a reply', () => {
  story('that can still be taken back, or was, is in nobody else’s history', async (desk) => {
    const ana = await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await carlos.say('responder INC-1 esto era para otra persona');
    expect(heard(await ana.say('ver INC-1'), 'ana')).not.toMatch(/para otra persona/);
    await carlos.say('deshacer');
    await desk.wait('PT1M');
    expect(heard(await ana.say('ver INC-1'), 'ana')).not.toMatch(/para otra persona|respondió/);
    expect(heard(await carlos.say('ver INC-1'), 'carlos')).toMatch(/para otra persona/);
  });

  story('with the words of a note is asked about first', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await carlos.say('nota INC-1 el proveedor dice que Ana rompió la bandeja a golpes');
    const asked = last(await carlos.say('responder INC-1 Hola, el proveedor dice que ana rompio la bandeja. Saludos'), 'carlos');
    expect(asked.text).toMatch(/nota interna/);
    expect(asked.text).toMatch(/Ana Torres/);
    expect(asked.choices).toEqual(['Enviar igual', 'No enviar']);
    expect(heard(await carlos.tap('No enviar'), 'carlos')).toMatch(/No se envió nada/);
    expect(heard(await desk.wait('PT1M'), 'ana')).toBe('');
    await carlos.say('responder INC-1 el proveedor dice que ana rompio la bandeja');
    expect(heard(await carlos.say('enviar igual'), 'carlos')).toMatch(/Ana/);
    expect(heard(await desk.wait('PT1M'), 'ana')).toMatch(/rompio la bandeja/);
  });

  story('with few of the same words is not, and what was done is asked about as well', async (desk) => {
    await reported(desk);
    const sofia = desk.as('sofia', 'slack');
    await sofia.say('tomar INC-1');
    await sofia.say('nota INC-1 cambiar el tóner de la impresora del segundo piso');
    expect(heard(await sofia.say('responder INC-1 vamos a cambiar el tóner hoy'), 'sofia')).not.toMatch(/nota interna/);
    const asked = last(await sofia.say('resolver INC-1 cambiar el toner de la impresora del segundo piso'), 'sofia');
    expect(asked.choices).toEqual(['Enviar igual', 'No enviar']);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
    await sofia.tap('Enviar igual');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
  });
});
