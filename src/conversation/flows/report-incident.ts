import { z } from 'zod';
import { openIncident } from '../../actions/open-ticket.ts';
import { remindOfErrand, rememberTicket } from '../remember-ticket.ts';
import { Impact } from '../../domain/catalog.ts';
import { clocksOf, promisedFor } from '../../domain/promise.ts';
import { fact } from '../../actions/ticket-facts.ts';
import { flow } from '../flow.ts';

/** Opens what was confirmed; asks what happened where nothing was said yet. */
export const reportIncident = flow({
  name: 'report-incident',
  draft: z.object({ text: z.string().optional(), category: z.string().optional(), urgency: Impact.default('medium') }),
  errand: true,
  async run(turn, draft, reply) {
    const text = draft.text ?? (reply?.kind === 'words' ? reply.text : undefined);
    if (!text)
      return { then: 'ask', draft, say: { notice: { key: 'incident.describe' }, ask: { expects: { type: 'long_text' } } } };
    const ticket = await openIncident(turn, { text, category: draft.category, urgency: draft.urgency });
    await rememberTicket(turn, ticket.id);
    const due = clocksOf(ticket, promisedFor(ticket, turn.definitions), turn.now).find(
      ({ target }) => target === 'response',
    )?.dueAt;
    return {
      then: 'end',
      say: {
        notice: { key: 'incident.opened', params: { number: ticket.id, team: { team: ticket.team } } },
        facts: [
          ...fact('fact.priority', { key: `priority.${ticket.priority}` }),
          ...fact('fact.response_by', due && { at: due }),
        ],
        ...(await remindOfErrand(turn)),
        ticket: ticket.id,
      },
    };
  },
});
