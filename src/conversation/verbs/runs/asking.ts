import { seenTicket } from '../../../actions/context.ts';
import { tell } from '../../../actions/tell.ts';
import { findItem } from '../../words/find-item.ts';
import { chooseLanguage } from '../choose-language.ts';
import { startWith, type RunVerb } from '../run.ts';
import { help } from '../say-help.ts';
import { assignedTickets, ownTickets, ticketInFull, ticketStatus } from '../say-status.ts';

/** Verbs of everybody: asking, and looking at what one may see. */
export const asking = {
  help: (turn) => help(turn),
  new: async (turn, { rest }) => {
    const item = rest ? findItem(rest, turn.definitions.items.values()) : undefined;
    if (item) return { start: { flow: 'request-item', draft: { item: item.id, text: rest } } };
    if (rest) return startWith('triage', { text: rest }, rest);
    await tell(turn, { reader: turn.person.id, say: { notice: { key: 'triage.ask' } }, at: turn.event.address });
    return undefined;
  },
  mine: (turn) => (turn.person.teams.length > 0 ? assignedTickets(turn) : ownTickets(turn)),
  status: (turn, { number }) => (number ? ticketStatus(turn, number) : ownTickets(turn)),
  show: async (turn, { number }) => ticketInFull(turn, await seenTicket(turn, number)),
  cancel: (_, { number, rest }) => startWith('cancel-ticket', { ticket: number }, rest),
  reopen: (_, { number, rest }) => startWith('reopen-ticket', { ticket: number }, rest),
  language: (turn, { rest }) => chooseLanguage(turn, rest),
} as const satisfies Record<string, RunVerb>;
