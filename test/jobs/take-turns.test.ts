import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { requeueLetter } from '../../src/actions/requeue-letter.ts';
import { DeskError } from '../../src/domain/errors.ts';
import { releaseLeases } from '../../src/jobs/release-leases.ts';
import { takeTurns } from '../../src/jobs/take-turns.ts';
import type { InboundEvent, InboxEntry } from '../../src/messaging/inbound.ts';
import type { Store } from '../../src/ports.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store);
});
afterEach(() => place.drop());

type Take = Parameters<typeof takeTurns>[0]['turns']['take'];

/** A desk's inbox in a process of its own, as far as the store knows; `handled` holds what was said in turns that were committed. */
function openInbox(take: Take, more: { store?: Store; holder?: string } = {}) {
  const apologies: string[] = [];
  const refusals: string[] = [];
  const inbox = takeTurns({
    ...fake.works,
    ...(more.store && { store: more.store }),
    newId: fake.newId,
    holder: more.holder ?? 'one',
    afterTurn: () => undefined,
    turns: {
      take,
      refuse: async (_context, event, { code }) => void refusals.push(`${event.id} ${code}`),
      apologise: async (_context, event) => void apologies.push(event.id),
      identify: ({ sender }) => sender.userId,
    },
  });
  return { inbox, apologies, refusals };
}

const say = (id: string, who = 'ana'): InboundEvent => ({
  id,
  kind: 'message',
  text: id,
  attachments: [],
  at: fake.now(),
  sender: { channel: 'web', userId: who },
  address: { channel: 'web', id: who, kind: 'direct' },
});

const entry = (id: string): Promise<InboxEntry | undefined> => place.store.transaction((tx) => tx.collection('inbox').get(id));

/** Lets the sweep run on until nothing is due any more; the milliseconds that passed before each run. */
async function sweepOn(inbox: ReturnType<typeof openInbox>['inbox'], most = 20): Promise<number[]> {
  const waits: number[] = [];
  for (let due = await inbox.dueAt(); due && waits.length < most; due = await inbox.dueAt()) {
    const wait = Math.max(0, due.getTime() - fake.now().getTime());
    waits.push(wait);
    fake.pass(wait);
    await inbox.run(fake.now());
    await inbox.idle();
  }
  return waits;
}

describe('an event whose turn always fails', () => {
  const attempts: string[] = [];
  const take: Take = async (_context, { id }) => {
    attempts.push(id);
    if (id === 'poison') throw new Error('this turn never works');
  };
  beforeEach(() => void attempts.splice(0));

  test('is tried five times with growing delay, then it is a dead letter and the person is told', async () => {
    const { inbox, apologies } = openInbox(take);
    await inbox.receive(say('poison'));
    await inbox.idle();
    expect(await sweepOn(inbox)).toEqual([1000, 4000, 16_000, 64_000]);
    expect(attempts).toEqual(Array.from({ length: 5 }, () => 'poison'));
    expect(apologies).toEqual(['poison']);
    const dead = await entry('poison');
    expect(dead).toMatchObject({ state: 'dead', attempts: 5, error: expect.stringContaining('this turn never works') });
    expect(dead).not.toHaveProperty('dueAt');
    expect(fake.counted.filter((one) => one.startsWith('turn'))).toEqual([...Array(4).fill('turn:failed'), 'turn:dead']);
  });

  test('holds up those behind it in its conversation until it is dead, and nobody else', async () => {
    const { inbox } = openInbox(take);
    await inbox.receive(say('poison'));
    await inbox.receive(say('after'));
    await inbox.receive(say('other', 'bob'));
    await inbox.idle();
    expect(attempts).toEqual(['poison', 'other']);
    await sweepOn(inbox, 120);
    expect(attempts).toEqual(['poison', 'other', 'poison', 'poison', 'poison', 'poison', 'after']);
    expect(await entry('after')).toMatchObject({ state: 'done', attempts: 1 });
  });

  test('a dead letter that is requeued has all its attempts again', async () => {
    let broken = true;
    const { inbox } = openInbox(async () => {
      if (broken) throw new Error('broken');
    });
    await inbox.receive(say('letter'));
    await inbox.idle();
    await sweepOn(inbox);
    broken = false;
    expect(await place.store.transaction((tx) => requeueLetter(tx, 'letter', fake.now()))).toBe('inbound');
    expect(await sweepOn(inbox)).toEqual([0]);
    expect(await entry('letter')).toMatchObject({ state: 'done', attempts: 1 });
  });

  test('a refusal is no failure: it is told once and the event is done', async () => {
    const { inbox, refusals } = openInbox(async ({ tx }) => {
      await tx.collection('play').insert({ id: 'trace', version: 1, schema: 1, at: fake.now(), lastEvent: 1 });
      throw new DeskError('turn.failed');
    });
    await inbox.receive(say('refused'));
    await inbox.idle();
    expect(refusals).toEqual(['refused turn.failed']);
    expect(await entry('refused')).toMatchObject({ state: 'done', attempts: 1 });
    expect(await place.store.transaction((tx) => tx.collection('play').get('trace'))).toBeUndefined();
  });
});

