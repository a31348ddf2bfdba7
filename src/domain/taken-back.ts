import type { HistoryEntry } from './audit.ts';

/** The public replies that were taken back before anybody read them, by their number. Each `undo` takes back the newest of the same person that still stood. */
export function takenBack(history: readonly Pick<HistoryEntry, 'n' | 'verb' | 'by'>[]): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const [index, { verb, by }] of history.entries()) {
    if (verb !== 'undo') continue;
    const reply = history.slice(0, index).findLast((entry) => entry.verb === 'reply' && entry.by === by && !undone.has(entry.n));
    if (reply) undone.add(reply.n);
  }
  return undone;
}
