import type { HistoryEntry } from '../audit.ts';
import type { Move } from './explanation.ts';
import type { Target } from './target.ts';

type Entry = Pick<HistoryEntry, 'at' | 'verb' | 'facts'>;

/** How often something else than the ticket's own course moved a due time, read off its history. */
export function pastMoves(history: readonly Entry[], target: Target): readonly Move[] {
  return history.flatMap((entry): Move[] => {
    const [from, to] = [entry.facts[`${target}_from`], entry.facts[`${target}_to`]];
    if (entry.verb !== 'recompute' || typeof from !== 'string' || typeof to !== 'string') return [];
    return [{ at: entry.at, from: new Date(from), to: new Date(to), by: causeOf(entry, history) }];
  });
}

function causeOf({ at, facts }: Entry, history: readonly Entry[]): Move['by'] {
  const together = history.filter((one) => one.at.getTime() === at.getTime()).map(({ verb }) => verb);
  if (together.includes('priority')) return 'priority';
  return facts['from'] !== undefined && facts['from'] !== facts['to'] ? 'policy' : 'terms';
}
