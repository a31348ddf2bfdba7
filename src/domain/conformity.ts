import { hoursOf } from './clock/hours-of.ts';
import { withOwn, type Conformity } from './conformity-rule.ts';
import type { Definitions } from './definitions.ts';
import type { Ticket } from './ticket.ts';

type Of = Pick<Ticket, 'team'> & Partial<Pick<Ticket, 'category' | 'item'>>;

/** The numbers for a ticket: its item's or category's own, else its team's, else the desk's, each by itself. */
export function conformityOf({ team, category, item }: Of, { desk, teams, categories, items }: Definitions): Conformity {
  return withOwn(
    desk.conformity,
    teams.get(team)?.conformity,
    categories.get(category ?? '')?.conformity,
    items.get(item ?? '')?.conformity,
  );
}

/** What comes next of a requester's silence. `nudged`: how many nudges count as given then. */
interface Silence {
  readonly at: Date;
  readonly does: 'nudge' | 'close';
  readonly nudged: number;
}

/**
 * When a solved ticket's requester is nudged next, or the ticket closed: exact instants of their working time since it was solved, read anew
 * each time, so that other numbers hold from there too. Nudges whose time has passed are one. Undefined where nobody is waited for.
 */
export function nextSilence(ticket: Ticket, definitions: Definitions, now: Date): Silence | undefined {
  if (ticket.state !== 'resolved') return undefined;
  const { nudge_after_days: nudges } = conformityOf(ticket, definitions);
  const after = daysAfterSolution(ticket, definitions);
  const next = nudges[ticket.nudges];
  const close = closingOf(ticket, definitions);
  // Nobody is asked once more in the moment in which it is closed.
  if (next === undefined || (ticket.nudges > 0 && close <= now)) return { at: close, does: 'close', nudged: ticket.nudges };
  const passed = nudges.filter((days) => after(days) <= now).length;
  return { at: after(next), does: 'nudge', nudged: Math.max(ticket.nudges + 1, passed) };
}

/**
 * When silence closes it: as long after the first nudge as the numbers say, or at least a working day. After an outage no ticket is closed whose
 * requester had no time to answer.
 * @param nudgedAt of a first nudge that is being given right now.
 */
export function closingOf(ticket: Ticket, definitions: Definitions, nudgedAt = ticket.nudgedAt): Date {
  const { nudge_after_days: nudges, close_after_days: close } = conformityOf(ticket, definitions);
  const asWritten = daysAfterSolution(ticket, definitions)(close);
  if (!nudgedAt) return asWritten;
  const working = hoursOf(definitions, ticket.requester);
  const respite = Math.min(1, Math.max(0, close - (nudges[0] ?? 0)));
  const atLeast = working.add(nudgedAt, respite * working.dayMinutesAt(nudgedAt));
  return atLeast > asWritten ? atLeast : asWritten;
}

function daysAfterSolution(ticket: Ticket, definitions: Definitions): (days: number) => Date {
  const working = hoursOf(definitions, ticket.requester);
  const solvedAt = ticket.ledger.findLast(({ state }) => state === 'resolved')?.at ?? ticket.touchedAt;
  return (days) => working.add(solvedAt, days * working.dayMinutesAt(solvedAt));
}

/** Until when a closed ticket can be reopened, in the requester's working days. */
export function reopenableUntil(ticket: Ticket, definitions: Definitions): Date | undefined {
  if (!ticket.closed) return undefined;
  const working = hoursOf(definitions, ticket.requester);
  return working.add(ticket.closed.at, conformityOf(ticket, definitions).reopen_days * working.dayMinutesAt(ticket.closed.at));
}
