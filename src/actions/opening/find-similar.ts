import { assetIn } from '../../domain/form/asset-in.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import { likeness, type Report } from '../../domain/likeness.ts';
import { isConfidential } from '../../domain/rights.ts';
import { wordsOf } from '../../domain/ticket-words.ts';
import { requesters, type Ticket } from '../../domain/ticket.ts';
import { isTooLate } from '../closing/end-ticket.ts';
import { personOf, type Context } from '../context.ts';

/** Read of each index at most. */
const MOST_READ = 25;
/** Words looked up where no category is known; the longest say the most. */
const MOST_WORDS = 3;
/** One's own ticket is shown as the same only where the words say so too. */
const SURELY = 0.75;

export interface Similar {
  /** Of others, who it happens to as well: most alike first. */
  readonly others: readonly Ticket[];
  /** The person's own open ticket about the same, or one that they said "me too" to. */
  readonly own?: Ticket;
  /** Where none is open: their own that was solved or closed, and may still be reopened. */
  readonly over?: Ticket;
}

/** `again`: the words say that it is not the first time. */
type Told = Report & { readonly again?: boolean };

/** Incidents like a new report of `person`. Reads indexes, whatever number of tickets there is. */
export async function findSimilar(context: Context, report: Told, person: string): Promise<Similar> {
  const { definitions, now } = context;
  const { minutes, similar } = definitions.desk.me_too;
  const since = new Date(now.getTime() - minutes * 60_000);
  const isPersonal = (id: string): boolean => definitions.categories.get(id)?.personal === true;
  const asset = assetIn(report.text, definitions.assets);
  const scored = (tickets: readonly Ticket[]) =>
    tickets
      .filter(({ kind }) => kind === 'incident')
      .map((ticket) => ({ ticket, score: likeness({ ...report, asset }, ticket, isPersonal) }))
      .sort((a, b) => b.score - a.score || b.ticket.affected.length - a.ticket.affected.length);
  const open = (tickets: readonly Ticket[]) => scored(tickets.filter(({ state }) => isOpen(state)));
  const recent = open(await candidates(context, report, since)).filter(({ score }) => score >= similar);
  const mine = ({ ticket }: { ticket: Ticket }): boolean =>
    requesters(ticket).includes(person) || ticket.affected.includes(person) || ticket.participants.includes(person);
  const others = recent.filter((one) => !mine(one) && mayBeOffered(context, one.ticket, person)).map(({ ticket }) => ticket);
  const asked = await context.tx.collection('tickets').find({ requester: person }, { sort: ['-openedAt'], limit: MOST_READ });
  const own = [...recent.filter(mine), ...open(asked)].find(({ score }) => score >= SURELY)?.ticket;
  if (own) return { others, own };
  const over = scored(asked.filter((ticket) => mayComeBack(context, ticket))).find(({ ticket, score }) => {
    const isSameKind = report.category !== undefined && report.category === ticket.category;
    return score >= SURELY || (report.again === true && isSameKind);
  })?.ticket;
  return { others, ...(over && { over }) };
}

/** What is solved or closed, and not for too long. */
function mayComeBack(context: Context, ticket: Ticket): boolean {
  return ticket.state === 'resolved' || (ticket.state === 'closed' && !isTooLate(context, ticket));
}

async function candidates({ tx }: Context, { text, category }: Report, since: Date): Promise<readonly Ticket[]> {
  const tickets = tx.collection('tickets');
  const openedAt = { $gte: since };
  const options = { sort: ['-openedAt'], limit: MOST_READ };
  if (category) return tickets.find({ category, openedAt }, options);
  const words = [...wordsOf(text)].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
  const found = new Map<string, Ticket>();
  for (const word of words)
    for (const ticket of await tickets.find({ words: word, openedAt }, options)) found.set(ticket.id, ticket);
  return [...found.values()];
}

/** Never what is confidential, and to a customer nothing of another company. */
function mayBeOffered(context: Context, ticket: Ticket, person: string): boolean {
  if (isConfidential(ticket, context.definitions)) return false;
  const { kind, company } = personOf(context, person);
  return kind === 'employee'
    ? personOf(context, ticket.requester).kind === 'employee'
    : company !== undefined && company === ticket.company;
}
