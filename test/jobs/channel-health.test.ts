import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Address } from '../../src/domain/person.ts';
import type { OutboxEntry } from '../../src/messaging/outbound.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { messageOf, putMessage } from './fake-outbox.ts';
import { openPlatforms, type Answer, type Call } from './fake-platforms.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

const names = ['slack', 'web'];
let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store, { channels: names });
});
afterEach(() => place.drop());

const toSlack = (id: string): { to: Address; lane: string; reader: string } => ({
  ...{ to: { channel: 'slack', id, kind: 'direct' }, lane: `slack:${id}`, reader: id },
});
const put = (id: string, more: Partial<OutboxEntry>) => putMessage(fake, id, more);
const entry = (id: string) => messageOf(fake, id);
const stateOf = (channel: string) => place.store.transaction((tx) => tx.collection('channels').get(channel));
const ok = ({ id }: Call) => ({ ok: true, ref: `ref-${id}` }) as const;
const open = (answer: Answer, holder = 'one') => openPlatforms(fake, { names, holder }, answer);
const alarms = () => fake.counted.filter((one) => one.startsWith('alarm'));
const errors = () => fake.log.filter((line) => line.includes('refuses the desk'));

describe('a token that the platform refuses', () => {
  const dead = { ok: false, retry: 'later', because: 'credentials', reason: 'token_revoked' } as const;

  test('raises one alarm, is tried by one message at a time, rarer and rarer, and costs no attempt', async () => {
    for (let n = 1; n <= 6; n += 1) await put(`${n}`, toSlack(`U${n}`));
    const { work, calls } = open(() => dead);
    const since = fake.now();
    await work();
    // Those that were at work at once were refused at once; from then on one message asks for all.
    const first = calls.length;
    for (let minute = 0; minute < 60; minute += 1) for (let part = 0; part < 4; part += 1) await work(15_000);
    expect(calls.length - first).toBeLessThanOrEqual(65);
    expect(await stateOf('slack')).toMatchObject({
      alarm: { kind: 'credentials', since, reason: 'token_revoked' },
      trouble: 'credentials',
    });
    expect(alarms()).toEqual(['alarm:slack:on']);
    expect(errors()).toHaveLength(1);
    for (let n = 1; n <= 6; n += 1) expect(await entry(`${n}`)).toMatchObject({ state: 'queued', attempts: 0 });
  });

  test('is over with the first success: all that waited goes, in order, and the alarm is gone', async () => {
    for (const id of ['1', '2', '3']) await put(id, toSlack('U1'));
    for (const id of ['4', '5']) await put(id, toSlack('U2'));
    let isDead = true;
    const { work, said } = open((call) => (isDead ? dead : ok(call)));
    await work();
    for (let part = 0; part < 20; part += 1) await work(60_000);
    isDead = false;
    const tried = said('slack:U1').length;
    const triedThere = said('slack:U2').length;
    await put('6', toSlack('U1'));
    await work(300_000 * 1.2);
    await work();
    expect(said('slack:U1').slice(tried)).toEqual(['1', '2', '3', '6']);
    expect(said('slack:U2').slice(triedThere)).toEqual(['4', '5']);
    expect(await stateOf('slack')).toBeUndefined();
    expect(alarms()).toEqual(['alarm:slack:on', 'alarm:slack:off']);
  });

  test('a start with a new token tries at once, and does not wait for the pause to end', async () => {
    await put('1', toSlack('U1'));
    const before = open(() => dead);
    for (let part = 0; part < 20; part += 1) await before.work(60_000);
    const after = open(ok, 'two');
    await after.deliveries.resume();
    await after.work();
    expect(after.said('slack:U1')).toEqual(['1']);
    expect(await stateOf('slack')).toBeUndefined();
  });

  test('does not touch other channels, and lets nothing new through', async () => {
    await put('1', toSlack('U1'));
    const { work, said } = open((call) => (call.channel === 'slack' ? dead : ok(call)));
    await work();
    const tried = said('slack:U1').length;
    await put('2', toSlack('U1'));
    await put('3', toSlack('U9'));
    await put('4', { reader: 'bob' });
    await work();
    expect(said('web:bob')).toEqual(['4']);
    expect(said('slack:U1')).toHaveLength(tried);
    expect(said('slack:U9')).toEqual([]);
  });

  test('is known to other processes, which hold back too', async () => {
    await put('1', toSlack('U1'));
    const one = open(() => dead);
    await one.work();
    await put('2', toSlack('U2'));
    const two = open(ok, 'two');
    await two.work();
    expect(two.calls).toEqual([]);
    expect(await two.deliveries.dueAt()).toEqual((await stateOf('slack'))?.restsUntil);
  });
});

