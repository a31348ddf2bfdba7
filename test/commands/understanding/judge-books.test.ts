import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeBooks, percentOf } from '../../../src/commands/understanding/judge-books.ts';
import type { Measured } from '../../../src/commands/understanding/measure-books.ts';
import type { MeasuredRow } from '../../../src/conversation/understand/measure/measured-rows.ts';
import { measureUnderstanding } from '../../../src/conversation/understand/measure/measure-understanding.ts';

/** What is measured where so many of so many rows are right. */
function measuredAs(right: number, of: number): Measured {
  const rows = Array.from({ length: of }, (_, at): MeasuredRow => ({
    text: String(at),
    lang: 'es',
    intent: 'incident',
    alt: [],
  }));
  const report = measureUnderstanding(rows, (text) => ({ intent: Number(text) < right ? 'incident' : 'request', p: 1 }));
  return { report, answers: [] };
}

const mark = (intent: number, books = 'accepted') => ({ intent, rows: 1, languages: [], measured: '', books, messages: '' });
const judge = (measured: Measured, accepted: ReturnType<typeof mark> | undefined) =>
  judgeBooks({ measured, before: undefined, rowsFile: 'dev.jsonl', rowsHash: '', accepted }, 'changed');

test('more than two points fewer is refused; two, and any gain, is not', () => {
  const verdicts = [93, 92, 91, 90, 89].map((right) => judge(measuredAs(right, 100), mark(92)));
  expect(verdicts.map(({ refused }) => refused)).toEqual([false, false, false, false, true]);
  expect(verdicts.map(({ lost }) => lost)).toEqual([-1, 0, 1, 2, 3]);
});

test('where nothing is accepted nothing is refused, and what was accepted never is', () => {
  expect(judge(measuredAs(0, 10), undefined)).toMatchObject({ refused: false, lost: 0 });
  expect(judge(measuredAs(0, 10), mark(100, 'changed'))).toMatchObject({ refused: false, lost: 100 });
});

test('whatever the rows: a score that is written down and read back is no loss, and the verdict follows the points', () => {
  const counts = fc.integer({ min: 1, max: 300 }).chain((of) => fc.tuple(fc.nat(of), fc.nat(of), fc.constant(of)));
  fc.assert(
    fc.property(counts, ([before, now, of]) => {
      const [accepted, measured] = [measuredAs(before, of), measuredAs(now, of)];
      const written = mark(percentOf(accepted.report.intent));
      expect(judge(accepted, written).refused).toBe(false);
      const points = (100 * (before - now)) / of;
      if (points > 2.02) expect(judge(measured, written).refused).toBe(true);
      if (points <= 2) expect(judge(measured, written).refused).toBe(false);
    }),
  );
});
