import type { HistoryEntry } from '../../audit.ts';
import { takenBack } from '../../taken-back.ts';
import { requesters, type Ticket } from '../../ticket.ts';
import { phasesFrom, statePhases, stoppedAt, type Course } from './course.ts';

/** Public entries by which the requester's side says something that wants an answer. An approver's question is answered to the approver. */
const asking: ReadonlySet<string> = new Set(['comment', 'attach', 'disagree', 'reopen', 'disown']);
/** Public entries by which the team answers. Taking a ticket, or handing it on, says nothing. */
const answering: ReadonlySet<string> = new Set(['reply', 'wait', 'resolve', 'close', 'cancel', 'reopen', 'attach']);
/** What may have been the first answer; the messages before it were answered by it. */
const responding: ReadonlySet<string> = new Set(['take', 'reply', 'resolve', 'take-task', 'resolve-task']);

interface Unanswered {
  readonly since: Date;
  readonly answeredAt?: Date;
}

/**
 * A stopwatch for each message of the requester's side that waited for an answer, after the first response: from the first unanswered one
 * until the next public words of a person of the team. Further messages meanwhile do not move it; a reply that was taken back never was. It runs
 * in all states in which there is work; of what is written on a ticket that is over it begins once that is reopened.
 */
export function nextCourses(ticket: Ticket, now: Date): readonly Course[] {
  const ledger = ticket.ledger.filter(({ at }) => at <= now);
  const states = statePhases(ledger, now, []);
  const known = new Set<string>();
  return unanswered(ticket, now).flatMap(({ since, answeredAt }): Course[] => {
    const after = phasesFrom(states, since);
    const first = after.findIndex(({ mode }) => mode !== 'stopped');
    const begin = after[first]?.from;
    if (!begin || (answeredAt && answeredAt < begin)) return [];
    const phases = after.slice(first);
    const course = { target: 'next', key: keyOf(begin, known) } as const;
    return [answeredAt ? { ...course, phases: stoppedAt(phases, answeredAt, now), metAt: answeredAt } : { ...course, phases }];
  });
}

/** Two that begin at one instant are told apart. */
function keyOf(begin: Date, known: Set<string>): string {
  const name = `next@${begin.toISOString()}`;
  const key = known.has(name) ? `${name}#${known.size}` : name;
  known.add(key);
  return key;
}

function unanswered(ticket: Ticket, now: Date): readonly Unanswered[] {
  const found: Unanswered[] = [];
  const side = requesters(ticket);
  const past = afterResponse(ticket, now);
  const undone = takenBack(past);
  let since: Date | undefined;
  for (const entry of past) {
    if (entry.sight !== 'public' || undone.has(entry.n)) continue;
    if (side.includes(entry.by)) since ??= asking.has(entry.verb) ? entry.at : undefined;
    else if (since && answers(entry)) {
      found.push({ since, answeredAt: entry.at });
      since = undefined;
    }
  }
  return since ? [...found, { since }] : found;
}

function answers({ verb, by, text }: HistoryEntry): boolean {
  // To wait for the requester without a word is to tell them nothing.
  return by !== 'system' && answering.has(verb) && (verb !== 'wait' || text !== undefined);
}

/** Several things may happen at one instant: the entry that was the response says where "after" begins. */
function afterResponse({ history, respondedAt }: Ticket, now: Date): readonly HistoryEntry[] {
  if (!respondedAt || respondedAt > now) return [];
  const at = respondedAt.getTime();
  const response = history.findIndex((entry) => entry.at.getTime() === at && responding.has(entry.verb));
  const first = response < 0 ? history.findLastIndex((entry) => entry.at.getTime() <= at) : response;
  return history.slice(first + 1).filter((entry) => entry.at <= now);
}
