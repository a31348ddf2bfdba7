import { explainTicket } from '../../domain/clock/why/explain-ticket.ts';
import type { Explanation } from '../../domain/clock/why/explanation.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { WhyView } from '../../messaging/why-view.ts';
import type { Now, Store, Tx } from '../../ports.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Looking } from './look.ts';
import { timelineOf } from './view-timeline.ts';

/** Why the clocks of a ticket stand as they do; `undefined` for who may see neither the ticket nor how it stands. */
export async function whyFor(look: Looking, tx: Tx, number: string): Promise<WhyView | undefined> {
  const { definitions, person, about } = look;
  const ticket = await tx.collection('tickets').get(number);
  const sight = ticket ? sightOf(ticket, person.id, definitions) : 'none';
  if (!ticket || sight === 'none' || sight === 'form') return undefined;
  const inside = sight === 'full';
  const why = explainTicket(ticket, { definitions, now: about.now(), asker: inside ? 'team' : 'promised' });
  return { why, timeline: timelineOf(look, { ticket, why, inside }) };
}

/** The same as an administrator's view, for scripts; null where there is no such ticket. */
export async function whyFacts(
  { store, definitions, now }: { readonly store: Store; readonly definitions: () => Definitions; readonly now: Now },
  number: string,
): Promise<{ readonly why: Explanation | null }> {
  const ticket: Ticket | undefined = await store.transaction((tx) => tx.collection('tickets').get(number.trim().toUpperCase()));
  return { why: ticket ? explainTicket(ticket, { definitions: definitions(), now: now(), asker: 'all' }) : null };
}
