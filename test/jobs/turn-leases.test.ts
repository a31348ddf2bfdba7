import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { releaseLeases } from '../../src/jobs/release-leases.ts';
import type { Store } from '../../src/ports.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { entryOf, openFakeInbox, sayTo, sweepOn, type Take } from './fake-inbox.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store);
});
afterEach(() => place.drop());

const openInbox = (take: Take, more?: { store?: Store; holder?: string }) => openFakeInbox(fake, take, more);
const say = (id: string, who?: string) => sayTo(fake, id, who);
const entry = (id: string) => entryOf(fake, id);

describe('a lease on an event', () => {
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
    expect(await sweepOn(fake, inbox)).toEqual([30_000]);
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
    expect(await sweepOn(fake, other.inbox)).toEqual([30_000]);
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
    expect(taken).toContain('unheard');
    await inbox.run(fake.now());
    // Each once; which of the two conversations comes first does not matter.
    expect(taken.toSorted()).toEqual(['unheard', 'unheard, and not sent again']);
  });

  const working = () => createFakeWorks(place.store).works.inTransaction;
  // A turn that never ends, without holding the store's one writer.
  const hanging = (): FakeWorks['works']['inTransaction'] => () => new Promise(() => undefined);
});
