import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Definitions } from '../../src/domain/definitions.ts';
import { OpinionSettings } from '../../src/domain/second-opinion/opinion-settings.ts';
import { OpinionWanted } from '../../src/domain/second-opinion/opinion-wanted.ts';
import type { Heard } from '../../src/domain/second-opinion/opinion.ts';
import { createAdviser } from '../../src/jobs/ask-opinion.ts';
import type { Store } from '../../src/ports.ts';
import type { SecondOpinion } from '../../src/second-opinion.ts';
import { breakable } from '../fakes/breakable-store.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { entryOf, sayTo } from './fake-inbox.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';
import { takeTurns } from '../../src/jobs/take-turns.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
let asked: string[];
let resting = false;
/** What the model does; each question waits for it. */
let answer: () => ReturnType<SecondOpinion['ask']>;

beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store);
  asked = [];
  resting = false;
  answer = async () => ({ is: 'answered', answer: '{"intent":"incident","confidence":0.9}' });
});
afterEach(() => place.drop());

const secondOpinion: SecondOpinion = {
  isResting: () => resting,
  ask: async ({ message }) => {
    asked.push(message);
    return answer();
  },
};

function adviser(settings: object = {}, store: Store = place.store) {
  const desk = { zone: 'America/Lima', second_opinion: OpinionSettings.parse(settings) };
  const definitions = { desk, categories: new Map(), items: new Map() } as unknown as Definitions;
  return createAdviser({ ...fake.works, store, definitions: () => definitions, secondOpinion });
}

function advise(settings?: object, store?: Store) {
  const ask = adviser(settings, store);
  return (event: string, isFirst = true, person = 'ana'): Promise<Heard> =>
    ask(new OpinionWanted(`words of ${event}`), { event, person, isFirst });
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `e${index}`);
const opinions = () => fake.counted.filter((one) => one.startsWith('opinion'));
const spending = (day: string) => place.store.transaction((tx) => tx.collection('spendings').get(day));

describe('an opinion', () => {
  test('is read, and counted against the day of the desk’s zone', async () => {
    expect(await advise()('a')).toEqual({ opinion: { intent: 'incident', confidence: 0.9 } });
    expect(opinions()).toEqual(['opinion:asked', 'opinion:answered']);
    expect(await spending('2026-03-02')).toMatchObject({ calls: 1, characters: expect.any(Number) });
  });

  test('that cannot be read, or never came, is none', async () => {
    const ask = advise();
    answer = async () => ({ is: 'answered', answer: 'approve' });
    expect(await ask('a')).toEqual({});
    answer = async () => ({ is: 'timeout' });
    expect(await ask('b')).toEqual({});
    answer = async () => ({ is: 'failed' });
    expect(await ask('c')).toEqual({});
    expect(opinions().filter((one) => one !== 'opinion:asked')).toEqual(['opinion:invalid', 'opinion:timeout', 'opinion:failed']);
  });

  test('is asked for once an event, also by another process that goes on with it', async () => {
    const ask = advise();
    const first = await ask('a');
    expect(await ask('a', false)).toEqual(first);
    expect(await advise()('a', false)).toEqual({});
    expect(asked).toHaveLength(1);
  });

  test('costs nothing of those who rest', async () => {
    resting = true;
    expect(await advise()('a')).toEqual({});
    expect(opinions()).toEqual(['opinion:resting']);
    expect(await spending('2026-03-02')).toBeUndefined();
  });

  test('is not waited for by more than eight at once', async () => {
    const open: (() => void)[] = [];
    answer = () => new Promise((resolve) => open.push(() => resolve({ is: 'failed' })));
    const ask = advise();
    const all = many(20).map((event) => ask(event));
    await Promise.all(all.slice(8));
    expect(opinions().filter((one) => one === 'opinion:busy')).toHaveLength(12);
    while (open.length < 8) await new Promise((resolve) => setTimeout(resolve, 5));
    open.forEach((close) => close());
    await Promise.all(all);
    expect(asked).toHaveLength(8);
  });

  test('that cannot be counted is not asked for, and the turn goes on', async () => {
    const store = breakable(place.store);
    store.broken = 'refuses';
    expect(await advise({}, store)('a')).toEqual({});
    expect(asked).toEqual([]);
    expect(fake.log.join()).toContain('could not be asked for');
  });

  test('is not waited for longer where the database does not answer than where the model does not', async () => {
    const store = breakable(place.store);
    store.broken = 'hangs';
    expect(await advise({ timeout_ms: 100 }, store)('a')).toEqual({});
    expect(asked).toEqual([]);
    expect(opinions()).toEqual(['opinion:failed']);
    expect(fake.log.join()).toContain('could not be counted within');
  });
});