describe('an event', () => {
  test('that is delivered ten times at once is handled once', async () => {
    const taken: string[] = [];
    const { inbox } = openInbox(async (_context, { id }) => void taken.push(id));
    await Promise.all(Array.from({ length: 10 }, () => inbox.receive(say('same'))));
    await inbox.idle();
    await inbox.receive(say('same'));
    await inbox.idle();
    expect(taken).toEqual(['same']);
    expect(fake.counted.filter((one) => one === 'event:repeated')).toHaveLength(10);
    expect(await entry('same')).not.toHaveProperty('body');
  });

  test('is handled after those before it, also by two processes', async () => {
    const taken: string[] = [];
    const take: Take = async (_context, { id }) => {
      await sleep(5);
      taken.push(id);
    };
    const desks = [openInbox(take), openInbox(take, { holder: 'two' })];
    const ids = Array.from({ length: 12 }, (_, index) => `event-${String(index).padStart(2, '0')}`);
    for (const [index, id] of ids.entries()) await desks[index % 2]!.inbox.receive(say(id));
    for (let round = 0; round < 40 && taken.length < ids.length; round += 1) {
      await Promise.all(desks.map(({ inbox }) => inbox.idle()));
      fake.pass(1000);
      await Promise.all(desks.map(({ inbox }) => inbox.run(fake.now())));
    }
    expect(taken).toEqual(ids);
  });
});

describe('a lease', () => {
  /** Claims as a process does that dies in mid-turn. */
  async function dieInMidTurn(id: string): Promise<void> {
    const { inbox } = openInbox(() => new Promise(() => undefined), { holder: 'dead' });
    void inbox.receive(say(id));
    while ((await entry(id))?.holder !== 'dead') await sleep(5);
  }

  test('of a dead process ends by itself, and its event is handled by another', async () => {
    const taken: string[] = [];
    fake = { ...fake, works: { ...fake.works, inTransaction: hanging() } };
    await dieInMidTurn('late');
    fake = { ...fake, works: { ...fake.works, inTransaction: working() } };
    const { inbox } = openInbox(async (_context, { id }) => void taken.push(id));
    await inbox.run(fake.now());
    expect(taken).toEqual([]);
    expect(await sweepOn(inbox)).toEqual([30_000]);
    expect(taken).toEqual(['late']);
    expect(await entry('late')).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('of a dead process is given back at the start where no other can be at work', async () => {
    const taken: string[] = [];
    fake = { ...fake, works: { ...fake.works, inTransaction: hanging() } };
    await dieInMidTurn('late');
    fake = { ...fake, works: { ...fake.works, inTransaction: working() } };
    await releaseLeases(place.store, fake.now);
    const { inbox } = openInbox(async (_context, { id }) => void taken.push(id));
    await inbox.run(fake.now());
    expect(taken).toEqual(['late']);
  });

  test('that was taken over leaves the frozen process without effect when it wakes', async () => {
    const done: string[] = [];
    const gates: (() => void)[] = [];
    const write: Take = async ({ tx }, { id }) => {
      await tx.collection('play').insert({ id: `did ${id}`, version: 1, schema: 1, at: fake.now(), lastEvent: 1 });
      done.push(id);
    };
    const real = fake.works.inTransaction;
    const frozen: typeof real = async (work, actor) => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return real(work, actor);
    };
    fake = { ...fake, works: { ...fake.works, inTransaction: frozen } };
    const sleeper = openInbox(write, { holder: 'sleeper' });
    void sleeper.inbox.receive(say('once'));
    while (gates.length === 0) await sleep(5);
    fake = { ...fake, works: { ...fake.works, inTransaction: real } };
    const other = openInbox(write, { holder: 'other' });
    expect(await sweepOn(other.inbox)).toEqual([30_000]);
    gates[0]!();
    await sleeper.inbox.idle();
    expect(done).toEqual(['once']);
    expect(await entry('once')).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('whose end could not be written down waits for nobody: the same process goes on as soon as the database is back', async () => {
    let away = false;
    const taken: string[] = [];
    const flaky: Store = {
      ...place.store,
      transaction: (work) => (away ? Promise.reject(new Error('away')) : place.store.transaction(work)),
    };
    const real = fake.works.inTransaction;
    const working: typeof real = (work, actor) => (away ? Promise.reject(new Error('away')) : real(work, actor));
    fake = { ...fake, works: { ...fake.works, inTransaction: working } };
    const { inbox } = openInbox(
      async (_context, { id }) => {
        if (taken.length === 0) away = true;
        taken.push(id);
        if (away) throw new Error('away');
      },
      { store: flaky },
    );
    await inbox.receive(say('cut'));
    await inbox.idle();
    await expect(inbox.run(fake.now())).rejects.toThrow('away');
    away = false;
    fake.pass(1000);
    await inbox.run(fake.now());
    expect(taken).toEqual(['cut', 'cut']);
    expect(await entry('cut')).toMatchObject({ state: 'done', attempts: 2 });
  });

  test('on an event that was written although nobody heard so: the platform tries again, and nothing waits for the end of the lease', async () => {
    let deaf = true;
    const taken: string[] = [];
    const halfDeaf: Store = {
      ...place.store,
      transaction: async (work) => {
        const result = await place.store.transaction(work);
        if (deaf) throw new Error('no answer in time');
        return result;
      },
    };
    const { inbox } = openInbox(async (_context, { id }) => void taken.push(id), { store: halfDeaf });
    await expect(inbox.receive(say('unheard'))).rejects.toThrow('no answer in time');
    await expect(inbox.receive(say('unheard, and not sent again', 'bob'))).rejects.toThrow('no answer in time');
    deaf = false;
    await inbox.receive(say('unheard'));
    await inbox.idle();
    expect(taken).toEqual(['unheard']);
    await inbox.run(fake.now());
    expect(taken).toEqual(['unheard', 'unheard, and not sent again']);
  });

  const working = () => createFakeWorks(place.store).works.inTransaction;
  // A turn that never ends, without holding the store's one writer.
  const hanging = (): FakeWorks['works']['inTransaction'] => () => new Promise(() => undefined);
});
