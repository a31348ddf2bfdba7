import { expect, test } from '@jest/globals';
import { createSweepRecord } from '../../src/jobs/sweep-record.ts';
import { StaleVersion, StoreAway } from '../../src/ports.ts';

const start = new Date('2026-03-02T14:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** The seconds after which an item that fails each time it is looked at, and cannot be written, is looked at again. */
function looks(error: Error, count: number): readonly number[] {
  const record = createSweepRecord();
  const seen: number[] = [];
  for (let second = 0; seen.length < count; second += 1) {
    if (record.isLeftAlone('INC-1', after(second))) continue;
    seen.push(second);
    record.failed('INC-1', error, after(second));
    record.leaveAlone('INC-1', after(second));
  }
  return seen;
}

test('what somebody else holds is looked at every quarter of a minute, however long that takes', () => {
  expect(looks(new StaleVersion('a process that died has it'), 7)).toEqual([0, 15, 30, 45, 60, 75, 90]);
});

test('what cannot be written for another reason is looked at so often while a dead process may hold it, then less and less', () => {
  expect(looks(new Error('refused'), 7)).toEqual([0, 15, 30, 45, 60, 60 + 1800, 60 + 3600]);
});

test('what a store could not finish in time is soon pushed back again, and only after a while like anything that fails', () => {
  const record = createSweepRecord();
  const waits = Array.from(
    { length: 6 },
    () => record.failed('INC-1', new StoreAway('not within 10 s'), start).getTime() - start.getTime(),
  );
  expect(waits).toEqual([15_000, 15_000, 15_000, 15_000, 1_800_000, 1_800_000]);
});

test('an item that goes well is known no longer', () => {
  const record = createSweepRecord();
  record.failed('INC-1', new Error('once'), start);
  expect(record.standing(start)).toMatchObject({ failing: 1, lastError: 'Error: once' });
  record.done('INC-1', after(1));
  expect(record.standing(after(1))).toMatchObject({ failing: 0 });
});
