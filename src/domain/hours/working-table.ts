import type { Span } from './spans.ts';

/** Working time within one stretch of time, as prefix sums: every question is a look or two. Milliseconds throughout. */
export interface WorkingTable {
  readonly from: number;
  readonly until: number;
  /** Working time in the whole stretch. */
  readonly total: number;
  /** Working time from the beginning of the stretch to `at`. */
  before(at: number): number;
  /** The earliest instant by which `work` (more than 0, at most `total`) has passed: a budget used up at closing is due at closing. */
  reach(work: number): number;
  /** The latest instant with `work` (0 or more, less than `total`) before it: what begins with an opening begins at the opening. */
  leave(work: number): number;
  /** `at` itself if it is open then, else the next opening in this stretch. */
  opening(at: number): number | undefined;
  /** `at` itself if it is open right before, else the last closing in this stretch. */
  closing(at: number): number | undefined;
}

/** How many intervals of time, and of work, the search begins with: few enough to fit, many enough to hit within a step or two. */
const SLOTS = 512;

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
  const startAt = searchIn(starts, bounds.from, bounds.to);
  const sumAt = searchIn(sums, 0, total);
  return {
    from: bounds.from,
    until: bounds.to,
    total,
    before: (at) => {
      const index = startAt(at);
      return index < 0 ? 0 : valueAt(sums, index) + Math.min(at, valueAt(ends, index)) - valueAt(starts, index);
    },
    reach: (work) => {
      // `work - 1`: times are whole milliseconds, and an interval that begins with nothing left to use is one too far.
      const index = sumAt(work - 1);
      return valueAt(starts, index) + work - valueAt(sums, index);
    },
    leave: (work) => {
      const index = sumAt(work);
      return valueAt(starts, index) + work - valueAt(sums, index);
    },
    opening: (at) => {
      const index = startAt(at);
      return index >= 0 && at < valueAt(ends, index) ? at : starts[index + 1];
    },
    closing: (at) => {
      const index = startAt(at - 1);
      return index < 0 ? undefined : Math.min(at, valueAt(ends, index));
    },
  };
}

/** Finds the position of the last element `<= value` in ascending values, -1 if there is none: a guess by proportion, then step by step. */
function searchIn(values: Float64Array, from: number, to: number): (value: number) => number {
  const width = (to - from) / SLOTS;
  const guesses = new Int32Array(SLOTS);
  let known = -1;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    while (valueAt(values, known + 1) <= from + slot * width) known += 1;
    guesses[slot] = known;
  }
  return (value) => {
    let index = guesses[Math.floor((value - from) / width)] ?? (value < from ? -1 : known);
    while (valueAt(values, index + 1) <= value) index += 1;
    return index;
  };
}

/** Positions come from the search above; behind the last nothing is reached. */
function valueAt(values: Float64Array, index: number): number {
  return values[index] ?? Infinity;
}
