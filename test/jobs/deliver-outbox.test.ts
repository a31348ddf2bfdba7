import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutboxEntry } from '../../src/messaging/outbound.ts';
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

describe('a message', () => {
  test('is sent in the order of its address, and settled with what the platform calls it', async () => {
    for (const id of ['1', '2', '3']) await put(id);
    const outbox = openOutbox(({ id }) => sent(`ref-${id}`));
    await outbox.work();
    expect(outbox.asked).toEqual(['1', '2', '3']);
    expect(await entry('2')).toMatchObject({ state: 'sent', ref: 'ref-2', attempts: 1, forgetAt: expect.any(Date) });
    expect(await entry('2')).not.toHaveProperty('dueAt');
    expect(await entry('2')).not.toHaveProperty('holder');
    expect(await outbox.deliveries.dueAt()).toBeUndefined();
  });

  test('that takes the place of another is given its reference', async () => {
    await put('1');
    await put('2', { replaces: '1' });
    const replaced: (string | undefined)[] = [];
    const outbox = openOutbox(({ id, replaces }) => {
      replaced.push(replaces);
      return sent(`ref-${id}`);
    });
    await outbox.work();
    expect(replaced).toEqual([undefined, 'ref-1']);
  });

  test('written while another is being sent is sent right after it', async () => {
    await put('1');
    const outbox = openOutbox(async ({ id }) => {
      if (id === '1') await put('2');
      outbox.deliveries.kick();
      return sent(id);
    });
    outbox.deliveries.kick();
    await outbox.deliveries.idle();
    expect(outbox.asked).toEqual(['1', '2']);
  });

  test('meant for later does not hold up those behind it', async () => {
    await put('1', { dueAt: new Date(fake.now().getTime() + 10_000) });
    await put('2');
    const outbox = openOutbox(({ id }) => sent(id));
    await outbox.work();
    expect(outbox.asked).toEqual(['2']);
    await outbox.work(9_999);
    expect(outbox.asked).toEqual(['2']);
    await outbox.work(1);
    expect(outbox.asked).toEqual(['2', '1']);
  });
});

describe('a platform that refuses', () => {
  test('for a while: no call before Retry-After, order kept, nothing due meanwhile, others go on', async () => {
    for (const id of ['1', '2', '3']) await put(id);
    await put('4', { reader: 'bob' });
    let busy = true;
    const outbox = openOutbox(({ id, to }) =>
      busy && to.id === 'ana' ? { ok: false, retry: 'later', retryAfterMs: 60_000, reason: '429' } : sent(id),
    );
    await outbox.work();
    expect(outbox.asked.toSorted()).toEqual(['1', '4']);
    expect(await entry('1')).toMatchObject({ state: 'queued', attempts: 1, reason: '429', dueAt: later(60_000) });
    await put('5');
    await outbox.work();
    // The watchdog looks at what is due longest: what waits with its head is not.
    expect(await outbox.deliveries.dueAt()).toEqual(later(60_000));
    await outbox.work(59_999);
    expect(outbox.asked).toHaveLength(2);
    busy = false;
    await outbox.work(1);
    expect(outbox.asked.slice(2)).toEqual(['1', '2', '3', '5']);
  });

  test('without a time: after 1 s, then doubling up to minutes; after three days it has failed and those behind it go on', async () => {
    await put('1');
    await put('2');
    const outbox = openOutbox(({ id }) => (id === '1' ? { ok: false, retry: 'later', reason: 'down' } : sent(id)));
    const waits: number[] = [];
    await outbox.work();
    while (waits.length < 37) {
      const { dueAt } = (await entry('1'))!;
      waits.push(dueAt!.getTime() - fake.now().getTime());
      await outbox.work(waits.at(-1));
    }
    const seconds = [1, 2, 4, 8, ...Array<number>(26).fill(15), 30, 60, 120, 240, 300, 300, 300];
    expect(waits).toEqual(seconds.map((one) => one * 1000));
    await outbox.work(2 * 86_400_000);
    expect(await entry('1')).toMatchObject({ state: 'queued', attempts: 39 });
    expect(outbox.asked).not.toContain('2');
    await outbox.work(86_400_000);
    expect(await entry('1')).toMatchObject({ state: 'failed', reason: 'down' });
    expect(await entry('2')).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('nothing, since there are no words for the message: it is given up within the hour, and no platform is asked', async () => {
    await put('1');
    await put('2');
    const outbox = openOutbox(({ id }) => sent(id), { wordless: ['1'] });
    for (let minute = 0; minute < 60; minute += 1) await outbox.work(60_000);
    expect(await entry('1')).toMatchObject({ state: 'failed', reason: 'Error: there is no such sentence' });
    expect(outbox.asked).toEqual(['2']);
    expect(fake.counted.filter((one) => one.startsWith('alarm'))).toEqual([]);
  });

  test('one message while it takes others: that one is given up within the hour, and those behind it go on', async () => {
    await put('1');
    await put('2');
    const outbox = openOutbox(({ id }) => (id === '1' ? { ok: false, retry: 'later', reason: 'internal_error' } : sent(id)));
    const began = fake.now().getTime();
    for (let round = 0; (await entry('1'))?.state === 'queued' || round === 0; round += 1) {
      await put(`other-${round}`, { reader: 'bob' });
      await outbox.work(20_000);
    }
    expect(await entry('1')).toMatchObject({ state: 'failed', strikes: expect.any(Number) });
    expect(await entry('2')).toMatchObject({ state: 'sent' });
    expect(fake.now().getTime() - began).toBeLessThan(3_600_000);
  });

  test.each([
    ['held', 'held'],
    ['never', 'failed'],
  ] as const)('%s: it leaves the queue as %s and holds up nothing', async (retry, state) => {
    await put('1');
    await put('2');
    const outbox = openOutbox(({ id }) => (id === '1' ? { ok: false, retry, reason: 'window' } : sent(id)));
    await outbox.work();
    expect(outbox.asked).toEqual(['1', '2']);
    expect(await entry('1')).toMatchObject({ state, reason: 'window' });
    expect(await entry('1')).not.toHaveProperty('dueAt');
    expect(fake.counted).toEqual([`sent:${state}`, 'sent:sent']);
  });

  test('slowly, or is not there at all: other addresses do not wait for it', async () => {
    const gates: (() => void)[] = [];
    await put('1', { reader: 'slow' });
    await put('2', { reader: 'ana' });
    const outbox = openOutbox(async ({ id, to }) => {
      if (to.id === 'slow') await new Promise<void>((resolve) => gates.push(resolve));
      return sent(id);
    });
    outbox.deliveries.kick();
    while (!(await entry('2'))?.ref) await sleep(5);
    await put('3', { reader: 'bob' });
    outbox.deliveries.kick();
    while (!(await entry('3'))?.ref) await sleep(5);
    await put('4', { reader: 'slow' });
    await outbox.deliveries.run(fake.now());
    expect(gates).toHaveLength(1);
    gates[0]!();
    while (gates.length < 2) await sleep(5);
    gates[1]!();
    await outbox.deliveries.idle();
    expect(outbox.asked).toEqual(['1', '2', '3', '4']);
  });
});
