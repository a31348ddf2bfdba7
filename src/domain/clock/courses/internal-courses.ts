import type { WaitingReason } from '../../states.ts';
import type { Ticket } from '../../ticket.ts';
import { phasesFrom, solvedAt, statePhases, stoppedAt, type Course, type Phase } from './course.ts';

/** What a team has to do with a ticket, and for how long. */
interface Share {
  readonly key: string;
  readonly team: string;
  readonly from: Date;
  /** When it handed it on, or had done its part. */
  readonly until?: Date | undefined;
}

/**
 * A stopwatch for each stay of a ticket with a team: from being registered, or arriving there, until it leaves or is solved; it pauses as the
 * resolution does. A team that has a task of the ticket answers for that instead, until it is done.
 */
export function internalCourses(ticket: Ticket, pauses: readonly WaitingReason[], now: Date): readonly Course[] {
  const past = ticket.ledger.filter(({ at }) => at <= now);
  const registered = past.findIndex(({ state }) => state === 'registered');
  const start = past[registered]?.at;
  if (!start) return [];
  const states = statePhases(past.slice(registered), now, pauses);
  const solved = solvedAt(past);
  return sharesOf(ticket, start, now).flatMap((share): Course[] => {
    // Handed on before the work could begin.
    if (share.until && share.until <= start) return [];
    const phases: Phase[] = phasesFrom(states, share.from);
    const metAt = share.until ?? solved;
    return [
      {
        target: 'internal',
        key: share.key,
        of: share.team,
        phases: share.until ? stoppedAt(phases, share.until, now) : phases,
        ...(metAt && { metAt }),
      },
    ];
  });
}

function sharesOf(ticket: Ticket, start: Date, now: Date): readonly Share[] {
  const tasked = ticket.tasks.map(({ id, team, done }): Share => {
    const until = done && done.at <= now ? { until: done.at } : {};
    return { key: `internal@${start.toISOString()}#${id}`, team, from: start, ...until };
  });
  const stays = staysOf(ticket, now).map(({ team, from, until }): Share => {
    const begin = from > start ? from : start;
    return { key: `internal@${begin.toISOString()}`, team, from: begin, until };
  });
  return [...stays.filter(({ team }) => !tasked.some((task) => task.team === team)), ...tasked];
}

type Stay = Omit<Share, 'key'>;

/** Which team had it when, of the history. Who had it first stands in the entry of its opening; where it does not, and it has moved, nobody knows. */
function staysOf({ history, team: last, openedAt }: Ticket, now: Date): readonly Stay[] {
  const moves = history.flatMap(({ verb, at, facts }): { team: string; from: Date }[] => {
    const team = facts['team'];
    return (verb === 'assign' || verb === 'open') && typeof team === 'string' ? [{ team, from: at }] : [];
  });
  const all = moves.length > 0 ? moves : [{ team: last, from: openedAt }];
  const past = all.filter(({ from }) => from <= now);
  return past
    .map(({ team, from }, index): Stay => ({ team, from, until: past[index + 1]?.from }))
    .filter(({ from, until }) => until === undefined || until > from);
}