describe('a Retry-After for the whole account', () => {
  const busy = { ok: false, retry: 'later', retryAfterMs: 60_000, scope: 'channel', reason: '429' } as const;

  test('holds back every lane of the channel, also those that come later, also after a restart', async () => {
    await put('1', toSlack('U1'));
    const before = open(() => busy);
    await before.work();
    const after = open(ok, 'two');
    await after.deliveries.resume();
    await put('2', toSlack('U2'));
    await put('3', { reader: 'bob' });
    await after.work();
    await after.work(59_999);
    expect(after.calls.map(({ id }) => id)).toEqual(['3']);
    await after.work(1);
    expect(after.calls.map(({ id }) => id).toSorted()).toEqual(['1', '2', '3']);
    expect(alarms()).toEqual([]);
  });

  test('of one conversation leaves the others alone', async () => {
    await put('1', toSlack('U1'));
    await put('2', toSlack('U2'));
    const { scope: _scope, ...own } = busy;
    const { work, said } = open((call) => (call.lane === 'slack:U1' ? own : ok(call)));
    await work();
    expect(said('slack:U2')).toEqual(['2']);
  });
});

describe('a platform that does not answer', () => {
  const down = { ok: false, retry: 'later', reason: '503' } as const;

  test('for a day: nothing is lost, order kept, it is not hammered, and somebody is told', async () => {
    const lanes = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8'];
    for (const lane of lanes) for (let n = 1; n <= 3; n += 1) await put(`${lane}-${n}`, toSlack(lane));
    let away = true;
    const { work, calls, said } = open((call) => (away ? down : ok(call)));
    for (let part = 0; part < 24 * 3; part += 1) await work(1_200_000);
    const tried = calls.length;
    expect(tried).toBeLessThan(24 * 3 * 1.5 + 60);
    expect(await stateOf('slack')).toMatchObject({ alarm: { kind: 'away' } });
    expect(alarms()).toEqual(['alarm:slack:on']);
    away = false;
    const before = new Map(lanes.map((lane) => [lane, said(`slack:${lane}`).length]));
    await work(72_000);
    await work();
    for (const lane of lanes) expect(said(`slack:${lane}`).slice(before.get(lane))).toEqual([1, 2, 3].map((n) => `${lane}-${n}`));
    expect(alarms()).toEqual(['alarm:slack:on', 'alarm:slack:off']);
  });

  test('what it put off itself is not brought forward when it is back', async () => {
    for (const lane of ['U1', 'U2', 'U3', 'U4', 'U6', 'U7']) await put(lane, toSlack(lane));
    await put('slow', toSlack('U5'));
    let away = true;
    const { work, calls } = open((call) => {
      if (call.lane === 'slack:U5') return { ok: false, retry: 'later', retryAfterMs: 3_600_000, reason: '429' };
      return away ? down : ok(call);
    });
    await work();
    for (let part = 0; part < 8; part += 1) await work(4000);
    expect(await stateOf('slack')).toMatchObject({ trouble: 'away' });
    away = false;
    await work(60_000);
    await work();
    expect((await entry('U1'))?.state).toBe('sent');
    expect(calls.filter(({ id }) => id === 'slow')).toHaveLength(1);
    await work(3_600_000);
    expect(calls.filter(({ id }) => id === 'slow')).toHaveLength(2);
  });
});

describe('rates that leave no room', () => {
  test('are no attempt, are not reported, and keep the order', async () => {
    await put('1', toSlack('U1'));
    await put('2', toSlack('U1'));
    let room = false;
    const { work, said } = open((call) =>
      room ? ok(call) : { ok: false, retry: 'later', untried: true, retryAfterMs: 3000, reason: 'pace' },
    );
    await work();
    expect(await entry('1')).toMatchObject({ state: 'queued', attempts: 0 });
    await put('3', toSlack('U1'));
    await work(2999);
    expect(said('slack:U1')).toEqual(['1']);
    room = true;
    await work(1);
    expect(said('slack:U1').slice(1)).toEqual(['1', '2', '3']);
    expect(fake.counted).toEqual(['sent:sent', 'sent:sent', 'sent:sent']);
    expect(fake.log).toEqual([]);
  });
});

test('one lane with thousands does not hide the others', async () => {
  await place.store.transaction(async (tx) => {
    for (let n = 0; n < 1200; n += 1) {
      const id = String(n).padStart(5, '0');
      const made = { id, version: 1, schema: 1, seq: id, say: { notice: { text: id } }, state: 'queued', attempts: 0 } as const;
      await tx.collection('outbox').insert({ ...made, ...toSlack('U1'), dueAt: fake.now(), createdAt: fake.now() });
    }
  });
  await put('99999', toSlack('U2'));
  let waited: (() => void) | undefined;
  const { deliveries, said } = open(async (call) => {
    if (call.lane === 'slack:U1' && !waited) await new Promise<void>((resolve) => (waited = resolve));
    return call.lane === 'slack:U1' && call.id !== '00000'
      ? { ok: false, retry: 'later', retryAfterMs: 1000, reason: '' }
      : ok(call);
  });
  await deliveries.run(fake.now());
  while (!(await entry('99999'))?.ref) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(said('slack:U2')).toEqual(['99999']);
  waited?.();
  await deliveries.idle();
});
