import { clocksOf } from '../../domain/clock/promise.ts';
import { promisedFor } from '../../domain/clock/policy/promised.ts';
import { queueStates } from '../../domain/lifecycle.ts';
import { seenClocks } from '../../domain/clock/seen-clocks.ts';
import { isConfidential, type Sight } from '../../domain/rights.ts';
import { correctionsSince, type CorrectionsByTicket } from '../learning/corrections-since.ts';
import { noReadings, withDismissed, withReading, type Readings } from '../../domain/report/readings.ts';
import { within, type Period } from '../../domain/report/section.ts';
import { emptyReport, withTicket, type TicketReport } from '../../domain/report/ticket-report.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { personOf, type Context } from '../context.ts';

const PAGE = 200;

export interface Reported extends TicketReport {
  /** How well people's words were understood. */
  readonly readings: Readings;
  /** The teams that were counted. */
  readonly teams: readonly string[];
  /** How many are open now, by state. */
  readonly now: readonly { readonly state: Ticket['state']; readonly count: number }[];
}

/**
 * What the actor's teams did between two instants; leads and authorities count every team, without what is confidential to another. Whatever
 * was opened, closed or rated since `from` has been touched since, so one index brings it, a page at a time.
 */
export async function reportTickets(context: Context, from: Date, to: Date): Promise<Reported> {
  const scope = scopeOf(context);
  const told = await correctionsSince(context, from);
  let report = emptyReport;
  let readings = scope.teams.includes(context.definitions.desk.team) ? dismissedIn(told, { from, to }) : noReadings;
  let after: Ticket | undefined;
  for (;;) {
    const options = { sort: ['touchedAt'], limit: PAGE, ...(after && { after }) };
    const page: readonly Ticket[] = await context.tx.collection('tickets').find({ touchedAt: { $gte: from } }, options);
    for (const ticket of page) {
      if (!scope.counts(ticket)) continue;
      const promised = promisedFor(ticket, context.definitions);
      const clocks = seenClocks(clocksOf(ticket, promised, context.now), scope.sight);
      report = withTicket(report, { ticket, clocks, promised, now: context.now }, { from, to });
      if (within({ from, to }, ticket.openedAt)) readings = withReading(readings, ticket, told.get(ticket.id) ?? []);
    }
    after = page.at(-1);
    if (page.length < PAGE) break;
  }
  return { ...report, readings, teams: scope.teams, now: await stateNow(context, scope.teams) };
}

/** Words that came to no ticket belong to the team that is told of them. */
function dismissedIn(told: CorrectionsByTicket, period: Period): Readings {
  return (told.get(undefined) ?? [])
    .filter(({ how, at }) => how === 'dismissed' && within(period, at))
    .reduce(withDismissed, noReadings);
}

interface Scope {
  readonly teams: readonly string[];
  /** Who works in no team learns only what was promised to people. */
  readonly sight: Sight;
  readonly counts: (ticket: Ticket) => boolean;
}

function scopeOf(context: Context): Scope {
  const { definitions, actor } = context;
  const { teams, roles } = personOf(context, actor);
  const own = new Set(teams.map(({ team }) => team));
  const wide = roles.includes('authority') || teams.some(({ role }) => role === 'lead');
  const open = wide ? [...definitions.teams.values()].filter(({ id, confidential }) => own.has(id) || !confidential) : [];
  const all = new Set([...own, ...open.map(({ id }) => id)]);
  return {
    teams: [...definitions.teams.keys()].filter((id) => all.has(id)),
    sight: teams.length > 0 ? 'full' : 'status',
    counts: (ticket) => own.has(ticket.team) || (wide && !isConfidential(ticket, definitions)),
  };
}

async function stateNow({ tx }: Context, teams: readonly string[]): Promise<Reported['now']> {
  const found = [];
  for (const state of ['awaiting_approval', ...queueStates, 'resolved'] as const) {
    let count = 0;
    for (const team of teams) count += await tx.collection('tickets').count({ team, state });
    if (count > 0) found.push({ state, count });
  }
  return found;
}
