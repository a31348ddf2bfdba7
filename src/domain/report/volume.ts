import type { TicketState } from '../states.ts';
import type { Ticket } from '../ticket.ts';
import { plusOne, within, type Counted, type Period, type Section } from './section.ts';

/** How much there was: opened, closed and how, reopened, rated, and of what kind. */
export interface Volume {
  readonly opened: Readonly<Record<Ticket['kind'], number>>;
  readonly closed: Readonly<Record<Ticket['kind'], number>>;
  /** Of the closed ones: without the requester's own word. */
  readonly bySilence: number;
  readonly byLead: number;
  readonly cancelled: number;
  readonly reopened: number;
  readonly ratings: { readonly sum: number; readonly count: number };
  /** Of incidents opened, by category; of requests opened, by item. */
  readonly categories: Readonly<Record<string, number>>;
  readonly items: Readonly<Record<string, number>>;
}

export const volume: Section<Volume> = {
  empty: {
    opened: { incident: 0, request: 0 },
    closed: { incident: 0, request: 0 },
    bySilence: 0,
    byLead: 0,
    cancelled: 0,
    reopened: 0,
    ratings: { sum: 0, count: 0 },
    categories: {},
    items: {},
  },
  add: (before, { ticket }, period) => {
    const { kind, closed, rating, category, item } = ticket;
    const opened = within(period, ticket.openedAt);
    const ended = closed !== undefined && within(period, closed.at);
    const rated = rating && within(period, rating.at);
    return {
      opened: { ...before.opened, [kind]: before.opened[kind] + (opened ? 1 : 0) },
      closed: { ...before.closed, [kind]: before.closed[kind] + (ended ? 1 : 0) },
      bySilence: before.bySilence + (ended && closed.how === 'silence' ? 1 : 0),
      byLead: before.byLead + (ended && closed.how === 'lead' ? 1 : 0),
      cancelled: before.cancelled + (wasCancelled(ticket, period) ? 1 : 0),
      reopened: before.reopened + reopenings(ticket, period),
      ratings: rated ? { sum: before.ratings.sum + rating.score, count: before.ratings.count + 1 } : before.ratings,
      categories: opened && category ? plusOne(before.categories, category) : before.categories,
      items: opened && item ? plusOne(before.items, item) : before.items,
    };
  },
};

function wasCancelled({ links, ledger }: Counted['ticket'], period: Period): boolean {
  const ending: TicketState[] = ['cancelled', 'rejected'];
  // What was merged or reclassified goes on elsewhere.
  const goesOn = links.some(({ kind }) => kind === 'merged' || kind === 'successor');
  return !goesOn && ledger.some(({ state, at }) => ending.includes(state) && within(period, at));
}

function reopenings({ history }: Counted['ticket'], period: Period): number {
  return history.filter(({ verb, at }) => (verb === 'reopen' || verb === 'disagree') && within(period, at)).length;
}
