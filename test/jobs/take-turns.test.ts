import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { requeueLetter } from '../../src/actions/requeue-letter.ts';
import { DeskError } from '../../src/domain/errors.ts';
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

const openInbox = (take: Take, more?: { holder?: string }) => openFakeInbox(fake, take, more);
const say = (id: string, who?: string) => sayTo(fake, id, who);
const entry = (id: string) => entryOf(fake, id);

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
    expect(await sweepOn(fake, inbox)).toEqual([1000, 4000, 16_000, 64_000]);
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
    await sweepOn(fake, inbox, 120);
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
    await sweepOn(fake, inbox);
    broken = false;
    expect(await place.store.transaction((tx) => requeueLetter(tx, 'letter', fake.now()))).toBe('inbound');
    expect(await sweepOn(fake, inbox)).toEqual([0]);
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
