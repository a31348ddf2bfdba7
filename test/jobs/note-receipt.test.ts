import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Person } from '../../src/domain/person.ts';
import type { OutboxEntry } from '../../src/messaging/outbound.ts';
import type { Receipt } from '../../src/channel.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { messageOf, putMessage } from './fake-outbox.ts';
import { openPlatforms, type Answer, type Call } from './fake-platforms.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

const names = ['whatsapp', 'slack', 'web'];
const ana: Person = {
  ...{ id: 'ana', name: 'Ana', kind: 'employee', roles: [], teams: [], channel: 'whatsapp' },
  addresses: { whatsapp: '519', slack: 'U1' },
};
const onPhone = { to: { channel: 'whatsapp', id: '519', kind: 'direct' }, lane: 'whatsapp:519' } as const;

let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store, { people: [ana], channels: names });
});
afterEach(() => place.drop());

const put = (id: string, more: Partial<OutboxEntry> = {}) => putMessage(fake, id, { ...onPhone, ...more });
const entry = (id: string) => messageOf(fake, id);
const ok = ({ id }: Call) => ({ ok: true, ref: `wamid-${id}` }) as const;
const open = (answer: Answer = ok) => openPlatforms(fake, { names }, answer);
const receipt = (state: Receipt['state'], more: Partial<Receipt> = {}): Receipt => ({
  ...{ channel: 'whatsapp', ref: 'wamid-1', at: fake.now(), state, ...more },
});
const failed = (retry: 'later' | 'never' | 'elsewhere' | 'held', more = {}) =>
  ({ ok: false, retry, reason: '131047', ...more }) as const;

describe('what a platform says of a message that it took', () => {
  test.each<{ told: readonly ('delivered' | 'read')[]; kept: string }>([
    { told: ['delivered'], kept: 'delivered' },
    { told: ['delivered', 'read'], kept: 'read' },
    { told: ['read', 'delivered'], kept: 'read' },
    { told: ['read', 'read', 'delivered', 'delivered'], kept: 'read' },
  ])('$told: it is $kept', async ({ told, kept }) => {
    await put('1');
    const { work, deliveries } = open();
    await work();
    for (const state of told) await deliveries.note(receipt(state));
    expect(await entry('1')).toMatchObject({ state: 'sent', ref: 'wamid-1', receipt: { state: kept } });
  });

  test('of a message that is not known, or of another channel’s, it changes nothing', async () => {
    await put('1');
    const { work, deliveries } = open();
    await work();
    const before = await entry('1');
    await deliveries.note(receipt('read', { ref: 'other' }));
    await deliveries.note(receipt('read', { channel: 'slack' }));
    await deliveries.note(receipt(failed('never'), { ref: 'other', entry: 'nobody' }));
    expect(await entry('1')).toEqual(before);
  });
});

describe('a failure that is told late has its consequence all the same', () => {
  test.each([
    { state: failed('never'), after: { state: 'failed', reason: '131047' } },
    { state: failed('held'), after: { state: 'held', reason: '131047' } },
    { state: failed('elsewhere'), after: { state: 'sent', lane: 'slack:U1', ref: 'wamid-1' } },
    { state: failed('later', { retryAfterMs: 60_000 }), after: { state: 'queued', reason: '131047' } },
  ])('$state.retry', async ({ state, after }) => {
    await put('1');
    const { work, deliveries } = open();
    await work();
    await deliveries.note(receipt(state));
    await deliveries.idle();
    expect(await entry('1')).toMatchObject(after);
    const settled = await entry('1');
    // A platform tells everything more than once.
    for (let times = 0; times < 9; times += 1) await deliveries.note(receipt(state));
    await deliveries.idle();
    expect(await entry('1')).toEqual(settled);
  });

  test('later: it is sent again, not before its time, and news of the first sending no longer counts', async () => {
    await put('1');
    let n = 0;
    const { work, deliveries, calls } = open(() => ({ ok: true, ref: `wamid-${(n += 1)}` }));
    await work();
    const state = failed('later', { retryAfterMs: 60_000 });
    await deliveries.note(receipt(state));
    await work(59_999);
    expect(calls).toHaveLength(1);
    await work(1);
    await deliveries.note(receipt(state, { entry: '1' }));
    await work();
    expect(calls).toHaveLength(2);
    expect(await entry('1')).toMatchObject({ state: 'sent', ref: 'wamid-2' });
  });

  test('not where it arrived after all', async () => {
    await put('1');
    const { work, deliveries } = open();
    await work();
    await deliveries.note(receipt('delivered'));
    await deliveries.note(receipt(failed('never')));
    expect(await entry('1')).toMatchObject({ state: 'sent', receipt: { state: 'delivered' } });
  });

  test('a token that is dead raises the alarm', async () => {
    await put('1');
    const { work, deliveries } = open();
    await work();
    await deliveries.note(receipt(failed('later', { because: 'credentials' })));
    expect(fake.counted).toContain('alarm:whatsapp:on');
  });
});

describe('what is told before the platform’s answer to the sending', () => {
  const slow = async (more: Partial<Receipt>) => {
    await put('1');
    await put('2');
    let answer: (() => void) | undefined;
    const outbox = open(async (call) => {
      if (call.id === '1') await new Promise<void>((resolve) => (answer = resolve));
      return ok(call);
    });
    await outbox.deliveries.run(fake.now());
    while (!answer) await new Promise((resolve) => setTimeout(resolve, 2));
    await outbox.deliveries.note(receipt('delivered', more));
    const meanwhile = await entry('1');
    answer();
    await outbox.deliveries.idle();
    return { outbox, meanwhile };
  };

  test('is not lost where it names the outbox id: it is the answer', async () => {
    const { outbox, meanwhile } = await slow({ entry: '1' });
    expect(meanwhile).toMatchObject({ state: 'sent', ref: 'wamid-1', receipt: { state: 'delivered' } });
    expect(await entry('1')).toEqual(meanwhile);
    expect(outbox.said('whatsapp:519')).toEqual(['1', '2']);
  });

  test('also where that answer never came: it is not sent again', async () => {
    await put('1');
    const { work, deliveries, calls } = open(() => ({ ok: false, retry: 'later', reason: 'timeout', unsure: true }));
    await work();
    await deliveries.note(receipt('delivered', { entry: '1' }));
    await work(60_000);
    expect(calls).toHaveLength(1);
    expect(await entry('1')).toMatchObject({ state: 'sent', ref: 'wamid-1', receipt: { state: 'delivered' } });
    expect(await deliveries.dueAt()).toBeUndefined();
  });
});
