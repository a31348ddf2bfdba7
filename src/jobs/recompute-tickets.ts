import { saveTicket, type Context } from '../actions/context.ts';
import type { Definitions } from '../domain/definitions.ts';
import { reschedule } from '../domain/clock/reschedule.ts';
import type { TermsInForce } from '../domain/clock/policy/terms-in-force.ts';
import { openStates } from '../domain/lifecycle.ts';
import type { TicketState } from '../domain/states.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Log, Store } from '../ports.ts';
import type { InTransaction } from './sweep.ts';

export interface Recomputed {
  /** Whether none was left. */
  readonly whole: boolean;
  readonly seen: number;
  readonly changed: number;
  readonly failed: number;
}

type Counts = Omit<Recomputed, 'whole'>;

interface Tools {
  readonly store: Store;
  readonly inTransaction: InTransaction;
  readonly definitions: () => Definitions;
  readonly now: () => Date;
  readonly log: Log;
}

/** Whatever can go on; what is over keeps its verdict. */
const states: readonly TicketState[] = [...openStates, 'resolved'];
const PAGE = 100;
/** So many changed tickets are written at once; where that fails, one by one. */
const WRITTEN_AT_ONCE = 20;

/**
 * Goes over the tickets that are not over, those touched longest ago first in each state, and writes those for which policy or due times are
 * others now. What is written meanwhile is right anyway. `reached` is told after each page, and says whether to go on.
 */
export async function recomputeTickets(
  tools: Tools,
  from: Pick<TermsInForce, 'reached' | 'since' | 'begunAt'>,
  reached: (at: NonNullable<TermsInForce['reached']>) => Promise<boolean>,
): Promise<Recomputed> {
  let sum: Counts = { seen: 0, changed: 0, failed: 0 };
  for (const state of states.slice(Math.max(0, states.indexOf(from.reached?.state ?? 'awaiting_approval')))) {
    const first = from.reached?.state === state ? from.reached.touchedAt : (from.since ?? new Date(0));
    let after: Ticket | undefined;
    for (;;) {
      const page = await pageOf(tools, state, { first, last: from.begunAt, after });
      const { changed, failed } = await bringInLine(tools, page);
      sum = { seen: sum.seen + page.length, changed: sum.changed + changed, failed: sum.failed + failed };
      after = page.at(-1);
      if (!after || page.length < PAGE) break;
      if (!(await reached({ state, touchedAt: after.touchedAt }))) return { ...sum, whole: false };
    }
  }
  return { ...sum, whole: true };
}

function pageOf(
  { store }: Tools,
  state: TicketState,
  { first, last, after }: { first: Date; last: Date; after: Ticket | undefined },
): Promise<readonly Ticket[]> {
  const filter = { state, touchedAt: { $gte: first, $lte: last } };
  return store.transaction((tx) =>
    tx.collection('tickets').find(filter, { sort: ['touchedAt'], limit: PAGE, ...(after && { after }) }),
  );
}

async function bringInLine(tools: Tools, page: readonly Ticket[]): Promise<Omit<Counts, 'seen'>> {
  const { definitions, now, log } = tools;
  const wrong: string[] = [];
  let failed = 0;
  for (const ticket of page) {
    try {
      if (isWrong(ticket, definitions(), now())) wrong.push(ticket.id);
    } catch (error) {
      failed += 1;
      log.error({ ticket: ticket.id, error: String(error) }, 'a ticket cannot be brought in line with policies and calendars');
    }
  }
  let unwritten = 0;
  for (let at = 0; at < wrong.length; at += WRITTEN_AT_ONCE)
    unwritten += await writeAll(tools, wrong.slice(at, at + WRITTEN_AT_ONCE));
  return { changed: wrong.length - unwritten, failed: failed + unwritten };
}

/** @returns how many could not be written. */
async function writeAll(tools: Tools, ids: readonly string[]): Promise<number> {
  try {
    await tools.inTransaction(async (context) => {
      for (const id of ids) await write(context, id);
    });
    return 0;
  } catch (error) {
    if (ids.length === 1) return giveUp(tools, ids[0] ?? '', error);
  }
  let failed = 0;
  for (const id of ids) failed += await writeAll(tools, [id]);
  return failed;
}

/** One that cannot be written does not hold up the rest; a database that is away does: the run is tried again from where it was. */
async function giveUp({ store, log }: Tools, ticket: string, error: unknown): Promise<number> {
  await store.ping();
  log.error({ ticket, error: String(error) }, 'a ticket cannot be brought in line with policies and calendars');
  return 1;
}

async function write(context: Context, id: string): Promise<void> {
  const ticket = await context.tx.collection('tickets').get(id);
  if (ticket && states.includes(ticket.state) && isWrong(ticket, context.definitions, context.now))
    await saveTicket(context, ticket);
}

function isWrong(ticket: Ticket, definitions: Definitions, now: Date): boolean {
  const next = reschedule(ticket, definitions, now);
  return next.policy !== ticket.policy || duesIn(next) !== duesIn(ticket);
}

function duesIn({ slaDueAt, wakeDueAt, conformityDueAt, dues }: Ticket): string {
  return JSON.stringify([slaDueAt, wakeDueAt, conformityDueAt, dues?.entries, dues?.clocks.map(({ key, at }) => [key, at])]);
}
