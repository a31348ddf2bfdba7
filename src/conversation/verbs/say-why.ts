import { whyWords } from '../../actions/looking/why-words.ts';
import { explainTicket } from '../../domain/clock/why/explain-ticket.ts';
import { DeskError } from '../../domain/errors.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';

/** Days of each clock in a chat. */
const MOST = 7;

/**
 * `why`: each clock explained from the ledger, the policy and the calendar: what counted, what did not and why, the sum, the goal, what is due.
 * @throws DeskError `verb.not_yours` for who reads the form and the decisions only.
 */
export function sayWhy(turn: Turn, ticket: Ticket): Say {
  const { definitions, now, zone } = turn;
  const sight = sightOf(ticket, turn.person.id, definitions);
  if (sight === 'form') throw new DeskError('verb.not_yours', { verb: { key: 'verb.why' }, number: ticket.id });
  const inside = sight === 'full';
  const explanation = explainTicket(ticket, { definitions, now, asker: inside ? 'team' : 'promised' });
  const { intro, clocks } = whyWords(explanation, { definitions, zone, most: MOST, inside });
  const [notice = { key: 'why.nothing' }, ...rest] = intro;
  return { notice, more: [...rest, ...clocks.flatMap(({ head, days, end }) => [head, ...days, ...end])], ticket: ticket.id };
}
