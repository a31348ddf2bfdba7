import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../../adapters/embedded/store.ts';
import { createMongoStore } from '../../../adapters/mongo/store.ts';
import { layFoundation, type Foundation } from '../../../src/commands/compose.ts';
import type { Store } from '../../../src/ports.ts';
import { dropDatabase } from '../../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../../fakes/engine.ts';
import { startDesk, type Reader, type StartedDesk } from '../../fakes/started-desk.ts';
import { configWith } from '../../scenarios/config-with.ts';

const config = configWith([{ file: 'desk.yaml', from: /burst_minutes: \d+/, to: 'burst_minutes: 0.0001' }]);
const file = (lang: string, id = 'vpn'): string => join(config, 'knowledge', lang, `${id}.md`);
const inSpanish = readFileSync(file('es'), 'utf8');
const inEnglish = readFileSync(file('en'), 'utf8');
const QUESTION = '¿cómo me conecto a la VPN desde mi casa?';
const HELPED = /¿Te sirvió\?/;
const SOLVED = /no abro ningún ticket/;

let foundation: Foundation;
beforeAll(async () => {
  foundation = await layFoundation({ config });
});

interface Place {
  readonly env: Readonly<Record<string, string>>;
  /** How many desks share it. */
  readonly desks: number;
  open(data: string): Promise<Store>;
  drop(): Promise<void>;
}

describe('articles that change while one desk runs, embedded', () => {
  following(async () => ({
    ...{ env: {}, desks: 1, drop: async () => undefined },
    open: (data) => createEmbeddedStore({ folder: data }),
  }));
});

describeWithEngine('articles that change while two desks run, on MongoDB', (engine) => {
  following(async () => {
    const uri = databaseUri(engine);
    const open = (): Promise<Store> => createMongoStore({ uri });
    return { env: { MONGODB_URI: uri }, desks: 2, open, drop: () => dropDatabase(uri) };
  });
});

function following(make: () => Promise<Place>): void {
  let place: Place;
  let data: string;
  let desks: StartedDesk[];
  let readers: readonly Reader[];
  beforeEach(async () => {
    place = await make();
    data = mkdtempSync(join(tmpdir(), 'mesa-articles-'));
    desks = [];
    for (let n = 0; n < place.desks; n += 1)
      desks.push(await startDesk({ config, data: place.desks === 1 ? data : join(data, `${n}`), foundation, env: place.env }));
    readers = await Promise.all(desks.map((desk, n) => desk.as(['ana', 'luis'][n]!)));
  });
  afterEach(async () => {
    for (const desk of desks) await desk.stop();
    await place.drop();
    rmSync(data, { recursive: true });
    writeFileSync(file('es'), inSpanish);
    writeFileSync(file('en'), inEnglish);
    rmSync(file('es', 'zumbador'), { force: true });
  });

  /** As each desk's log tells it, some seconds after the files have changed. */
  const taken = async (word: 'in force' | 'refused', change: () => void): Promise<void> => {
    const told = ({ lines }: StartedDesk): readonly string[] => lines.filter((line) => line.includes(word));
    const before = desks.map((desk) => told(desk).length);
    change();
    for (const [n, desk] of desks.entries())
      for (let turn = 0; told(desk).length === before[n]; turn += 1) {
        if (turn === 600) throw new Error(`nothing is ${word}: ${desk.lines.join('\n')}`);
        await sleep(100);
      }
  };
  const remove = (): void => {
    rmSync(file('es'));
    rmSync(file('en'));
  };
  const answers = async (what: RegExp): Promise<void> => {
    for (const reader of readers) {
      expect(await reader.say(QUESTION, HELPED)).toMatch(what);
      await reader.tap('Sí', SOLVED);
    }
  };

  test('changed, it is read as it is now; broken, as it was; mended, as it is', async () => {
    await answers(/Empresa/);
    await taken('in force', () =>
      writeFileSync(file('es'), inSpanish.replace('la conexión **Empresa**', 'la conexión **Oficina**')),
    );
    await answers(/Oficina/);
    await taken('refused', () => writeFileSync(file('es'), inSpanish.replace('category: network', 'category: plumbing')));
    for (const { lines } of desks) expect(lines.findLast((line) => line.includes('refused'))).toMatch(/vpn\.md:\d+/);
    await answers(/Oficina/);
    await taken('in force', () => writeFileSync(file('es'), inSpanish));
    await answers(/Empresa/);
    for (const desk of desks) await desk.stop();
    const store = await place.open(data);
    const counted: unknown[] = [];
    for await (const one of store.scan('article-counts')) counted.push(one);
    await store.close();
    const times = 4 * desks.length;
    expect(counted).toMatchObject([{ article: 'vpn', offered: times, read: times, solved: times, in_vain: 0 }]);
    desks = [];
  }, 120_000);

  test('gone, it is offered to nobody, and who has it before them can still say how it went', async () => {
    for (const reader of readers) await reader.say(QUESTION, HELPED);
    await taken('in force', remove);
    for (const reader of readers) {
      await reader.tap('Sí', SOLVED);
      expect(await reader.say(QUESTION)).not.toMatch(HELPED);
      expect(await reader.taps()).not.toContain('Sí');
    }
    expect(desks.flatMap(({ lines }) => lines.filter((line) => line.includes('a turn failed')))).toEqual([]);
  });

  test('new, it is found at once', async () => {
    for (const reader of readers) expect(await reader.say('¿cómo calibro el zumbador?')).not.toMatch(HELPED);
    const head = ['title: Calibrar el zumbador', 'keywords: [zumbador]', 'reviewed: 2026-02-10', 'reviewed_by: carlos'];
    const text = ['---', ...head, '---', '', 'Gira la perilla azul.', ''].join('\n');
    await taken('in force', () => writeFileSync(file('es', 'zumbador'), text));
    for (const reader of readers) expect(await reader.say('artículos zumbador', HELPED)).toMatch(/perilla azul/);
  });
}
