import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutboxEntry } from '../../src/messaging/outbound.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { messageOf, putMessage } from './fake-outbox.ts';
import { openPlatforms, type Answer, type Call } from './fake-platforms.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store);
});
afterEach(() => place.drop());

const put = (id: string, more: Partial<OutboxEntry> = {}) => putMessage(fake, id, more);
const entry = (id: string) => messageOf(fake, id);
const ok = ({ id, replaces }: Call) => ({ ok: true, ref: replaces ?? `ref-${id}` }) as const;
const open = (answer: Answer = ok) => openPlatforms(fake, { names: ['web'] }, answer);
const shown = (calls: readonly Call[]) =>
  calls.map(({ words, replaces, thread }) => [words, replaces ? `for ${replaces}` : thread ? `under ${thread}` : 'new']);

describe('a message that takes the place of another', () => {
  test.each<{ before: string; first: Partial<OutboxEntry>; calls: readonly (readonly string[])[] }>([
    { before: 'was sent: it is rewritten', first: { state: 'sent', ref: 'r1' }, calls: [['2', 'for r1']] },
    { before: 'was sent, and has no reference: it is said anew', first: { state: 'sent' }, calls: [['2', 'new']] },
    { before: 'was given up: it is said anew', first: { state: 'failed', reason: 'no' }, calls: [['2', 'new']] },
    { before: 'is held: it changes where it waits', first: { state: 'held', reason: 'no' }, calls: [] },
  ])('that $before', async ({ first, calls }) => {
    await put('1', first);
    await place.store.transaction(async (tx) => {
      const { dueAt: _due, ...settled } = (await tx.collection('outbox').get('1'))!;
      await tx.collection('outbox').replace(settled);
    });
    await put('2', { replaces: '1' });
    const outbox = open();
    await outbox.work();
    expect(shown(outbox.calls)).toEqual(calls);
    expect(await entry('2')).toMatchObject({ state: 'sent' });
  });

  test('that nobody knows any more is said anew', async () => {
    await put('2', { replaces: 'forgotten' });
    const outbox = open();
    await outbox.work();
    expect(shown(outbox.calls)).toEqual([['2', 'new']]);
  });

  test('that is not due yet: it says the new words when it is', async () => {
    await put('1', { dueAt: new Date(fake.now().getTime() + 10_000) });
    await put('2', { replaces: '1' });
    const outbox = open();
    await outbox.work();
    expect(outbox.calls).toEqual([]);
    await outbox.work(10_000);
    expect(shown(outbox.calls)).toEqual([['2', 'new']]);
  });

  test('said at once, each change is seen; after a delay only how it reads now', async () => {
    for (const [id, replaces] of [['1'], ['2', '1'], ['3', '1']] as const) await put(id, replaces ? { replaces } : {});
    let busy = false;
    const outbox = open((call) => (busy ? { ok: false, retry: 'later', retryAfterMs: 5000, reason: '429' } : ok(call)));
    await outbox.work();
    expect(shown(outbox.calls)).toEqual([
      ['1', 'new'],
      ['2', 'for ref-1'],
      ['3', 'for ref-1'],
    ]);
    busy = true;
    for (const id of ['4', '5', '6']) await put(id, id === '5' ? {} : { replaces: '1', promptId: `p${id}` });
    await outbox.work();
    busy = false;
    await outbox.work(5000);
    expect(shown(outbox.calls.slice(4))).toEqual([
      ['6', 'for ref-1'],
      ['5', 'new'],
    ]);
    expect(outbox.calls.at(-2)).toMatchObject({ promptId: 'p6' });
    for (const id of ['4', '5', '6']) expect(await entry(id)).toMatchObject({ state: 'sent' });
  });

  test('where a question and its end both had to wait, only the end is said, with no buttons', async () => {
    await put('1', { promptId: 'p' });
    let busy = true;
    const outbox = open((call) => (busy ? { ok: false, retry: 'later', retryAfterMs: 5000, reason: '429' } : ok(call)));
    await outbox.work();
    await put('2', { replaces: '1' });
    busy = false;
    await outbox.work(5000);
    expect(shown(outbox.calls.slice(1))).toEqual([['2', 'new']]);
    expect(outbox.calls.at(-1)).not.toHaveProperty('promptId');
  });

  test('where the platform may have the first already, it is not skipped', async () => {
    await put('1');
    let isLost = true;
    const outbox = open((call) => (isLost ? { ok: false, retry: 'later', reason: 'connection lost', unsure: true } : ok(call)));
    await outbox.work();
    await put('2', { replaces: '1' });
    isLost = false;
    await outbox.work(1000);
    expect(shown(outbox.calls.slice(1))).toEqual([
      ['1', 'new'],
      ['2', 'for ref-1'],
    ]);
  });

  test('and had to be said anew is what is rewritten from then on', async () => {
    await put('1');
    const outbox = open((call) => ({ ok: true, ref: `ref-${call.id}` }));
    await outbox.work();
    for (const id of ['2', '3', '4']) {
      await put(id, { replaces: '1' });
      await outbox.work();
    }
    expect(shown(outbox.calls)).toEqual([
      ['1', 'new'],
      ['2', 'for ref-1'],
      ['3', 'for ref-2'],
      ['4', 'for ref-3'],
    ]);
    expect(await entry('1')).toMatchObject({ ref: 'ref-1', standsAs: '4' });
  });
});

describe('a message that stands under another', () => {
  test('is given its reference, or stands by itself where that is elsewhere or unknown', async () => {
    await put('1');
    await put('2', { under: '1' });
    await put('3', { thread: 'theirs' });
    await put('4', { under: 'forgotten' });
    await put('5', { under: '1', reader: 'bob' });
    const outbox = open();
    await outbox.work();
    const byWords = new Map(shown(outbox.calls).map(([words, how]) => [words, how]));
    expect(Object.fromEntries(byWords)).toEqual({ 1: 'new', 2: 'under ref-1', 3: 'under theirs', 4: 'new', 5: 'new' });
  });
});