describe('a turn that wants an opinion', () => {
  /** Turns that ask about what says "unsure", and fail as often as told. */
  function inbox(heard: unknown[], failures = 0, advise = adviser()) {
    let left = failures;
    return takeTurns({
      ...fake.works,
      ...{ newId: fake.newId, holder: 'one', afterTurn: () => undefined },
      turns: {
        take: async (context, event, what) => {
          await context.tx
            .collection('strangers')
            .insert({ id: event.id, version: 1, schema: 1, toldAt: fake.now(), forgetAt: fake.now() });
          if (event.id.startsWith('unsure') && !what) throw new OpinionWanted(event.id);
          heard.push([event.id, what]);
          if (what && left > 0) {
            left -= 1;
            throw new Error('this time it does not work');
          }
        },
        advise,
        refuse: async () => undefined,
        apologise: async () => undefined,
        identify: ({ sender }) => sender.userId,
      },
    });
  }

  test('is rolled back, and taken again with what was heard', async () => {
    const heard: unknown[] = [];
    const box = inbox(heard);
    await box.receive(sayTo(fake, 'unsure'));
    await box.idle();
    expect(heard).toEqual([['unsure', { opinion: { intent: 'incident', confidence: 0.9 } }]]);
    expect(await entryOf(fake, 'unsure')).toMatchObject({ state: 'done', attempts: 1 });
    expect(fake.counted).toContain('turn:done');
  });

  test('holds up those behind it in its conversation alone, in their order', async () => {
    const heard: unknown[] = [];
    let close = (): void => undefined;
    answer = () => new Promise((resolve) => void (close = () => resolve({ is: 'timeout' })));
    const box = inbox(heard);
    for (const event of [sayTo(fake, 'unsure'), sayTo(fake, 'behind'), sayTo(fake, 'elsewhere', 'bob')]) await box.receive(event);
    while (asked.length === 0 || heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard).toEqual([['elsewhere', undefined]]);
    close();
    await box.idle();
    expect(heard.slice(1)).toEqual([
      ['unsure', {}],
      ['behind', undefined],
    ]);
  });

  test('goes on without it where the database stalls while it is counted', async () => {
    const heard: unknown[] = [];
    const store = breakable(place.store);
    store.broken = 'hangs';
    const box = inbox(heard, 0, adviser({ timeout_ms: 100 }, store));
    for (const event of [sayTo(fake, 'unsure'), sayTo(fake, 'behind')]) await box.receive(event);
    await box.idle();
    expect(heard).toEqual([
      ['unsure', {}],
      ['behind', undefined],
    ]);
    expect(asked).toEqual([]);
    expect(await entryOf(fake, 'unsure')).toMatchObject({ state: 'done', attempts: 1 });
  });

  test('that fails afterwards is tried again without asking again', async () => {
    const heard: unknown[] = [];
    const box = inbox(heard, 2);
    await box.receive(sayTo(fake, 'unsure'));
    await box.idle();
    for (const ms of [1000, 4000]) {
      fake.pass(ms);
      await box.run(fake.now());
      await box.idle();
    }
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(asked).toHaveLength(1);
    expect(await entryOf(fake, 'unsure')).toMatchObject({ state: 'done', attempts: 3 });
  });
});
