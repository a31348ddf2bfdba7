import type { ClockReading } from './clock/read-clock.ts';
import type { Target } from './clock/target.ts';
import type { TicketState } from './states.ts';
import type { Ticket } from './ticket.ts';

interface Kept {
  readonly kept: number;
  readonly of: number;
}

/** What happened in a stretch of time, counted. */
export interface TicketReport {
  readonly opened: Readonly<Record<Ticket['kind'], number>>;
  readonly closed: Readonly<Record<Ticket['kind'], number>>;
  /** Of the closed ones: without the requester's own word. */
  readonly bySilence: number;
  readonly byLead: number;
  readonly cancelled: number;
  readonly reopened: number;
  readonly sla: Readonly<Record<Target, Kept>>;
  readonly ratings: { readonly sum: number; readonly count: number };
  /** Of incidents opened, by category; of requests opened, by item. */
  readonly categories: Readonly<Record<string, number>>;
  readonly items: Readonly<Record<string, number>>;
}

const NONE: Kept = { kept: 0, of: 0 };

export const emptyReport: TicketReport = {
  opened: { incident: 0, request: 0 },
  closed: { incident: 0, request: 0 },
  bySilence: 0,
  byLead: 0,
  cancelled: 0,
  reopened: 0,
  sla: { response: NONE, next: NONE, resolution: NONE, internal: NONE, vendor: NONE },
  ratings: { sum: 0, count: 0 },
  categories: {},
  items: {},
};

export interface Counted {
  readonly ticket: Ticket;
  readonly clocks: readonly ClockReading[];
}

/** A report with one ticket more. `within` says whether an instant belongs to the stretch. */
export function withTicket(report: TicketReport, { ticket, clocks }: Counted, within: (at: Date) => boolean): TicketReport {
  const { kind, closed, rating, category, item } = ticket;
  const opened = within(ticket.openedAt);
  const ended = closed !== undefined && within(closed.at);
  const ending: TicketState[] = ['cancelled', 'rejected'];
  const reopenings = ticket.history.filter(({ verb, at }) => (verb === 'reopen' || verb === 'disagree') && within(at)).length;
  // What was merged or reclassified goes on elsewhere.
  const goesOn = ticket.links.some(({ kind: of }) => of === 'merged' || of === 'successor');
  const cancelled = !goesOn && ticket.ledger.some(({ state, at }) => ending.includes(state) && within(at));
  return {
    opened: { ...report.opened, [kind]: report.opened[kind] + (opened ? 1 : 0) },
    closed: { ...report.closed, [kind]: report.closed[kind] + (ended ? 1 : 0) },
    bySilence: report.bySilence + (ended && closed.how === 'silence' ? 1 : 0),
    byLead: report.byLead + (ended && closed.how === 'lead' ? 1 : 0),
    cancelled: report.cancelled + (cancelled ? 1 : 0),
    reopened: report.reopened + reopenings,
    sla: {
      response: kept(report, 'response', { clocks, within }),
      next: kept(report, 'next', { clocks, within }),
      resolution: kept(report, 'resolution', { clocks, within }),
      internal: kept(report, 'internal', { clocks, within }),
      vendor: kept(report, 'vendor', { clocks, within }),
    },
    ratings:
      rating && within(rating.at) ? { sum: report.ratings.sum + rating.score, count: report.ratings.count + 1 } : report.ratings,
    categories: opened && category ? plusOne(report.categories, category) : report.categories,
    items: opened && item ? plusOne(report.items, item) : report.items,
  };
}

function kept(
  report: TicketReport,
  target: Target,
  { clocks, within }: { clocks: readonly ClockReading[]; within: (at: Date) => boolean },
): Kept {
  const before = report.sla[target];
  // A missed goal counts when it was due, one that was kept when it was met: each once, in whichever stretch.
  const counted = clocks.filter((clock) => {
    const at = clock.breached ? clock.dueAt : clock.metAt;
    return clock.target === target && at !== undefined && within(at);
  });
  const missed = counted.filter(({ breached }) => breached).length;
  return { kept: before.kept + counted.length - missed, of: before.of + counted.length };
}

function plusOne(counts: Readonly<Record<string, number>>, id: string): Readonly<Record<string, number>> {
  return { ...counts, [id]: (counts[id] ?? 0) + 1 };
}
