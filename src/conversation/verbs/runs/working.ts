import { replyTicket, undoReply } from '../../../actions/reply-ticket.ts';
import { noteTicket, resumeTicket, takeTicket } from '../../../actions/work-ticket.ts';
import { mayUse, rolesOf } from '../../../domain/rights.ts';
import { incomplete, startWith, type RunVerb } from '../run.ts';
import { teamQueue } from '../say-status.ts';

/** Verbs of agents on a ticket. */
export const working = {
  queue: (turn) =>
    mayUse('queue', rolesOf(turn.person, turn.definitions), turn.definitions)
      ? teamQueue(turn)
      : { notice: { key: 'verb.agents_only' } },
  take: async (turn, { number }) => {
    await takeTicket(turn, number);
    return { notice: { key: 'done.take', params: { number } }, ticket: number };
  },
  wait: (_, { number, rest }) => startWith('work-ticket', { ticket: number, verb: 'wait' }, rest),
  resume: async (turn, { number }) => {
    await resumeTicket(turn, number);
    return { notice: { key: 'done.resume', params: { number } }, ticket: number };
  },
  resolve: (_, { number, rest }) => startWith('work-ticket', { ticket: number, verb: 'resolve' }, rest),
  note: async (turn, { number, rest }) => {
    if (!rest) return incomplete('note');
    await noteTicket(turn, number, rest);
    return { notice: { key: 'done.note', params: { number } }, ticket: number };
  },
  reply: async (turn, { number, rest }) => {
    if (!rest) return incomplete('reply');
    const { readers } = await replyTicket(turn, number, rest);
    return {
      notice: { key: 'done.reply', params: { number, readers: { list: readers.map((person) => ({ person })) } } },
      ticket: number,
    };
  },
  undo: async (turn) => {
    const ticket = await undoReply(turn);
    return { notice: { key: 'done.undo', params: { number: ticket.id } }, ticket: ticket.id };
  },
} as const satisfies Record<string, RunVerb>;
