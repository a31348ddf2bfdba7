import { z } from 'zod';
import { askableEmergency, askEmergency } from '../../actions/emergency/ask-emergency.ts';
import { planEmergency } from '../../actions/emergency/plan-emergency.ts';
import { flow, type Next } from '../flow.ts';
import { askedSay } from '../verbs/say-emergency.ts';

/** A requester wants an emergency: only their manager or an agent starts one, so the manager is asked, if they like. */
export const askManager = flow({
  name: 'ask-manager',
  draft: z.object({ ticket: z.string(), reason: z.string().optional() }),
  errand: true,
  reads: () => false,
  async run(turn, draft, reply): Promise<Next> {
    if (reply?.kind === 'choice' && reply.value === 'no')
      return {
        then: 'end',
        say: { notice: { key: 'emergency.not_asked', params: { number: draft.ticket } }, ticket: draft.ticket },
      };
    if (reply?.kind === 'choice')
      return { then: 'end', say: await askedSay(turn, await askEmergency(turn, draft.ticket, draft.reason)) };
    const ticket = await askableEmergency(turn, draft.ticket);
    const [{ approvers }] = planEmergency(turn, ticket);
    const params = { number: ticket.id, who: { list: approvers.map((person) => ({ person })) } };
    const choices = [
      { value: 'yes', label: { key: 'button.ask_manager', params }, style: 'primary', words: 'yes' },
      { value: 'no', label: { key: 'answer.no' }, words: 'no' },
    ] as const;
    return {
      then: 'ask',
      say: { notice: { key: 'emergency.ask_manager', params }, ask: { choices }, ticket: ticket.id },
      draft,
      ticket: ticket.id,
    };
  },
});
