import { missing } from '../../domain/approval/approval.ts';
import { emergencyStages, ownStages } from '../../domain/approval/lanes.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { openStates } from '../../domain/lifecycle.ts';
import { clocksOf } from '../../domain/clock/promise.ts';
import { promisedFor } from '../../domain/clock/policy/promised.ts';
import { seenClocks } from '../../domain/clock/seen-clocks.ts';
import { sightOf, type Sight } from '../../domain/rights.ts';
import { timePerState } from '../../domain/clock/time-in-states.ts';
import { withoutOthersNotes } from '../../domain/task-notes.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { articleFacts, articleWords } from '../../actions/knowledge/article-facts.ts';
import { breachFacts } from '../../actions/alerting/breach-facts.ts';
import { markedTitle } from '../../actions/emergency/emergency-value.ts';
import { emergencyStage } from '../../actions/emergency/emergency-says.ts';
import { approvalLine } from '../../actions/approvals/approval-says.ts';
import { movedWords } from '../../actions/looking/moved-words.ts';
import { didKey, seenHistory, seenTitle, type SeenEntry } from '../../actions/looking/see-history.ts';
import { followMerged } from '../../actions/relating/follow-merged.ts';
import { dueFact } from '../../actions/looking/due-fact.ts';
import { stateTimeFacts } from '../../actions/looking/state-time-facts.ts';
import { answerFacts, fact, fileFacts, headFacts, stateWords, titleOf } from '../../actions/looking/ticket-facts.ts';
import type { Context } from '../../actions/context.ts';
import type { Fact, Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import { readTeam } from '../words/read-recipient.ts';
import { linkFacts, pointedOn } from './link-facts.ts';
import { followedTickets } from './say-followed.ts';
import { tasksOfPerson, tasksOfTeams } from './say-waiting-tasks.ts';

const MOST = 10;

/** How a ticket stands, as this person may know it; what may not be seen is answered exactly as what does not exist. */
export async function ticketStatus(turn: Turn, number: string): Promise<Say> {
  const ticket = await turn.tx.collection('tickets').get(number);
  const sight = ticket ? sightOf(ticket, turn.person.id, turn.definitions) : 'none';
  if (!ticket || sight === 'none') return { notice: { key: 'ticket.unknown', params: { number } } };
  const into = await followMerged(turn, ticket);
  if (into.id !== ticket.id) {
    const known = sightOf(into, turn.person.id, turn.definitions) !== 'none';
    return pointedOn(number, into, known ? await ticketStatus(turn, into.id) : undefined);
  }
  return {
    notice: {
      key: 'status.ticket',
      params: {
        number: ticket.id,
        title: markedTitle(ticket, seenTitle(ticket, sight, turn.definitions)),
        state: stateWords(ticket),
      },
    },
    facts: [...factsFor(turn, ticket, sight), ...(await linkFacts(turn, ticket))],
    ticket: ticket.id,
  };
}

/** `show`: the ticket, its clocks and its history. */
export async function ticketInFull(turn: Turn, ticket: Ticket): Promise<Say> {
  const status = await ticketStatus(turn, ticket.id);
  const sight = sightOf(ticket, turn.person.id, turn.definitions);
  const seen = withoutOthersNotes(ticket, turn.person.id, turn.definitions);
  const times = sight === 'full' || sight === 'public' ? stateTimeFacts(ticket, turn) : [];
  return {
    ...status,
    facts: [...(status.facts ?? []), ...times],
    more: [...(status.more ?? []), ...historyFor(seen, sight, turn)],
  };
}

function factsFor(context: Context, ticket: Ticket, sight: Sight): readonly Fact[] {
  const { definitions, now } = context;
  const clocks = seenClocks(clocksOf(ticket, promisedFor(ticket, definitions), now), sight);
  const due = clocks.flatMap(dueFact);
  const outside = timePerState(ticket.ledger, now, promisedFor(ticket, definitions).working).escalated;
  const supplier: readonly Fact[] =
    ticket.supplier && outside
      ? [
          {
            label: { key: 'fact.supplier' },
            value: { key: 'fact.supplier_time', params: { supplier: ticket.supplier, time: { minutes: outside.working } } },
          },
        ]
      : [];
  const until = ticket.state === 'waiting' ? fact('fact.until', ticket.until && { at: ticket.until }) : [];
  // Of emergencies the last that was asked for: those before stand in the history.
  const approvals = [...ownStages(ticket.approvals), ...emergencyStages(ticket)].map((approval): Fact => ({
    label: emergencyStage(approval) ?? { key: 'fact.approval' },
    value: approvalLine(approval),
  }));
  if (sight === 'status') return [...headFacts(ticket, definitions), ...due];
  if (sight === 'form') return [...headFacts(ticket, definitions, sight), ...answerFacts(ticket, definitions), ...approvals];
  if (sight === 'overview') return [...headFacts(ticket, definitions), ...answerFacts(ticket, definitions), ...approvals, ...due];
  return [
    ...headFacts(ticket, definitions),
    ...fact('fact.text', { text: ticket.text }),
    ...answerFacts(ticket, definitions),
    ...fileFacts(ticket, sight, now),
    ...fact('fact.message', ticket.messageLink && { text: ticket.messageLink }),
    ...articleFacts(ticket, context.actor, definitions),
    ...approvals,
    ...until,
    ...supplier,
    ...due,
    ...(sight === 'full' ? breachFacts(ticket, definitions) : []),
  ];
}

function historyFor(ticket: Ticket, sight: Sight, { now, definitions }: Pick<Turn, 'now' | 'definitions'>): Words[] {
  return seenHistory(ticket, sight, now)
    .slice(-MOST)
    .map((entry) => historyLine(entry, definitions));
}

function historyLine(entry: SeenEntry, definitions: Definitions): Words {
  const moved = movedWords(entry, definitions) ?? articleWords(entry, definitions);
  const params = {
    at: { at: entry.at },
    who: entry.by === 'system' ? ({ key: 'desk.itself' } as const) : { person: entry.by },
    what: { key: didKey(entry) },
    text: moved ?? entry.text ?? '',
  };
  if (moved) return { key: 'history.line_text', params };
  if (entry.for && (entry.verb === 'assign' || entry.verb === 'call'))
    return { key: 'history.line_for', params: { ...params, for: { person: entry.for } } };
  return entry.text && entry.verb !== 'open' ? { key: 'history.line_text', params } : { key: 'history.line', params };
}

/** `mine`, `status`: what is assigned to an agent, and whatever the person asked for. */
export async function ticketsOf(turn: Turn): Promise<Say> {
  const own = await ownTickets(turn);
  if (turn.person.teams.length === 0) return own;
  const assigned = await assignedTickets(turn);
  if (!own.more) return assigned;
  if (!assigned.more) return own;
  return { ...assigned, more: [...assigned.more, own.notice, ...own.more] };
}

/** The person's own open tickets, and the last that were closed. */
async function ownTickets(turn: Turn): Promise<Say> {
  const tickets = turn.tx.collection('tickets');
  const own = await tickets.find({ requester: turn.person.id }, { sort: ['-openedAt'], limit: MOST });
  const others = await tickets.find({ beneficiary: turn.person.id }, { sort: ['-openedAt'], limit: MOST });
  const all = [...own, ...others.filter(({ requester }) => requester !== turn.person.id)];
  const lines = (await followedTickets(turn, all)).map((ticket) => ticketLine(turn, ticket));
  const also: Words | undefined = lines.length > 0 ? { key: 'mine.followed' } : undefined;
  if (all.length === 0) return also ? { notice: also, more: lines } : { notice: { key: 'mine.none' } };
  const open = all.filter(({ state }) => isLive(state));
  const notice: Words = open.length > 0 ? { key: 'mine.some', params: { count: open.length } } : { key: 'mine.all_done' };
  const more = (open.length > 0 ? open : all.slice(0, 3)).map((ticket) => ownLine(turn, ticket));
  return { notice, more: [...more, ...(also ? [also, ...lines] : [])] };
}

function isLive(state: Ticket['state']): boolean {
  return state === 'resolved' || (openStates as readonly string[]).includes(state);
}

/** `INC-3 · No puedo imprimir · en proceso`. */
export function ticketLine({ definitions }: Context, ticket: Ticket): Words {
  const params = {
    number: ticket.id,
    title: markedTitle(ticket, titleOf(ticket, definitions)),
    state: stateWords(ticket),
    priority: { key: `priority.${ticket.priority}` },
  } as const;
  return { key: 'mine.line', params };
}

/** Of what waits to be approved, whom it waits for: whoever asks how it goes wants to know that. */
function ownLine(turn: Turn, ticket: Ticket): Words {
  const line = ticketLine(turn, ticket);
  const pending =
    ticket.state === 'awaiting_approval' ? ownStages(ticket.approvals).filter(({ state }) => state === 'pending') : [];
  const open = [...new Set(pending.flatMap(missing))];
  if (open.length === 0 || !('key' in line)) return line;
  return { key: 'mine.line_approval', params: { ...line.params, approvers: { list: open.map((person) => ({ person })) } } };
}

/** `queue`: open tickets that nobody has, of the person's teams or of another whose tickets they may see; most urgent first. */
export async function teamQueue(turn: Turn, wanted: string): Promise<Say> {
  const named = wanted ? readTeam(wanted, turn) : undefined;
  if (wanted && !named) return teamUnknown(turn, wanted);
  const found: Ticket[] = [];
  // One after the other: a transaction's session takes one command at a time.
  for (const id of named ? [named] : turn.person.teams.map(({ team }) => team)) found.push(...(await queueOf(turn, id)));
  const tickets = found
    .filter((ticket) => !ticket.assignee && sightOf(ticket, turn.person.id, turn.definitions) === 'full')
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const tasks = await tasksOfTeams(turn, named ? [named] : turn.person.teams.map(({ team }) => team));
  if (tickets.length === 0) return tasks ?? { notice: { key: 'queue.empty' } };
  const shown = tickets.slice(0, MOST).map((ticket): Words => queueLine(turn, ticket));
  const also = tasks ? [tasks.notice, ...(tasks.more ?? [])] : [];
  return { notice: { key: 'queue.some', params: { count: tickets.length } }, more: [...shown, ...also] };
}

/** A team that was named and is not there, with those that are. */
export function teamUnknown({ definitions }: Turn, text: string): Say {
  const teams = [...definitions.teams.values()].map(({ label }) => ({ label }));
  return { notice: { key: 'team.unknown', params: { text: text.slice(0, 60), teams: { list: teams } } } };
}

function queueLine(turn: Turn, ticket: Ticket): Words {
  const sight = sightOf(ticket, turn.person.id, turn.definitions);
  const clocks = seenClocks(clocksOf(ticket, promisedFor(ticket, turn.definitions), turn.now), sight);
  const due = clocks.flatMap(({ mode, dueAt }) => (mode === 'running' && dueAt ? [dueAt] : []));
  const next = due.sort((a, b) => a.getTime() - b.getTime())[0];
  const line = ticketLine(turn, ticket);
  if (!('key' in line) || !next) return line;
  const params = { ...line.params, who: { person: ticket.requester }, due: { at: next } };
  return { key: next <= turn.now ? 'queue.line_overdue' : 'queue.line', params };
}

/** Open tickets of one team, most urgent first. */
export async function queueOf({ tx }: Pick<Turn, 'tx'>, team: string): Promise<readonly Ticket[]> {
  return tx
    .collection('tickets')
    .find({ team, state: { $in: ['registered', 'in_progress', 'waiting', 'escalated'] } }, { sort: ['rank'], limit: 100 });
}

/** What is assigned to an agent. */
async function assignedTickets(turn: Turn): Promise<Say> {
  const mine = await turn.tx
    .collection('tickets')
    .find(
      { assignee: turn.person.id, state: { $in: ['registered', 'in_progress', 'waiting', 'escalated', 'resolved'] } },
      { limit: 50 },
    );
  const tasks = await tasksOfPerson(turn);
  if (mine.length === 0) return tasks ?? { notice: { key: 'assigned.none' } };
  const sorted = [...mine].sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return {
    notice: { key: 'assigned.some', params: { count: mine.length } },
    more: [
      ...sorted.slice(0, MOST).map((ticket) => queueLine(turn, ticket)),
      ...(tasks ? [tasks.notice, ...(tasks.more ?? [])] : []),
    ],
  };
}
