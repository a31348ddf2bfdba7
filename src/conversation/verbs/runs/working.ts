import { undoReply } from '../../../actions/working/reply-ticket.ts';
import { noteTicket, resumeTicket, takeTicket } from '../../../actions/working/work-ticket.ts';
import { mayUse, rolesOf } from '../../../domain/rights.ts';
import { contentOf } from '../../../domain/form/reading/rest-of.ts';
import { foldedWords } from '../../../domain/fold.ts';
import type { Turn } from '../../flow.ts';
import { numberIn, withoutFirstNumber } from '../../words/read-verb.ts';
import { startWith, type RunVerb } from '../run.ts';
import { teamQueue } from '../say-status.ts';

/** Verbs of agents on a ticket. */
export const working = {
  queue: (turn, { rest }) =>
    mayUse('queue', rolesOf(turn.person, turn.definitions), turn.definitions)
      ? teamQueue(turn, rest)
      : { notice: { key: 'verb.agents_only' } },
  take: async (turn, { number, rest }) => {
    const others = numbersIn(rest);
    for (const one of [number, ...others]) await takeTicket(turn, one);
    if (others.length > 0) return { notice: { key: 'done.take_several', params: { numbers: { list: [number, ...others] } } } };
    await keep(turn, number, rest);
    return { notice: { key: 'done.take', params: { number } }, ticket: number };
  },
  wait: (_, { number, rest }) => startWith('hold-ticket', { ticket: number }, rest),
  resume: async (turn, { number, rest }) => {
    await resumeTicket(turn, number);
    await keep(turn, number, rest);
    return { notice: { key: 'done.resume', params: { number } }, ticket: number };
  },
  resolve: (_, { number, rest }) => startWith('work-ticket', { ticket: number, verb: 'resolve' }, rest),
  note: (_, { number, rest }) => startWith('work-ticket', { ticket: number, verb: 'note' }, rest),
  reply: (_, { number, rest }) => startWith('work-ticket', { ticket: number, verb: 'reply' }, rest),
  undo: async (turn) => {
    const ticket = await undoReply(turn);
    return { notice: { key: 'done.undo', params: { number: ticket.id } }, ticket: ticket.id };
  },
} as const satisfies Record<string, RunVerb>;

/** What was said beside a verb that needs no words is kept for the team, unless it is mere politeness. */
async function keep(turn: Turn, number: string, rest: string): Promise<void> {
  if (contentOf(foldedWords(rest)).length > 0) await noteTicket(turn, number, rest);
}

/** "y INC-2", ", INC-4": further tickets, where nothing else is said. */
function numbersIn(rest: string): readonly string[] {
  const found: string[] = [];
  let left = rest;
  for (let number = numberIn(left); number && found.length < MOST; number = numberIn(left)) {
    found.push(number);
    left = withoutFirstNumber(left);
  }
  return contentOf(foldedWords(left)).filter((word) => word !== 'e').length === 0 ? [...new Set(found)] : [];
}

const MOST = 20;
