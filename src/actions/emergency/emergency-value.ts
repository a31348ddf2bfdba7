import { emergencyFacts } from '../../domain/emergency/emergency-facts.ts';
import { isEmergency } from '../../domain/emergency/emergency.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';

/** A ticket's title where it stands among others: an emergency is marked as one. */
export function markedTitle(ticket: Ticket, title: Words): Words {
  return isEmergency(ticket) ? { key: 'emergency.marked', params: { title } } : title;
}

/** How a ticket's emergency stands, in one line; nothing where there is none, or it was refused or taken back. */
export function emergencyValue(ticket: Ticket): Words | undefined {
  const facts = emergencyFacts(ticket);
  if (facts?.state === 'asked') return { key: 'emergency.asked_by', params: { who: { person: facts.askedBy } } };
  if (facts?.state !== 'active' || !facts.since) return undefined;
  const people = [facts.authorised, facts.accepted].flatMap((made) => (made ? [{ person: made.by }] : []));
  return { key: 'emergency.since', params: { at: { at: facts.since }, who: { list: people } } };
}
