import type { Now } from '../../ports.ts';

/** A clock that stands still until it is told. */
export interface ManualClock {
  readonly now: Now;
  set(at: Date): void;
}

export function createManualClock(start: Date): ManualClock {
  let at = start;
  return {
    now: () => new Date(at),
    set: (next) => {
      at = next;
    },
  };
}
