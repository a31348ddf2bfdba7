import { tell } from '../../actions/tell.ts';
import { replyTicket, undoReply } from '../../actions/reply-ticket.ts';
import { decideApproval } from '../../actions/decide-approval.ts';
import { noteTicket, resumeTicket, takeTicket } from '../../actions/work-ticket.ts';
import { seenTicket } from '../../actions/context.ts';
import { clean } from '../../domain/fold.ts';
import { mayUse, rolesOf } from '../../domain/rights.ts';
import { findItem } from '../words/find-item.ts';
import type { InboundEvent } from '../../messaging/inbound.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Prompt } from '../../messaging/prompt.ts';
import { between, start, type Flows } from '../engine.ts';
import type { Turn } from '../flow.ts';
import { readVerb, splitVerb, type VerbCall } from '../words/read-verb.ts';
import { help } from './say-help.ts';
import { assignedTickets, ownTickets, teamQueue, ticketInFull, ticketStatus } from './say-status.ts';
import { chooseLanguage } from './choose-language.ts';

interface Called {
  readonly call: VerbCall;
  /** The errand that was interrupted: its question is shown again behind the answer. */
  readonly errand?: Prompt | undefined;
}

/** What follows `/mesa`: a verb, or an explanation of how to write one. */
export async function runCommand(flows: Flows, turn: Turn, event: Extract<InboundEvent, { kind: 'command' }>): Promise<void> {
  const text = clean(event.text);
  const call = text ? readVerb(text, turn.vocabulary, event.ticket) : ({ verb: 'help', rest: '' } as const);
  if (call) return runVerb(flows, turn, { call });
  const begun = splitVerb(text, turn.vocabulary);
  const say: Say = begun
    ? { notice: { key: 'verb.incomplete' }, more: [{ key: `usage.${begun.verb}` }] }
    : { notice: { key: 'verb.unknown', params: { text: text.slice(0, 60) } } };
  await between(turn, say, undefined);
}

/** Does what a verb asks. @throws DeskError if the person may not, or the ticket's state does not allow it. */
export async function runVerb(flows: Flows, turn: Turn, { call, errand }: Called): Promise<void> {
  const answered = await sayingVerb(turn, call);
  if (answered) return between(turn, answered, errand);
  return startingVerb(flows, turn, call);
}

/** Verbs that are done at once, and what is said then. */
async function sayingVerb(turn: Turn, { verb, number = '', rest }: VerbCall): Promise<Say | undefined> {
  switch (verb) {
    case 'help':
      return help(turn);
    case 'status':
      return number ? ticketStatus(turn, number) : ownTickets(turn);
    case 'mine':
      return turn.person.teams.length > 0 ? assignedTickets(turn) : ownTickets(turn);
    case 'show':
      return ticketInFull(turn, await seenTicket(turn, number));
    case 'queue':
      return mayUse('queue', rolesOf(turn.person, turn.definitions), turn.definitions)
        ? teamQueue(turn)
        : { notice: { key: 'verb.agents_only' } };
    case 'language':
      return chooseLanguage(turn, rest);
    case 'approve':
      await decideApproval(turn, { ticket: number, decision: 'approved', reason: rest });
      return { notice: { key: 'approval.done_approved', params: { number } }, ticket: number };
    default:
      return workingVerb(turn, { verb, number, rest });
  }
}

/** Verbs of agents that need nothing more than they were given. */
async function workingVerb(turn: Turn, { verb, number = '', rest }: VerbCall): Promise<Say | undefined> {
  const done = { params: { number }, ticket: number };
  switch (verb) {
    case 'take':
      await takeTicket(turn, number);
      return { notice: { key: 'done.take', params: done.params }, ticket: number };
    case 'resume':
      await resumeTicket(turn, number);
      return { notice: { key: 'done.resume', params: done.params }, ticket: number };
    case 'note':
      if (!rest) return { notice: { key: 'verb.incomplete' }, more: [{ key: 'usage.note' }] };
      await noteTicket(turn, number, rest);
      return { notice: { key: 'done.note', params: done.params }, ticket: number };
    case 'reply': {
      if (!rest) return { notice: { key: 'verb.incomplete' }, more: [{ key: 'usage.reply' }] };
      const { readers } = await replyTicket(turn, number, rest);
      return {
        notice: { key: 'done.reply', params: { number, readers: { list: readers.map((person) => ({ person })) } } },
        ticket: number,
      };
    }
    case 'undo': {
      const ticket = await undoReply(turn);
      return { notice: { key: 'done.undo', params: { number: ticket.id } }, ticket: ticket.id };
    }
    default:
      return undefined;
  }
}

/** Verbs that may have to ask for what is missing: their conversation asks. */
async function startingVerb(flows: Flows, turn: Turn, { verb, number = '', rest }: VerbCall): Promise<void> {
  const reply = rest ? { reply: { kind: 'words', text: rest } as const } : {};
  switch (verb) {
    case 'new':
      return startNew(flows, turn, rest);
    case 'reject':
      return start(flows, turn, { flow: 'reject-request', draft: { ticket: number }, ...reply });
    case 'cancel':
      return start(flows, turn, { flow: 'cancel-ticket', draft: { ticket: number }, ...reply });
    case 'reopen':
      return start(flows, turn, { flow: 'reopen-ticket', draft: { ticket: number }, ...reply });
    case 'wait':
    case 'resolve':
      return start(flows, turn, { flow: 'work-ticket', draft: { ticket: number, verb }, ...reply });
    default:
      throw new Error(`verb ${verb} is not wired`);
  }
}

async function startNew(flows: Flows, turn: Turn, rest: string): Promise<void> {
  const item = rest ? findItem(rest, turn.definitions.items.values()) : undefined;
  if (item) return start(flows, turn, { flow: 'request-item', draft: { item: item.id, text: rest } });
  if (rest) return start(flows, turn, { flow: 'triage', draft: { text: rest }, reply: { kind: 'words', text: rest } });
  await tell(turn, { reader: turn.person.id, say: { notice: { key: 'triage.ask' } }, at: turn.event.address });
}
