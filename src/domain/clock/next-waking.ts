import type { Definitions } from '../definitions.ts';
import type { Ticket } from '../ticket.ts';
import type { Outcome, WaitingRule } from '../waiting-rule.ts';
import type { WorkingTime } from '../hours/calendar.ts';
import { minutesOf, parseDuration } from '../hours/duration.ts';
import { hoursOf } from './hours-of.ts';

/** What falls due of a waiting ticket: the date that was set has come, somebody is to be reminded, or it has waited too long. */
export interface Waking {
  readonly what: 'until' | 'nudge' | Outcome;
  /** In the past if nobody has looked since. */
  readonly at: Date;
}

type Waited = Pick<Ticket, 'state' | 'ledger' | 'requester' | 'team'> &
  Partial<Pick<Ticket, 'reason' | 'until' | 'assignee' | 'item' | 'category' | 'nudged'>>;

/**
 * When to look at a waiting ticket again: the next of its reminders, its end by itself, or the date that it waits for. Pure, and asked at
 * every write of a ticket. A date set by somebody rules: no reminder comes after it, and nothing else ends the wait.
 */
export function nextWaking(ticket: Waited, definitions: Definitions): Waking | undefined {
  return wakingsOf(ticket, definitions).reduce<Waking | undefined>(
    (first, one) => (first && first.at <= one.at ? first : one),
    undefined,
  );
}

/** What is to be done now. After an outage one thing, not all that was missed: who is not waited for any more needs no reminder. */
export function dueWaking(ticket: Waited, definitions: Definitions, now: Date): Waking | undefined {
  return wakingsOf(ticket, definitions).find(({ at }) => at <= now);
}

/** The end that a wait has by itself where nothing happens: what will be done, and when. */
export function endOfWait(ticket: Waited, definitions: Definitions): End | undefined {
  return planOf(ticket, definitions).end;
}

/** The ticket once somebody has been reminded: whatever was due by `now` counts as said. */
export function withNudge<T extends Waited>(ticket: T, definitions: Definitions, now: Date): T {
  const { nudges } = planOf(ticket, definitions);
  const count = nudges.filter((at) => at <= now).length;
  const due = nudges[0];
  // A sweep comes seconds late; that is no reason to put off what follows.
  const inTime = due !== undefined && now.getTime() - due.getTime() < IN_TIME_MS;
  return { ...ticket, nudged: { count, firstAt: ticket.nudged?.firstAt ?? (inTime ? due : now) } };
}

const IN_TIME_MS = 15 * 60_000;

/** What is to come, the weightiest first. The end by itself never comes before a reminder has been said, where there is one. */
function wakingsOf(ticket: Waited, definitions: Definitions): readonly Waking[] {
  if (ticket.state !== 'waiting') return [];
  const { nudges, end } = planOf(ticket, definitions);
  const told = ticket.nudged?.count ?? 0;
  const next = nudges[told];
  return [
    ...(ticket.until ? [{ what: 'until', at: ticket.until } as const] : []),
    ...(end && (told > 0 || !next) ? [end] : []),
    ...(next ? [{ what: 'nudge', at: next } as const] : []),
  ];
}

interface Plan {
  readonly nudges: readonly Date[];
  readonly end?: End | undefined;
}

interface End {
  readonly what: Outcome;
  readonly at: Date;
}

/**
 * When the present wait brings what, to the instant, in working time since it began. A first reminder that was late puts the end off, so that
 * it has been out for as long as was meant, or for a working day.
 */
function planOf(ticket: Waited, definitions: Definitions): Plan {
  const rule = ruleOf(ticket, definitions);
  const since = ticket.ledger.at(-1)?.at;
  if (!rule || !since) return { nudges: [] };
  const { until, nudged } = ticket;
  const working = hoursFor(ticket, definitions);
  const dayMinutes = working.dayMinutesAt(since);
  const nudges = rule.nudge_after.map((after) => working.add(since, minutesIn(after, dayMinutes)));
  if (until) return { nudges: nudges.filter((at) => at < until) };
  if (!rule.then) return { nudges };
  const after = minutesIn(rule.then.after, dayMinutes);
  const first = rule.nudge_after[0];
  const at = working.add(since, after);
  if (first === undefined || !nudged) return { nudges, end: { what: rule.then.do, at } };
  const fair = working.add(nudged.firstAt, Math.max(0, Math.min(dayMinutes, after - minutesIn(first, dayMinutes))));
  return { nudges, end: { what: rule.then.do, at: fair > at ? fair : at } };
}

/** The item's own rule, else the category's, else the desk's. */
function ruleOf({ reason, item, category }: Waited, { desk, items, categories }: Definitions): WaitingRule | undefined {
  if (!reason) return undefined;
  const own = items.get(item ?? '')?.waiting ?? categories.get(category ?? '')?.waiting;
  return own?.[reason] ?? desk.waiting[reason];
}

/** Whose time it is: the requester's where they are waited for, else that of whoever works on it. */
function hoursFor({ reason, requester, assignee, team }: Waited, definitions: Definitions): WorkingTime {
  if (reason === 'requester') return hoursOf(definitions, requester);
  if (assignee) return hoursOf(definitions, assignee);
  return definitions.calendars.get(definitions.teams.get(team)?.calendar ?? '') ?? hoursOf(definitions);
}

function minutesIn(text: string, dayMinutes: number): number {
  const duration = parseDuration(text);
  if (!duration) throw new Error(`no length of time: ${text}`);
  return minutesOf(duration, { dayMinutes });
}
