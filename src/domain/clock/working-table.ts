import type { Span } from './spans.ts';

/** Working time within one stretch of time, as prefix sums: every question is one binary search. Milliseconds throughout. */
export interface WorkingTable {
  readonly from: number;
  readonly until: number;
  /** Working time in the whole stretch. */
  readonly total: number;
  /** Working time from the beginning of the stretch to `at`. */
  before(at: number): number;
  /** The earliest instant by which `work` (more than 0, at most `total`) has passed: a budget used up at closing is due at closing. */
  reach(work: number): number;
  /** `at` itself if it is open then, else the next opening in this stretch. */
  opening(at: number): number | undefined;
}

/** @param open in order, not overlapping, inside `bounds`. */
export function tabulate(open: readonly Span[], bounds: Span): WorkingTable {
  const starts = Float64Array.from(open, ({ from }) => from);
  const ends = Float64Array.from(open, ({ to }) => to);
  const sums = new Float64Array(open.length);
  let total = 0;
  for (const [index, { from, to }] of open.entries()) {
    sums[index] = total;
    total += to - from;
  }
  return {
    from: bounds.from,
    until: bounds.to,
    total,
    before: (at) => {
      const index = lastNotAbove(starts, at);
      return index < 0 ? 0 : valueAt(sums, index) + Math.min(at, valueAt(ends, index)) - valueAt(starts, index);
    },
    reach: (work) => {
      // `work - 1`: times are whole milliseconds, and an interval that begins with nothing left to use is one too far.
      const index = lastNotAbove(sums, work - 1);
      return valueAt(starts, index) + work - valueAt(sums, index);
    },
    opening: (at) => {
      const index = lastNotAbove(starts, at);
      return index >= 0 && at < valueAt(ends, index) ? at : starts[index + 1];
    },
  };
}

/** Position of the last element `<= value` in ascending `values`; -1 if there is none. */
function lastNotAbove(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(values, middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Positions come from the search above and lie inside; the fallback only satisfies the compiler. */
function valueAt(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
