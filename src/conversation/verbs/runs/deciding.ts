import {
  delegateApprovals,
  revokeDelegations,
  spanWords,
  standingFor,
  standingOf,
} from '../../../actions/approvals/delegate-approvals.ts';
import { seenTicket } from '../../../actions/context.ts';
import { asksEmergency, withdrawEmergency } from '../../../actions/emergency/withdraw-emergency.ts';
import { withdrawDecision } from '../../../actions/approvals/withdraw-decision.ts';
import type { Delegation } from '../../../domain/approval/delegation.ts';
import { DeskError } from '../../../domain/errors.ts';
import { fold, foldedWords } from '../../../domain/fold.ts';
import { readPeople } from '../../../domain/form/reading/read-people.ts';
import { requesters, type Ticket } from '../../../domain/ticket.ts';
import type { Words } from '../../../domain/wording.ts';
import type { Say } from '../../../messaging/outbound.ts';
import { approveHere } from '../../approve-here.ts';
import type { Turn } from '../../flow.ts';
import { readDelegation } from '../../words/read-delegation.ts';
import { startWith, type Outcome, type RunVerb } from '../run.ts';

/** Verbs of approvers. */
export const deciding = {
  approve: (turn, { number, rest }) => approveHere(turn, { ticket: number, reason: rest }),
  reject: (_, { number, rest }) => startWith('reject-request', { ticket: number }, rest),
  ask: (_, { number, rest }) => startWith('ask-requester', { ticket: number }, rest),
  withdraw: (turn, { number, rest }) => withdraw(turn, number, rest),
  delegate: (turn, { rest }) => (rest ? delegate(turn, rest) : isStop(turn) ? revoked(turn, turn.person.id) : listed(turn)),
} as const satisfies Record<string, RunVerb>;

/** Whoever asked for an emergency takes that back; an approver a decision; whoever asked for the request the request itself. */
async function withdraw(turn: Turn, number: string, rest: string): Promise<Outcome> {
  const ticket = await seenTicket(turn, number);
  if (asksEmergency(ticket, turn.person.id)) {
    await withdrawEmergency(turn, ticket.id);
    return { notice: { key: 'emergency.done_withdraw', params: { number: ticket.id } }, ticket: ticket.id };
  }
  const theirs = ofAnother(turn, ticket);
  if (theirs) throw theirs;
  if (requesters(ticket).includes(turn.person.id)) return startWith('cancel-ticket', { ticket: ticket.id }, rest);
  await withdrawDecision(turn, ticket.id);
  return { notice: { key: 'approval.done_withdraw', params: { number: ticket.id } }, ticket: ticket.id };
}

/** Why an emergency cannot be taken back by this person: their words never cancel the ticket instead. */
function ofAnother({ event, person, vocabulary }: Turn, ticket: Ticket): DeskError | undefined {
  const { id: number, emergency } = ticket;
  const typed = 'text' in event ? foldedWords(event.text) : [];
  const means = vocabulary.of('verb.emergency').some((word) => typed.includes(word));
  if (emergency?.state === 'asked' && (means || requesters(ticket).includes(person.id)))
    return new DeskError('emergency.theirs', { number, who: { person: emergency.askedBy } });
  const active = emergency?.state === 'active';
  const asked = emergency?.askedBy === person.id && !requesters(ticket).includes(person.id);
  if (!means && !(active && asked)) return undefined;
  return new DeskError(active ? 'emergency.stays' : 'emergency.none', { number });
}

async function delegate(turn: Turn, rest: string): Promise<Say> {
  const { from, to, ...span } = readDelegation(turn, rest);
  const whose = from === undefined ? turn.person.id : personIn(turn, from);
  if (isNobody(turn, to)) return revoked(turn, whose);
  const { delegation, waiting } = await delegateApprovals(turn, { from: whose, to: personIn(turn, to), ...span });
  const params = { from: { person: whose }, to: { person: delegation.to }, when: spanWords(delegation) };
  const own = whose === turn.person.id;
  return {
    notice: { key: own ? 'delegate.done' : 'delegate.done_for', params },
    ...(waiting > 0 && { more: [{ key: 'delegate.handed', params: { count: waiting } }] }),
    ...(own && { question: { key: 'delegate.how_to_end' } }),
  };
}

/** @throws DeskError that says what could not be read as one person. */
function personIn(turn: Turn, text: string): string {
  if (text === '') throw new DeskError('delegate.who');
  const read = readPeople(text, { people: turn.definitions.people, asker: turn.person.id });
  if (!read.ok) throw new DeskError(read.refusal.code, read.refusal.params);
  const [only, ...more] = read.value;
  if (only === undefined || more.length > 0) throw new DeskError('delegate.one');
  return only;
}

function isNobody({ vocabulary }: Turn, text: string): boolean {
  return vocabulary.of('delegate.nobody').includes(fold(text));
}

/** "Deja de delegar": the verb itself says that it is to end. */
function isStop({ vocabulary, event }: Turn): boolean {
  return 'text' in event && vocabulary.of('delegate.stop').includes(fold(event.text));
}

async function revoked(turn: Turn, whose: string): Promise<Say> {
  const ended = await revokeDelegations(turn, whose);
  const own = whose === turn.person.id ? 'delegate.revoked' : 'delegate.revoked_for';
  return { notice: { key: ended.length > 0 ? own : 'delegate.none', params: { from: { person: whose } } } };
}

/** What is delegated by this person and to them. */
async function listed(turn: Turn): Promise<Say> {
  const given = await standingOf(turn, turn.person.id);
  const received = await standingFor(turn, turn.person.id);
  const line = (key: 'delegate.line_given' | 'delegate.line_received', one: Delegation): Words => ({
    key,
    params: { from: { person: one.from }, to: { person: one.to }, when: spanWords(one) },
  });
  if (given.length + received.length === 0) return { notice: { key: 'delegate.none' }, more: [{ key: 'usage.delegate' }] };
  return {
    notice: { key: 'delegate.list' },
    more: [
      ...given.map((one) => line('delegate.line_given', one)),
      ...received.map((one) => line('delegate.line_received', one)),
    ],
  };
}
