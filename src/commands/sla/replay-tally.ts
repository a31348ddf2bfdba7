import type { ComparedClock, ComparedTicket, Outcome } from '../../domain/clock/policy/compare-terms.ts';
import type { Target } from '../../domain/clock/courses/target.ts';
import type { Ticket } from '../../domain/ticket.ts';

type Counts = Record<Outcome, number>;

/** Stopwatches counted: how they stand, how they would stand, and what that would change. */
export interface Row {
  readonly before: Counts;
  readonly after: Counts;
  /** Missed as it is, and not with the others. */
  better: number;
  /** The other way about. */
  worse: number;
  /** The same outcome, due at another time. */
  moved: number;
}

/** A stopwatch that would be missed instead of kept, or the other way about. */
export interface ChangedClock {
  readonly number: string;
  readonly priority: Ticket['priority'];
  readonly target: Target;
  readonly policy: ComparedTicket['policy'];
  readonly dueAt: { readonly before?: Date | undefined; readonly after?: Date | undefined };
  readonly outcome: { readonly before: Outcome; readonly after: Outcome };
}

type Rows = Record<string, Partial<Record<Target, Row>>>;

/** What a replay adds up. By name within each group: `byPolicy` names the policies that would hold. */
export interface ReplayTally {
  readonly tickets: { over: number; open: number; otherPolicy: number; unreadable: number };
  readonly targets: Partial<Record<Target, Row>>;
  readonly byPriority: Rows;
  readonly byPolicy: Rows;
  readonly byTeam: Rows;
  readonly changes: ChangedClock[];
}

export function emptyTally(): ReplayTally {
  const tickets = { over: 0, open: 0, otherPolicy: 0, unreadable: 0 };
  return { tickets, targets: {}, byPriority: {}, byPolicy: {}, byTeam: {}, changes: [] };
}

/** Adds a ticket; counts stay small however many tickets there are. */
export function count(tally: ReplayTally, ticket: Pick<Ticket, 'id' | 'priority' | 'team'>, compared: ComparedTicket): void {
  const { policy, clocks } = compared;
  if (policy.before !== policy.after) tally.tickets.otherPolicy += 1;
  for (const clock of clocks) {
    add((tally.targets[clock.target] ??= emptyRow()), clock);
    for (const [rows, name] of [
      [tally.byPriority, ticket.priority],
      [tally.byPolicy, policy.after],
      [tally.byTeam, ticket.team],
    ] as const)
      add(((rows[name] ??= {})[clock.target] ??= emptyRow()), clock);
    const change = changeOf(clock);
    if (change === 'better' || change === 'worse') tally.changes.push(changed(ticket, policy, clock));
  }
}

function changed(
  { id, priority }: Pick<Ticket, 'id' | 'priority'>,
  policy: ComparedTicket['policy'],
  { target, before, after }: ComparedClock,
): ChangedClock {
  const dueAt = { before: before?.dueAt, after: after?.dueAt };
  const outcome = { before: before?.outcome ?? 'open', after: after?.outcome ?? 'open' };
  return { number: id, priority, target, policy, dueAt, outcome };
}

function emptyRow(): Row {
  const none = { kept: 0, breached: 0, open: 0, ended: 0 };
  return { before: { ...none }, after: { ...none }, better: 0, worse: 0, moved: 0 };
}

function add(row: Row, clock: ComparedClock): void {
  const { before, after } = clock;
  if (before) row.before[before.outcome] += 1;
  if (after) row.after[after.outcome] += 1;
  const change = changeOf(clock);
  if (change) row[change] += 1;
}

/** A stopwatch that one side alone has is no change: it was promised, or would be, by that side only. */
function changeOf({ before, after }: ComparedClock): 'better' | 'worse' | 'moved' | undefined {
  if (!before || !after) return undefined;
  if (before.outcome === 'breached' && after.outcome !== 'breached') return 'better';
  if (before.outcome !== 'breached' && after.outcome === 'breached') return 'worse';
  return before.dueAt?.getTime() === after.dueAt?.getTime() ? undefined : 'moved';
}
