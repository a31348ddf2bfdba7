/** Leaves something alone that fails again and again. */
export interface Breaker {
  isResting(): boolean;
  /** It is asked now; either of the next two tells how that went. */
  begins(): void;
  succeeded(): void;
  /** `waitMs`: how long it asked to be left alone itself. Returns for how long it rests now, if it does. */
  failed(waitMs?: number): number | undefined;
}

const MOST_IN_A_ROW = 3;
const REST_MS = 60_000;
const LONGEST_REST_MS = 900_000;

/**
 * After three failures in a row it rests for a minute; each failure after that doubles the rest, up to a quarter of an hour, and until it has answered
 * one question at a time finds out. What asks to be left alone for a time (`Retry-After`) is left alone at once, for a quarter of an hour at most.
 */
export function createBreaker(now: () => number): Breaker {
  let [failures, restsUntil, out] = [0, 0, 0];
  return {
    isResting: () => now() < restsUntil || (failures >= MOST_IN_A_ROW && out > 0),
    begins() {
      out += 1;
    },
    succeeded() {
      out -= 1;
      failures = 0;
    },
    failed(waitMs = 0) {
      out -= 1;
      // Others that were out when it began to rest failed for the same reason, and tell nothing new.
      if (now() >= restsUntil) failures += 1;
      const own = failures < MOST_IN_A_ROW ? 0 : REST_MS * 2 ** (failures - MOST_IN_A_ROW);
      const ms = Math.min(Math.max(own, waitMs), LONGEST_REST_MS);
      if (ms <= 0 || now() + ms <= restsUntil) return undefined;
      restsUntil = now() + ms;
      return ms;
    },
  };
}
