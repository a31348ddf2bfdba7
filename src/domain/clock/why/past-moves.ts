import type { HistoryEntry } from '../../audit.ts';
import type { Move } from './explanation.ts';
import type { Target } from '../courses/target.ts';

type Entry = Pick<HistoryEntry, 'at' | 'verb' | 'facts'>;

/** How often something else than the ticket's own course moved a due time, read off its history. */
export function pastMoves(history: readonly Entry[], target: Target): readonly Move[] {
  return history.flatMap((entry): Move[] => {
    const [from, to] = [entry.facts[`${target}_from`], entry.facts[`${target}_to`]];
    if (entry.verb !== 'recompute' || typeof from !== 'string' || typeof to !== 'string') return [];
    return [{ at: entry.at, from: new Date(from), to: new Date(to), by: causeOf(entry, history) }];
  });
}

/** What was done to the ticket that may have moved its due times, by its verb. */
const causes = { priority: 'priority', category: 'category', assign: 'team', 'emergency-on': 'emergency' } as const;

/** What was written just before it, in the same change; else it was the configuration. */
function causeOf(entry: Entry, history: readonly Entry[]): Move['by'] {
  const before = history.slice(0, history.indexOf(entry));
  const done = before.findLast(({ at, verb }) => at.getTime() === entry.at.getTime() && verb in causes);
  if (done) return causes[done.verb as keyof typeof causes];
  const { from, to } = entry.facts;
  return from !== undefined && from !== to ? 'policy' : 'terms';
}
