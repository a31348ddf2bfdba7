import type { Priority } from '../catalog.ts';
import type { Ticket } from '../ticket.ts';

/** An agent who could be handed a ticket. */
export interface Candidate {
  readonly id: string;
  /** Neither away nor out of their hours. */
  readonly available: boolean;
  readonly open: readonly Pick<Ticket, 'priority' | 'state'>[];
}

export interface Hand {
  readonly mode: 'round_robin' | 'load';
  /** Open tickets that an agent may have and still be handed one. */
  readonly limit?: number | undefined;
  /** Who was handed the last one. */
  readonly last?: string | undefined;
}

/**
 * Who gets the next ticket: in turn after the last one, or whoever has least to do (among equals, in turn). Nobody, where all are away or
 * have as many as they may. `candidates` in the order of turns.
 */
export function chooseAssignee(candidates: readonly Candidate[], { mode, limit, last }: Hand): string | undefined {
  const begin = candidates.findIndex(({ id }) => id === last) + 1;
  const inTurn = [...candidates.slice(begin), ...candidates.slice(0, begin)];
  const free = inTurn.filter(({ available, open }) => available && (limit === undefined || open.length < limit));
  if (mode === 'round_robin') return free[0]?.id;
  return free.reduce<Candidate | undefined>((best, one) => (best && loadOf(best) <= loadOf(one) ? best : one), undefined)?.id;
}

const weights = { critical: 4, high: 3, normal: 2, low: 1 } as const satisfies Record<Priority, number>;

/** Urgent work weighs more; what waits for somebody else weighs half. */
export function loadOf({ open }: Pick<Candidate, 'open'>): number {
  return open.reduce(
    (sum, { priority, state }) => sum + weights[priority] * (state === 'waiting' || state === 'escalated' ? 0.5 : 1),
    0,
  );
}
