import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DuplicateKey } from '../../src/ports.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { entryOf, openFakeInbox, sayTo } from './fake-inbox.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';

let place: Awaited<ReturnType<typeof temporaryStore>>;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  fake = createFakeWorks(place.store);
});
afterEach(() => place.drop());

/** Turns that find a document taken so often, as where another process makes the same one. */
async function met(times: number): Promise<number> {
  let turns = 0;
  const { inbox } = openFakeInbox(fake, async () => {
    turns += 1;
    if (turns <= times) throw new DuplicateKey('The id, or a unique key, is taken.');
  });
  await inbox.receive(sayTo(fake, 'first'));
  await inbox.idle();
  return turns;
}

test('a turn that makes what another process has just made is taken again at once', async () => {
  expect(await met(2)).toBe(3);
  expect(await entryOf(fake, 'first')).toMatchObject({ state: 'done', attempts: 1 });
  expect(fake.log).toEqual([]);
});

test('one that does so each time has failed, and is tried later', async () => {
  expect(await met(100)).toBe(3);
  expect(await entryOf(fake, 'first')).toMatchObject({ state: 'new', error: expect.stringContaining('taken') });
  expect(fake.log.join()).toContain('a turn failed');
});
