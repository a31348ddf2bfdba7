/** At most `calls` in any `perMs`. */
export interface Rate {
  readonly calls: number;
  readonly perMs: number;
}

/** Keeps calls within a platform's rates, so that it never has to refuse one. */
export interface Pace {
  /**
   * Takes the right to one call under each of these keys (a conversation, a method, the whole account), all or none. 0: go ahead now; more:
   * nothing was taken, and none of it is free before so many milliseconds.
   */
  take(keys: readonly string[]): number;
  /** The platform asked for no call under this key for so long: nothing goes out before. */
  hold(key: string, ms: number): void;
}

interface PaceOptions {
  readonly now: () => Date;
  /** The rates that hold for a key; none: it is only held. */
  readonly ratesOf: (key: string) => readonly Rate[];
}

/** With more keys than this, those that count for nothing any more are forgotten, a few at each call. */
const MOST_KEYS = 20_000;
const LOOKED_AT = 100;

export function createPace({ now, ratesOf }: PaceOptions): Pace {
  const calls = new Map<string, readonly number[]>();
  const held = new Map<string, number>();
  const waitOf = (key: string, at: number): number => {
    const until = (held.get(key) ?? 0) - at;
    const made = calls.get(key) ?? [];
    return Math.max(until, 0, ...ratesOf(key).map((rate) => freeIn(made, rate, at)));
  };
  return {
    take(keys) {
      const at = now().getTime();
      const wait = Math.max(0, ...keys.map((key) => waitOf(key, at)));
      if (wait > 0) return wait;
      for (const key of keys) {
        const longest = Math.max(0, ...ratesOf(key).map(({ perMs }) => perMs));
        // A key that is used again stands last, so that the oldest is the first to be forgotten.
        const made = calls.get(key) ?? [];
        calls.delete(key);
        calls.set(key, [...made.filter((one) => one > at - longest), at]);
      }
      if (calls.size > MOST_KEYS) forget(calls, (made, key) => made.every((one) => isPast(one, ratesOf(key), at)));
      if (held.size > MOST_KEYS) forget(held, (until) => until <= at);
      return 0;
    },
    hold(key, ms) {
      held.set(key, Math.max(held.get(key) ?? 0, now().getTime() + ms));
    },
  };
}

function freeIn(made: readonly number[], { calls, perMs }: Rate, at: number): number {
  const oldest = made.at(-calls);
  return oldest === undefined ? 0 : Math.max(oldest + perMs - at, 0);
}

function isPast(made: number, rates: readonly Rate[], at: number): boolean {
  return rates.every(({ perMs }) => made <= at - perMs);
}

/** Looks at some, the oldest first; what stays goes to the end. */
function forget<T>(kept: Map<string, T>, isOver: (value: T, key: string) => boolean): void {
  for (const [key, value] of firstOf(kept, LOOKED_AT)) {
    kept.delete(key);
    if (!isOver(value, key)) kept.set(key, value);
  }
}

function firstOf<T>(all: ReadonlyMap<string, T>, count: number): readonly (readonly [string, T])[] {
  const found: (readonly [string, T])[] = [];
  for (const one of all) {
    if (found.length === count) break;
    found.push(one);
  }
  return found;
}
