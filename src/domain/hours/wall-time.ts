/** Milliseconds in 24 hours. */
export const DAY = 86_400_000;

const ACCURACY = 1000;

/** Turns what clocks on the wall show (milliseconds as if they stood in UTC) into the instant (milliseconds since 1970). */
export type ResolveWall = (wall: number) => number;

interface Stretch {
  readonly from: number;
  /** Wall time minus UTC, milliseconds. */
  readonly offset: number;
}

/** Whether the runtime's time zone data knows this name, e.g. `America/Lima`. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: name }));
  } catch {
    return false;
  }
}

/**
 * Reads a zone's clock changes between two instants, and answers from them. A wall time that occurs twice means its first
 * pass; one that is skipped moves later by the length of the gap (RFC 5545; Temporal calls this rule "compatible").
 * Wall times further than two days outside `from`…`to` are not resolved reliably.
 */
export function zoneReader(timeZone: string): (from: number, to: number) => ResolveWall {
  const stretchesOf = chunkReader(timeZone);
  return (from, to) => {
    const stretches: Stretch[] = [];
    for (let index = chunkAt(from - 3 * DAY); index <= chunkAt(to + 3 * DAY); index += 1)
      for (const stretch of stretchesOf(index)) if (stretch.offset !== stretches.at(-1)?.offset) stretches.push(stretch);
    return (wall) => resolve(stretches, wall);
  };
}

function resolve(stretches: readonly Stretch[], wall: number): number {
  let before = 0;
  for (let index = 0; index < stretches.length; index += 1) {
    const { from = 0, offset = 0 } = stretches[index] ?? {};
    const until = stretches[index + 1]?.from ?? Infinity;
    if (wall < until + offset) {
      // Shown by no clock: earlier than this stretch begins, later than the one before it ended.
      const skipped = index > 0 && wall < from + offset;
      return wall - (skipped ? before : offset);
    }
    before = offset;
  }
  return wall - before;
}

/** Time is read in chunks, as looking at a clock costs microseconds, and calendars of one zone look at the same days. */
const CHUNK = 100 * DAY;
const ZONES_KEPT = 50;
const chunksByZone = new Map<string, Map<number, readonly Stretch[]>>();

function chunkAt(at: number): number {
  return Math.floor(at / CHUNK);
}

/** The stretches that a chunk of time has, the first from its beginning; a change right at its end is in both. */
function chunkReader(timeZone: string): (index: number) => readonly Stretch[] {
  const known = chunksByZone.get(timeZone);
  const chunks = known ?? new Map<number, readonly Stretch[]>();
  if (!known && chunksByZone.size >= ZONES_KEPT) chunksByZone.clear();
  chunksByZone.set(timeZone, chunks);
  const offsetAt = offsetReader(timeZone);
  return (index) => {
    const found = chunks.get(index) ?? stretchesBetween(offsetAt, index * CHUNK, (index + 1) * CHUNK);
    chunks.set(index, found);
    return found;
  };
}

/** One look a day finds every change but two that cancel each other within a day, which no zone has made since 1900. */
function stretchesBetween(offsetAt: (at: number) => number, from: number, to: number): Stretch[] {
  let current = { from, offset: offsetAt(from) };
  const stretches = [current];
  for (let day = from; day < to; day += DAY) {
    while (offsetAt(day + DAY) !== current.offset) {
      const change = firstChange(offsetAt, Math.max(day, current.from), day + DAY);
      current = { from: change, offset: offsetAt(change) };
      stretches.push(current);
    }
  }
  return stretches;
}

/** The first second after `low` at which the offset is no longer that of `low`. */
function firstChange(offsetAt: (at: number) => number, low: number, high: number): number {
  const offset = offsetAt(low);
  let [same, changed] = [low, high];
  while (changed - same > ACCURACY) {
    const middle = same + Math.floor((changed - same) / 2 / ACCURACY) * ACCURACY;
    if (offsetAt(middle) === offset) same = middle;
    else changed = middle;
  }
  return changed;
}

/** The instants asked for must be whole seconds. */
function offsetReader(timeZone: string): (at: number) => number {
  const time = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' } satisfies Intl.DateTimeFormatOptions;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', ...time });
  return (at) => {
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (format.format(at).match(/\d+/g) ?? []).map(
      Number,
    );
    return Date.UTC(year, month - 1, day, hour, minute, second) - at;
  };
}
