import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import { OpinionSettings } from '../../src/domain/second-opinion/opinion-settings.ts';
import { OpinionWanted } from '../../src/domain/second-opinion/opinion-wanted.ts';
import { createAdviser } from '../../src/jobs/ask-opinion.ts';
import { reserveOpinion } from '../../src/jobs/reserve-opinion.ts';
import type { Store } from '../../src/ports.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

interface Place {
  /** As two processes have them: on MongoDB each has connections of its own. */
  readonly stores: readonly [Store, Store];
  readonly commands?: string[];
  drop(): Promise<void>;
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `e${index}`);
const TODAY = '2026-03-02';

describe('a day’s budget, embedded', () => {
  budget(async () => {
    const { store, drop } = await temporaryStore();
    return { stores: [store, store], drop };
  });
});

describeWithEngine('a day’s budget, on MongoDB', (engine) => {
  budget(async () => {
    const uri = databaseUri(engine);
    const commands: string[] = [];
    const stores = [
      await createMongoStore({ uri, onCommand: (name) => commands.push(name) }),
      await createMongoStore({ uri }),
    ] as const;
    const drop = async (): Promise<void> => {
      for (const store of stores) await store.close();
      await dropDatabase(uri);
    };
    return { stores, commands, drop };
  });
});

function budget(open: () => Promise<Place>): void {
  let place: Place;
  let fake: FakeWorks;
  let asked: string[];
  beforeEach(async () => {
    place = await open();
    fake = createFakeWorks(place.stores[0]);
    asked = [];
  });
  afterEach(() => place.drop());

  const definitionsOf = (settings: object): Definitions => {
    const desk = { zone: 'America/Lima', second_opinion: OpinionSettings.parse({ timeout_ms: 8000, ...settings }) };
    return { desk, categories: new Map(), items: new Map() } as unknown as Definitions;
  };
  /** Asks in one process or the other. */
  const adviser = (settings: object, process: 0 | 1 = 0) => {
    const definitions = definitionsOf(settings);
    const advise = createAdviser({
      ...fake.works,
      store: place.stores[process],
      definitions: () => definitions,
      secondOpinion: {
        isResting: () => false,
        ask: async ({ message }) => {
          asked.push(message);
          return { is: 'answered', answer: '{"intent":"incident"}' };
        },
      },
    });
    return (event: string, person = 'ana') => advise(new OpinionWanted(`words of ${event}`), { event, person, isFirst: true });
  };
  const spending = (day = TODAY) => place.stores[1].transaction((tx) => tx.collection('spendings').get(day));

  test('is shared by two processes that spend it at once, to the last question, and its end is told once', async () => {
    const settings = { calls_per_day: 9, calls_per_person: 100 };
    const [one, other] = [adviser(settings), adviser(settings, 1)];
    for (const round of ['first', 'second'])
      await Promise.all(many(8).flatMap((event) => [one(`${round} one ${event}`), other(`${round} other ${event}`)]));
    expect(asked).toHaveLength(9);
    expect(await spending()).toMatchObject({ calls: 9, spentAt: fake.now() });
    expect(fake.log.filter((line) => line.includes('budget'))).toHaveLength(1);
    expect(fake.log.filter((line) => line.includes('could not'))).toEqual([]);
  });

  test('leaves each person their part of it over both processes, whatever the others spend', async () => {
    const settings = { calls_per_person: 5 };
    const [one, other] = [adviser(settings), adviser(settings, 1)];
    const people = ['ana', 'bob'];
    await Promise.all(
      people.flatMap((person) =>
        many(4).flatMap((event) => [one(`${person} one ${event}`, person), other(`${person} other ${event}`, person)]),
      ),
    );
    expect(asked).toHaveLength(10);
    const { calls, spentAt, people: counted = [] } = (await spending())!;
    expect({ calls, spentAt }).toEqual({ calls: 10, spentAt: undefined });
    expect(counted.toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual([
      { person: 'ana', calls: 5 },
      { person: 'bob', calls: 5 },
    ]);
    await one('another', 'carlos');
    expect(asked).toHaveLength(11);
  });

  test('outlives the process, with what each person had of it', async () => {
    for (const event of many(3)) await adviser({ calls_per_person: 2 })(event);
    expect(asked).toHaveLength(2);
    await adviser({ calls_per_person: 2 }, 1)('later');
    expect(asked).toHaveLength(2);
  });

  test('counts characters too', async () => {
    const ask = adviser({ characters_per_day: 6000 });
    for (const event of many(9)) await ask(event);
    const { characters = 0, calls = 0 } = (await spending()) ?? {};
    expect(characters).toBeLessThanOrEqual(6000);
    expect(characters + characters / calls).toBeGreaterThan(6000);
    expect(asked).toHaveLength(calls);
  });

  test.each([{ calls_per_day: 0 }, { calls_per_person: 0 }, { characters_per_day: 0 }])(
    'of nothing asks nobody: %j',
    async (none) => {
      await adviser(none)('a');
      expect(asked).toEqual([]);
    },
  );

  test('begins anew at midnight where the desk is, for each person too', async () => {
    const ask = adviser({ calls_per_person: 1, calls_per_day: 2 });
    await ask('a');
    await ask('b');
    await ask('c', 'bob');
    // 14:00 in Greenwich is 09:00 in Lima.
    fake.pass(14.9 * 3_600_000);
    await ask('d');
    await ask('e', 'carlos');
    expect(asked).toHaveLength(2);
    fake.pass(0.2 * 3_600_000);
    await ask('f');
    expect(asked).toHaveLength(3);
    expect(await spending('2026-03-03')).toMatchObject({ calls: 1, people: [{ person: 'ana', calls: 1 }] });
  });

  test('goes on where a version before counted nobody’s part', async () => {
    const before = { id: TODAY, version: 1, schema: 1, calls: 3, characters: 9000, forgetAt: fake.now() };
    await place.stores[0].transaction((tx) => tx.collection('spendings').insert(before));
    await adviser({})('a');
    expect(await spending()).toMatchObject({ calls: 4, people: [{ person: 'ana', calls: 1 }] });
  });

  test('is one read and one write', async () => {
    const { log } = createQuietLog();
    const purse = { store: place.stores[0], now: fake.now, log, definitions: definitionsOf({ calls_per_person: 2 }) };
    const expense = { person: 'ana', characters: 10 };
    expect(await reserveOpinion(purse, expense)).toBe(true);
    place.commands?.splice(0);
    expect(await reserveOpinion(purse, expense)).toBe(true);
    // Both in one transaction; embedded there are no commands to count.
    expect(place.commands?.length ?? 0).toBeLessThanOrEqual(3);
    expect(await reserveOpinion(purse, expense)).toBe(false);
  });
}
