import { findSimilar } from '../actions/opening/find-similar.ts';
import { joinIncident } from '../actions/opening/join-incident.ts';
import { commentTicket, noteTicket } from '../actions/working/work-ticket.ts';
import { stateWords } from '../actions/looking/ticket-facts.ts';
import { DeskError } from '../domain/errors.ts';
import { harmlessTitle } from '../domain/harmless-title.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { sightOf } from '../domain/rights.ts';
import { affectedBy, requesters, type Ticket } from '../domain/ticket.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Turn } from './flow.ts';
import type { TriageDraft } from './flows/triage-draft.ts';
import { rememberTicket } from './remember-ticket.ts';
import { saysAgain } from './words/says-again.ts';

/** More would be no help to choose. */
const MOST_OFFERED = 2;

type Offered = NonNullable<TriageDraft['similar']>[number];

/** A draft with the incidents that it may be the same as, open ones and what may have come back; a request is like none. */
export async function withSimilar(turn: Turn, draft: TriageDraft): Promise<TriageDraft> {
  const { similar: _before, ...rest } = draft;
  if (draft.kind !== 'incident' || !draft.text) return rest;
  const { text, category, behalf } = draft;
  const again = saysAgain(turn, text);
  const { others, own, over } = await findSimilar(turn, { text, category, again }, behalf ?? turn.person.id);
  // Whoever reports it for somebody learns nothing of theirs that they may not see.
  const known = own && sightOf(own, turn.person.id, turn.definitions) !== 'none' ? own : undefined;
  const back = over && !behalf ? [{ ...offer(turn, over, true), over: true }] : [];
  const offered = known
    ? [offer(turn, known, true)]
    : [...back, ...others.map((ticket) => offer(turn, ticket, false))].slice(0, MOST_OFFERED);
  return offered.length > 0 ? { ...rest, similar: offered } : rest;
}

function offer({ definitions }: Turn, { id, text }: Ticket, own: boolean): Offered {
  return { number: id, title: harmlessTitle(text, definitions.people), ...(own && { own }) };
}

/** "Me too", or "it is the same as mine": no ticket more; the words go to the one there is. */
export async function joinSimilar(turn: Turn, { text, behalf }: TriageDraft, { number }: Offered): Promise<Say> {
  const person = behalf ?? turn.person.id;
  const ticket = await turn.tx.collection('tickets').get(number);
  if (!ticket || !isOpen(ticket.state)) throw new DeskError('me_too.over', { number });
  // A mere participant reads along; now it happens to them too.
  const counted = requesters(ticket).includes(person) || ticket.affected.includes(person);
  if (!counted) return joined(turn, number, { text, person });
  if (behalf) await noteTicket(turn, number, text);
  else {
    await commentTicket(turn, ticket, text);
    await rememberTicket(turn, number);
  }
  return { notice: { key: 'me_too.added', params: { number, state: stateWords(ticket) } }, ticket: number };
}

async function joined(turn: Turn, number: string, said: { text: string; person: string }): Promise<Say> {
  const ticket = await joinIncident(turn, number, said);
  const mine = said.person === turn.person.id;
  if (mine) await rememberTicket(turn, number);
  const params = { number, who: { person: said.person }, state: stateWords(ticket), count: affectedBy(ticket) };
  return { notice: { key: mine ? 'me_too.joined' : 'me_too.joined_for', params }, ticket: number };
}
