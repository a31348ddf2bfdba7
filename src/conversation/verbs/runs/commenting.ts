import { seenTicket, verbKey } from '../../../actions/context.ts';
import { DeskError } from '../../../domain/errors.ts';
import { sightOf } from '../../../domain/rights.ts';
import { commentOn } from '../../comment-on.ts';
import { incomplete, type RunVerb } from '../run.ts';

/** `comment`: words of the requester's side about a ticket, whatever else is being asked at the moment. */
export const commenting = {
  comment: async (turn, { number, rest }, flows) => {
    const ticket = await seenTicket(turn, number);
    if (sightOf(ticket, turn.person.id, turn.definitions) !== 'public')
      throw new DeskError('verb.not_yours', { verb: { key: verbKey('comment') }, number: ticket.id });
    if (!rest) return incomplete('comment');
    await commentOn(flows, turn, { text: rest, ticket: ticket.id, errand: undefined });
    return undefined;
  },
} as const satisfies Record<string, RunVerb>;
