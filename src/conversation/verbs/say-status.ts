import { openStates } from '../../domain/lifecycle.ts';
import { clocksOf, promisedFor } from '../../domain/promise.ts';
import { sightOf, type Sight } from '../../domain/rights.ts';
import type { HistoryEntry } from '../../domain/audit.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Value, Words } from '../../domain/wording.ts';
import { didKey, isVisible } from '../../actions/see-history.ts';
import { answerFacts, fact, headFacts, stateWords, titleOf } from '../../actions/ticket-facts.ts';
import type { Context } from '../../actions/context.ts';
import type { Fact, Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';

const MOST = 10;

/** How a ticket stands, as this person may know it; what may not be seen is answered exactly as what does not exist. */
export async function ticketStatus(turn: Turn, number: string): Promise<Say> {
  const ticket = await turn.tx.collection('tickets').get(number);
  const sight = ticket ? sightOf(ticket, turn.person.id, turn.definitions) : 'none';
  if (!ticket || sight === 'none') return { notice: { key: 'ticket.unknown', params: { number } } };
  return {
    notice: {
      key: 'status.ticket',
      params: { number: ticket.id, title: titleOf(ticket, turn.definitions), state: stateWords(ticket) },
    },
    facts: factsFor(turn, ticket, sight),
    ticket: ticket.id,
  };
}

/** `show`: the ticket, its clocks and its history. */
export async function ticketInFull(turn: Turn, ticket: Ticket): Promise<Say> {
  const status = await ticketStatus(turn, ticket.id);
  const sight = sightOf(ticket, turn.person.id, turn.definitions);
  return { ...status, more: [...(status.more ?? []), ...historyFor(ticket, sight)] };
}

function factsFor(context: Context, ticket: Ticket, sight: Sight): readonly Fact[] {
  const { definitions, now } = context;
  const clocks = clocksOf(ticket, promisedFor(ticket, definitions), now);
  const due = clocks.flatMap(({ target, mode, dueAt }): Fact[] =>
    mode === 'running' && dueAt ? [{ label: { key: `fact.due_${target}` }, value: { at: dueAt } }] : [],
  );
  const approvals = ticket.approvals.map((approval): Fact => ({
    label: { key: 'fact.approval' },
    value: approvalValue(approval),
  }));
  if (sight === 'status') return [...headFacts(ticket, definitions), ...due];
  if (sight === 'form') return [...headFacts(ticket, definitions), ...answerFacts(ticket, definitions), ...approvals];
  return [
    ...headFacts(ticket, definitions),
    ...fact('fact.text', { text: ticket.text }),
    ...answerFacts(ticket, definitions),
    ...approvals,
    ...due,
  ];
}

function approvalValue({ state, approvers, decisions }: Ticket['approvals'][number]): Value {
  const who = decisions.length > 0 ? decisions.map(({ for: id }) => id) : approvers;
  return { key: `approval.line.${state}`, params: { who: { list: who.map((person) => ({ person })) } } };
}

function historyFor(ticket: Ticket, sight: Sight): Words[] {
  const visible = ticket.history.filter((entry) => isVisible(entry, sight));
  return visible.slice(-MOST).map((entry) => historyLine(entry));
}

function historyLine(entry: HistoryEntry): Words {
  const params = {
    at: { at: entry.at },
    who: { person: entry.by },
    what: { key: didKey(entry) },
    text: entry.text ?? '',
  };
  return entry.text && entry.verb !== 'open' ? { key: 'history.line_text', params } : { key: 'history.line', params };
}

/** The person's own open tickets, and the last that were closed. */
export async function ownTickets(turn: Turn): Promise<Say> {
  const tickets = turn.tx.collection('tickets');
  const own = await tickets.find({ requester: turn.person.id }, { sort: ['-openedAt'], limit: MOST });
  const others = await tickets.find({ beneficiary: turn.person.id }, { sort: ['-openedAt'], limit: MOST });
  const all = [...own, ...others.filter(({ requester }) => requester !== turn.person.id)];
  if (all.length === 0) return { notice: { key: 'mine.none' } };
  const open = all.filter(({ state }) => isLive(state));
  const notice: Words = open.length > 0 ? { key: 'mine.some', params: { count: open.length } } : { key: 'mine.all_done' };
  return { notice, more: (open.length > 0 ? open : all.slice(0, 3)).map((ticket) => ticketLine(turn, ticket)) };
}

function isLive(state: Ticket['state']): boolean {
  return state === 'resolved' || (openStates as readonly string[]).includes(state);
}

/** `INC-3 · No puedo imprimir · en proceso`. */
export function ticketLine({ definitions }: Context, ticket: Ticket): Words {
  const params = {
    number: ticket.id,
    title: titleOf(ticket, definitions),
    state: stateWords(ticket),
    priority: { key: `priority.${ticket.priority}` },
  } as const;
  return { key: 'mine.line', params };
}

/** `queue`: open tickets of the person's teams that nobody has, then those that somebody has; most urgent first. */
export async function teamQueue(turn: Turn, team?: string): Promise<Say> {
  const teams = turn.person.teams.map((one) => one.team).filter((id) => !team || id === team);
  const found: Ticket[] = [];
  // One after the other: a transaction's session takes one command at a time.
  for (const id of teams) found.push(...(await queueOf(turn, id)));
  const tickets = found.filter(({ assignee }) => !assignee).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  if (tickets.length === 0) return { notice: { key: 'queue.empty' } };
  const shown = tickets.slice(0, MOST).map((ticket): Words => queueLine(turn, ticket));
  return { notice: { key: 'queue.some', params: { count: tickets.length } }, more: shown };
}

function queueLine(turn: Turn, ticket: Ticket): Words {
  const due = clocksOf(ticket, promisedFor(ticket, turn.definitions), turn.now).flatMap(({ mode, dueAt }) =>
    mode === 'running' && dueAt ? [dueAt] : [],
  );
  const next = due.sort((a, b) => a.getTime() - b.getTime())[0];
  const line = ticketLine(turn, ticket);
  return 'key' in line && next
    ? { key: 'queue.line', params: { ...line.params, who: { person: ticket.requester }, due: { at: next } } }
    : line;
}

/** Open tickets of one team, most urgent first. */
export async function queueOf({ tx }: Pick<Turn, 'tx'>, team: string): Promise<readonly Ticket[]> {
  return tx
    .collection('tickets')
    .find({ team, state: { $in: ['registered', 'in_progress', 'waiting', 'escalated'] } }, { sort: ['rank'], limit: 100 });
}

/** `mine` of an agent: what is assigned to them. */
export async function assignedTickets(turn: Turn): Promise<Say> {
  const mine = await turn.tx
    .collection('tickets')
    .find(
      { assignee: turn.person.id, state: { $in: ['registered', 'in_progress', 'waiting', 'escalated', 'resolved'] } },
      { limit: 50 },
    );
  if (mine.length === 0) return { notice: { key: 'assigned.none' } };
  const sorted = [...mine].sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return {
    notice: { key: 'assigned.some', params: { count: mine.length } },
    more: sorted.slice(0, MOST).map((ticket) => queueLine(turn, ticket)),
  };
}
