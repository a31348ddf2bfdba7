import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { createEmbeddedStore } from '../../../adapters/embedded/store.ts';
import type { Correction } from '../../../src/domain/learning/correction.ts';
import { runMesa } from '../../fakes/run-mesa.ts';
import { smallBooks } from '../understanding/small-books.ts';
import { correction } from './correction-of.ts';

const place = mkdtempSync(join(tmpdir(), 'mesa-suggest-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
let config = '';
beforeAll(() => {
  config = smallBooks();
});

let count = 0;
async function dataWith(corrections: readonly Correction[]): Promise<string> {
  const folder = join(place, String((count += 1)));
  const store = await createEmbeddedStore({ folder });
  await store.transaction(async (tx) => {
    for (const one of corrections) await tx.collection('corrections').insert(one);
  });
  await store.close();
  return folder;
}

interface Printed {
  readonly corrections: number;
  readonly candidates: readonly {
    readonly line: string;
    readonly file: string;
    readonly intent: string;
    readonly times: number;
    readonly people: number;
    readonly agents: number;
    readonly also: readonly string[];
    readonly readAs: { readonly intent: string; readonly p: number };
    readonly effect: {
      readonly score: { readonly before: number; readonly after: number };
      readonly intents: readonly object[];
      readonly others: { readonly before: number; readonly after: number; readonly of: number };
    } | null;
    readonly harmful: boolean;
  }[];
  readonly contradictions: readonly { readonly said: string; readonly sides: readonly object[] }[];
  readonly leftOut: readonly { readonly said: string; readonly why: string; readonly where: string | null }[];
  readonly moved: object;
  readonly notTried: readonly string[];
  readonly together: { readonly score: { readonly before: number; readonly after: number } } | null;
  readonly withoutHarmful: { readonly score: { readonly after: number } } | null;
  readonly yaml: Readonly<Record<string, string>>;
}

async function suggest(corrections: readonly Correction[], ...more: readonly string[]): Promise<Printed> {
  const data = await dataWith(corrections);
  const { code, out, err } = await runMesa(['phrasebook', 'suggest', '--config', config, '--data', data, '--json', ...more]);
  expect({ code, err: err.replace(/.*trying \d.*\n/, '') }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Printed;
}

const printing = { intent: 'incident', category: 'printing' } as const;
const laptop = { intent: 'request', item: 'laptop' } as const;

describe('mesa phrasebook suggest', () => {
  test('has nothing to say of an empty desk', async () => {
    const data = await dataWith([]);
    const { code, out } = await runMesa(['phrasebook', 'suggest', '--config', config, '--data', data]);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Nobody has corrected the desk.\n\nNothing was changed, and nothing is learnt by itself.\n',
    });
  });

  test('says the line, where it goes, who told it, what it is read as, and what it would bring', async () => {
    const found = await suggest([
      correction({ said: 'se comió las hojas el aparato gris', made: printing, by: 'ana' }),
      correction({ said: 'Se comió las hojas el aparato gris', made: printing, by: 'bob' }),
      correction({
        said: 'otra vez se comió las hojas el aparato gris',
        made: printing,
        by: 'carlos',
        side: 'agent',
        ticket: 'INC-1',
      }),
      correction({ said: 'ando corto de máquina portátil', made: laptop, by: 'luis' }),
    ]);
    expect(found).toMatchObject({ corrections: 4, contradictions: [], leftOut: [], moved: {}, notTried: [] });
    expect(found.candidates).toMatchObject([
      {
        line: 'Se comió las hojas el aparato gris => printing',
        also: ['otra vez se comió las hojas el aparato gris'],
        ...{ file: 'es.yaml', intent: 'incident', times: 3, people: 2, agents: 1, harmful: false },
        effect: { score: { before: 100 }, others: { of: 1 } },
      },
      { line: 'ando corto de máquina portátil => laptop', intent: 'request', times: 1, people: 1, agents: 0 },
    ]);
    expect(found.together).toMatchObject({ score: { before: 100 } });
  });

  test('what it prints can be pasted, and is understood then', async () => {
    const told = [
      correction({ said: 'se comió las hojas: el "aparato" gris {x} => laptop', made: printing, by: 'ana' }),
      correction({ said: 'the grey thing ate my pages', lang: 'en', made: printing, by: 'bob' }),
    ];
    const { yaml } = await suggest(told);
    expect(Object.keys(yaml)).toEqual(['en.yaml', 'es.yaml']);
    const other = smallBooks();
    for (const [name, block] of Object.entries(yaml)) {
      const file = join(other, 'phrasebook', name);
      const book = parse(readFileSync(file, 'utf8')) as { intents: Record<string, string[]> };
      const more = parse(block) as { intents: Record<string, string[]> };
      for (const [intent, lines] of Object.entries(more.intents)) book.intents[intent]?.push(...lines);
      writeFileSync(file, stringify(book));
    }
    const data = await dataWith(told);
    const { out } = await runMesa(['phrasebook', 'suggest', '--config', other, '--data', data, '--json']);
    expect(JSON.parse(out)).toMatchObject({ candidates: [], leftOut: [{ why: 'understood' }, { why: 'understood' }] });
  });

  test('leaves out what is no use, and says why', async () => {
    const found = await suggest([
      correction({ said: 'no puedo imprimir', made: printing, by: 'ana' }),
      correction({ said: 'necesito una laptop', made: printing, by: 'ana' }),
      correction({ said: 'necesito una laptop nueva', made: printing, by: 'ana' }),
      correction({ said: 'a impressora comeu as folhas', lang: 'pt', made: printing, by: 'ana' }),
      correction({ said: 'se rompió la cafetera azul', made: { intent: 'incident', category: 'kitchen' }, by: 'ana' }),
      correction({ said: 'se me antoja un cebiche', made: { intent: 'other' }, by: 'ana', how: 'dismissed' }),
      correction({ said: 'vaya '.repeat(40), made: printing, by: 'ana' }),
      correction({
        said: 'gotea el techo',
        made: { intent: 'incident', team: 'sedes' },
        by: 'carlos',
        side: 'agent',
        how: 'moved',
      }),
      correction({ said: 'esa cosa rara', made: printing, by: 'ana' }),
      correction({ said: 'esa cosa rara', made: laptop, by: 'bob' }),
    ]);
    expect(found.candidates).toEqual([]);
    expect(found.leftOut.map(({ said, why }) => [said.slice(0, 28), why]).toSorted()).toEqual(
      [
        ['no puedo imprimir', 'understood'],
        ['necesito una laptop', 'said_otherwise'],
        ['necesito una laptop nueva', 'measured'],
        ['a impressora comeu as folhas', 'no_book'],
        ['se rompió la cafetera azul', 'gone'],
        ['se me antoja un cebiche', 'few'],
        ['vaya vaya vaya vaya vaya vay', 'too_long'],
      ].toSorted(),
    );
    expect(found.leftOut.find(({ why }) => why === 'said_otherwise')?.where).toMatch(/^es\.yaml:\d+$/);
    expect(found.contradictions).toMatchObject([
      {
        said: 'esa cosa rara',
        sides: [
          { meaning: 'incident:printing', people: 1 },
          { meaning: 'request:laptop', people: 1 },
        ],
      },
    ]);
    expect(found).toMatchObject({ moved: { sedes: 1 }, together: null });
  });

  test('a line that lowers the score is said to, and pasted as a comment only', async () => {
    const harm = ['muchas gracias a todos ya', 'a todos muchas muchas gracias'].map((said) =>
      correction({ said, made: { intent: 'request', item: 'laptop' }, by: 'ana' }),
    );
    const found = await suggest([...harm, correction({ said: 'se comió las hojas el gris', made: printing, by: 'bob' })]);
    const harmful = found.candidates.filter((one) => one.harmful);
    expect(harmful.length).toBeGreaterThan(0);
    for (const one of harmful) expect(one.effect?.score.after).toBeLessThan(one.effect?.score.before ?? 0);
    const { intents } = (parse(found.yaml['es.yaml'] ?? '') ?? {}) as { intents: Record<string, string[]> };
    const pasted = Object.values(intents).flat();
    expect(pasted.toSorted()).toEqual(
      found.candidates
        .filter((one) => !one.harmful)
        .map(({ line }) => line)
        .toSorted(),
    );
    expect(found.withoutHarmful === null).toBe(harmful.length === 0);
  });

  test('--most says how many are tried one by one, --since from when on, and what was not tried is said', async () => {
    const told = ['primera cosa verde', 'segunda nota azul', 'tercer ruido rojo', 'viejo asunto gris'].map((said, at) =>
      correction({ said, made: printing, by: 'ana', at: 3 - at }),
    );
    const found = await suggest(told, '--most', '1', '--since', '2026-03-02');
    expect(found).toMatchObject({ corrections: 3 });
    expect(found.candidates.map(({ effect }) => effect !== null)).toEqual([true, false, false]);
    expect(found.notTried).toHaveLength(2);
    expect(found.together).not.toBeNull();
  });

  test.each([
    [['--since', 'yesterday'], /--since is a date like 2026-03-01, not "yesterday"/],
    [['--most', 'many'], /--most is how many lines/],
    [['--write'], /there is no option --write/],
    [['es.yaml'], /is one word too many/],
  ])('%j is wrong use', async (args, message) => {
    const { code, err } = await runMesa(['phrasebook', 'suggest', '--config', config, ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test('hostile words come out as words, on a terminal too, and nothing is written anywhere', async () => {
    const said = '\u001b]0;owned\u0007\u001b[2J"}]\n- evil: !!js/function "x"\n=> admin_rights {device} # $(touch /tmp/owned)';
    const data = await dataWith([
      correction({ said, made: printing, by: 'ana' }),
      correction({ said: said.slice(1), made: laptop, by: 'bob' }),
    ]);
    const before = readdirSync(config, { recursive: true }).toSorted();
    const { code, out, err } = await runMesa(['phrasebook', 'suggest', '--config', config, '--data', data]);
    expect(code).toBe(0);
    expect(`${out}${err}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(out).not.toMatch(/^- evil|\\u00/m);
    expect(readdirSync(config, { recursive: true }).toSorted()).toEqual(before);
  });

  test('people who must agree are configured; an agent is enough', async () => {
    const strict = smallBooks();
    const desk = join(strict, 'desk.yaml');
    writeFileSync(desk, readFileSync(desk, 'utf8').replace('from_people: 1', 'from_people: 2'));
    const data = await dataWith([
      correction({ said: 'se comió las hojas el aparato', made: printing, by: 'ana' }),
      correction({ said: 'ando corto de máquina portátil', made: laptop, by: 'ana' }),
      correction({ said: 'ando corto de máquina portátil', made: laptop, by: 'bob' }),
      correction({
        said: 'el visor está negro',
        made: { intent: 'incident', category: 'hardware' },
        by: 'carlos',
        side: 'agent',
      }),
    ]);
    const { out } = await runMesa(['phrasebook', 'suggest', '--config', strict, '--data', data, '--json']);
    const found = JSON.parse(out) as Printed;
    expect(found.candidates.map(({ line }) => line)).toEqual([
      'ando corto de máquina portátil => laptop',
      'el visor está negro => hardware',
    ]);
    expect(found.leftOut).toMatchObject([{ said: 'se comió las hojas el aparato', why: 'few' }]);
  });
});
