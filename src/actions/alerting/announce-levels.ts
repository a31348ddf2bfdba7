import { announcedAs, heldUntil, type Watched } from '../../domain/clock/next-alert.ts';
import type { HeldLevel } from '../../domain/clock/held-level.ts';
import { alertsOf, isUrgent, watched } from '../../domain/clock/promise.ts';
import { promisedFor, type Promised } from '../../domain/clock/policy/promised.ts';
import { levelAt } from '../../domain/clock/read-clock.ts';
import { levelsOf } from '../../domain/clock/policy/sla-policy.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { changeOf, type Context } from '../context.ts';
import { awayNow } from '../working/absence.ts';
import { alertReaders } from './alert-readers.ts';
import { askCause } from './ask-cause.ts';
import { opensFor } from './quiet-hours.ts';
import { sendAlerts, type Telling } from './send-alerts.ts';

/** A level that was reached, now or while somebody was not there. */
interface Passed {
  readonly clock: Watched;
  readonly percent: number;
  readonly at: Date;
  readonly tell?: readonly string[] | undefined;
  readonly told: readonly string[];
}

/**
 * Tells what is due of a ticket's clocks: each level once to each of its readers, in their own hours. Who is not there is remembered; by then
 * the ticket is looked at anew, so that nobody is told of what has changed meanwhile. Of several levels of one clock only the highest is said.
 */
export async function announceLevels(context: Context, ticket: Ticket): Promise<Ticket> {
  const promised = promisedFor(ticket, context.definitions);
  const { fresh, due, later } = levelsNow(context, ticket, promised);
  const passed = [...fresh, ...due];
  if (passed.length === 0) return ticket;
  const shares = [];
  const tellings = new Map<string, Telling>();
  for (const level of passed) {
    const share = await shareOut(context, ticket, level);
    shares.push(share);
    for (const reader of share.now) keepHighest(tellings, reader, level);
  }
  await sendAlerts(context, ticket, [...tellings.values()]);
  const left: HeldLevel[] = [...later];
  let asked = ticket;
  for (const { level, now, later: opens } of shares) {
    const cause = await askCause(context, asked, { reading: level.clock.reading, percent: level.percent, since: level.at });
    asked = cause.ticket;
    const dueAt = earliest([...opens, ...(cause.dueAt ? [cause.dueAt] : [])]);
    const { key } = level.clock.reading;
    if (dueAt) left.push({ key, percent: level.percent, told: [...level.told, ...now], dueAt });
  }
  const reached = fresh.map(({ clock, percent }) => announcedAs(clock.reading.key, percent));
  const { held: _held, ...rest } = noted(context, asked, [...tellings.values()]);
  return { ...rest, announced: [...new Set([...ticket.announced, ...reached])], ...(left.length > 0 && { held: left }) };
}

/** What was reached since, what was held until now, and what is held still. */
function levelsNow(
  context: Context,
  ticket: Ticket,
  promised: Promised,
): { fresh: readonly Passed[]; due: readonly Passed[]; later: readonly HeldLevel[] } {
  const { now } = context;
  const clocks = watched(ticket, promised, now);
  const fresh = new Map<string, Passed>();
  for (const { key, percent, at, level } of alertsOf(ticket, promised, clocks)) {
    const clock = clocks.find(({ reading }) => reading.key === key);
    if (!clock || at > now) continue;
    const name = announcedAs(key, percent);
    fresh.set(name, { clock, percent, at, tell: together(fresh.get(name), level.tell), told: [] });
  }
  const due: Passed[] = [];
  const later: HeldLevel[] = [];
  for (const held of ticket.held ?? []) {
    const until = heldUntil(held, clocks, isUrgent(ticket));
    if (!until) {
      if (clocks.some(({ reading }) => reading.key === held.key && reading.mode === 'paused')) later.push(held);
    } else if (until.at > now) later.push(held);
    else due.push(asPassed(held, until.clock, promised));
  }
  return { fresh: [...fresh.values()], due, later };
}

/** Two lines of a policy may name the same percentage: both are told. One without names means the usual readers. */
function together(before: Passed | undefined, tell: readonly string[] | undefined): readonly string[] | undefined {
  if (!before) return tell;
  return before.tell && tell ? [...before.tell, ...tell] : undefined;
}

function asPassed({ key: _key, percent, told }: HeldLevel, clock: Watched, { policy }: Promised): Passed {
  const { target } = clock.reading;
  const levels = levelsOf(policy).filter((level) => level.percent === percent && (level.targets?.includes(target) ?? true));
  const tell = levels.some((level) => level.tell === undefined) ? undefined : levels.flatMap((level) => level.tell ?? []);
  const at = levelAt(clock.reading, percent, clock.working) ?? new Date(0);
  return { clock, percent, at, tell, told };
}

interface Share {
  readonly level: Passed;
  /** Who is told now. */
  readonly now: readonly string[];
  /** When those are there again who are not. */
  readonly later: readonly Date[];
}

/** Of a clock that has stopped nobody is told. In place of an assignee who is away the room knows too. */
async function shareOut(context: Context, ticket: Ticket, level: Passed): Promise<Share> {
  const { target, of, mode } = level.clock.reading;
  if (mode !== 'running') return { level, now: [], later: [] };
  const { percent, tell, told } = level;
  const meant = alertReaders(ticket, { target, percent, of, tell }, context.definitions);
  const away = ticket.assignee !== undefined && meant.includes(ticket.assignee) && (await awayNow(context, ticket.assignee));
  const readers = [...new Set([...meant, ...(away ? [`team:${ticket.team}`] : [])])].filter((one) => !told.includes(one));
  const opens = readers.map((reader) => ({ reader, at: opensFor(context, ticket, { reader, since: level.at }) }));
  return {
    level,
    now: opens.filter(({ at }) => at <= context.now).map(({ reader }) => reader),
    later: opens.filter(({ at }) => at > context.now).map(({ at }) => at),
  };
}

function earliest(instants: readonly Date[]): Date | undefined {
  return [...instants].sort((a, b) => a.getTime() - b.getTime())[0];
}

function keepHighest(tellings: Map<string, Telling>, reader: string, { clock, percent }: Passed): void {
  const name = `${clock.reading.key} ${reader}`;
  const before = tellings.get(name);
  if (!before || before.percent < percent) tellings.set(name, { reader, clock: clock.reading, percent });
}

/** In the history, each level that anybody was told. */
function noted(context: Context, ticket: Ticket, tellings: readonly Telling[]): Ticket {
  const levels = new Map(
    tellings.map(({ clock, percent }) => [announcedAs(clock.key, percent), { target: clock.target, percent }]),
  );
  let next = ticket;
  for (const facts of levels.values()) next = record(next, { verb: 'alert', sight: 'internal', facts }, changeOf(context));
  return next;
}
