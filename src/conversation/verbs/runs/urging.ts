import { askableEmergency, askEmergency } from '../../../actions/emergency/ask-emergency.ts';
import { foldedWords } from '../../../domain/fold.ts';
import { contentOf } from '../../../domain/form/reading/rest-of.ts';
import { requesters } from '../../../domain/ticket.ts';
import { seenTicket } from '../../../actions/context.ts';
import { voiceOf, type Approval } from '../../../domain/approval/approval.ts';
import { approveHere } from '../../approve-here.ts';
import type { Turn } from '../../flow.ts';
import type { RunVerb } from '../run.ts';
import { askedSay } from '../say-emergency.ts';

/** What cannot wait: the double authorisation. */
export const urging = {
  emergency: async (turn, { number, rest }) => {
    const reason = contentOf(foldedWords(rest)).length > 0 ? rest : undefined;
    const waiting = await decidedBySaying(turn, number);
    if (waiting) return approveHere(turn, { ticket: number, stage: waiting.stage, reason });
    const ticket = await askableEmergency(turn, number);
    // Whoever it is about does not start it themselves: it is offered to ask their manager.
    if (requesters(ticket).includes(turn.person.id))
      return { start: { flow: 'ask-manager', draft: { ticket: ticket.id, ...(reason && { reason }) } } };
    return askedSay(turn, await askEmergency(turn, ticket.id, reason));
  },
} as const satisfies Record<string, RunVerb>;

/** Whoever is asked to decide on an emergency and asks for it themselves has said yes. */
async function decidedBySaying(turn: Turn, number: string): Promise<Approval | undefined> {
  const { approvals } = await seenTicket(turn, number);
  return approvals.find((one) => one.purpose === 'emergency' && voiceOf(one, turn.person.id) !== undefined);
}
