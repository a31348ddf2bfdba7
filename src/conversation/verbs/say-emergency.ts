import type { AskedEmergency } from '../../actions/emergency/ask-emergency.ts';
import { refusalWords } from '../../actions/emergency/refuse-emergency.ts';
import { emergencyStages } from '../../domain/approval/lanes.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';

/** What whoever asked for an emergency reads: who decides on it next. */
export async function askedSay(turn: Turn, { ticket, waitsFor, authorised }: AskedEmergency): Promise<Say> {
  const [stage] = emergencyStages(ticket);
  if (ticket.emergency?.state === 'refused' && stage)
    return { notice: await refusalWords(turn, ticket, { stage, why: 'nobody', reader: turn.person.id }), ticket: ticket.id };
  const params = { number: ticket.id, who: { list: waitsFor.map((person) => ({ person })) } };
  return { notice: { key: authorised ? 'emergency.done_authorised_by_you' : 'emergency.done_asked', params }, ticket: ticket.id };
}
