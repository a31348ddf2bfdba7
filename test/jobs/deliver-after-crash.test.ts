import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { releaseLeases } from '../../src/jobs/release-leases.ts';
import type { OutboxEntry } from '../../src/messaging/outbound.ts';
import type { Store } from '../../src/ports.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { messageOf, openFakeOutbox, putMessage, sent, type FakeOutboxOptions, type Send } from './fake-outbox.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store);
});
afterEach(() => place.drop());

const openOutbox = (send: Send, options?: FakeOutboxOptions) => openFakeOutbox(fake, send, options);
const put = (id: string, more?: Partial<OutboxEntry>) => putMessage(fake, id, more);
const entry = (id: string) => messageOf(fake, id);
const later = (ms: number): Date => new Date(fake.now().getTime() + ms);

describe('after a crash in mid-sending', () => {
  /** As a process leaves it that dies before it hears the platform's answer. */
  const dieInMidSending = (id: string) => put(id, { state: 'sending', attempts: 1, holder: 'dead', dueAt: later(30_000) });

  test.each([
    { platform: 'has it: it is not sent again', found: { ref: 'there' }, asked: [], settled: { ref: 'there' } },
    { platform: 'never got it: it is sent', found: 'absent', asked: ['1'], settled: { ref: 'new' } },
    { platform: 'cannot say: it is sent, maybe twice', found: 'unknown', asked: ['1'], settled: { maybeTwice: true } },
  ] as const)('the platform $platform', async ({ found, asked, settled }) => {
    await dieInMidSending('1');
    const outbox = openOutbox(() => sent('new'), { find: () => found, holder: 'two' });
    await outbox.work(29_999);
    expect(outbox.looked).toEqual([]);
    await outbox.work(1);
    expect(outbox.looked).toEqual(['1']);
    expect(outbox.asked).toEqual(asked);
    expect(await entry('1')).toMatchObject({ state: 'sent', attempts: 2, ...settled });
  });

  test('where no other process can be at work, the lease is given back at the start', async () => {
    await dieInMidSending('1');
    await put('2');
    await releaseLeases(place.store, fake.now);
    const outbox = openOutbox(({ id }) => sent(id), { find: () => ({ ref: 'there' }), holder: 'two' });
    await outbox.work();
    expect(outbox.looked).toEqual(['1']);
    expect(outbox.asked).toEqual(['2']);
  });

  test('a frozen process that wakes after its lease was taken over changes nothing', async () => {
    await put('1');
    const gates: (() => void)[] = [];
    const sleeper = openOutbox(() => new Promise((resolve) => gates.push(() => resolve(sent('old')))), { holder: 'sleeper' });
    void sleeper.deliveries.run(fake.now());
    while (gates.length === 0) await sleep(5);
    const other = openOutbox(() => sent('new'), { find: () => 'absent', holder: 'two' });
    await other.work(30_000);
    gates[0]!();
    await sleeper.deliveries.idle();
    expect(await entry('1')).toMatchObject({ state: 'sent', ref: 'new', attempts: 2 });
  });
});

describe('an answer that never came', () => {
  test('is looked for on the platform before the message is sent again, and "maybe twice" stays said', async () => {
    await put('1');
    let tries = 0;
    const outbox = openOutbox(
      () => {
        tries += 1;
        if (tries < 3) throw new Error('connection lost');
        return sent('third');
      },
      { find: () => 'unknown' },
    );
    await outbox.work();
    expect(outbox.looked).toEqual([]);
    await outbox.work(1000);
    await outbox.work(2000);
    expect(outbox.looked).toEqual(['1', '1']);
    expect(await entry('1')).toMatchObject({ state: 'sent', ref: 'third', attempts: 3, maybeTwice: true });
  });

  test('and a database that was away meanwhile: the same process goes on as soon as it is back, not when the lease ends', async () => {
    await put('1');
    let away = false;
    const store: Store = {
      ...place.store,
      transaction: (work) => (away ? Promise.reject(new Error('away')) : place.store.transaction(work)),
    };
    const outbox = openOutbox(
      () => {
        away = true;
        return sent('there');
      },
      { find: () => ({ ref: 'there' }), store },
    );
    await outbox.work();
    expect(await entry('1')).toMatchObject({ state: 'sending', holder: 'one' });
    away = false;
    await outbox.work(1000);
    expect(outbox.asked).toEqual(['1']);
    expect(await entry('1')).toMatchObject({ state: 'sent', ref: 'there' });
  });
});
