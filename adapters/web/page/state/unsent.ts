import type { Lanes, Pending } from './lanes.ts';

const storageKey = 'mesa.pending';

/** What an earlier load of this window left unsent. */
export function readUnsent(): readonly Pending[] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as readonly Pending[];
  } catch {
    return [];
  }
}

/** Keeps what is unsent over a reload of this window, and no longer: it may be private. */
export function keepUnsent(lanes: Lanes): void {
  const unsent = [...lanes.values()].flatMap((lane) => lane.pending).filter((pending) => pending.state !== 'sent');
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(unsent));
  } catch {
    // Private windows may refuse storage: then unsent words do not survive a reload.
  }
}
