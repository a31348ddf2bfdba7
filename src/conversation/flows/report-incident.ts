import { z } from 'zod';
import { tieCorrections } from '../../actions/learning/keep-correction.ts';
import { openIncident } from '../../actions/opening/open-ticket.ts';
import { remindOfErrand, rememberTicket } from '../remember-ticket.ts';
import { Impact } from '../../domain/catalog.ts';
import { SeenArticle } from '../../domain/knowledge/seen-article.ts';
import { clocksOf } from '../../domain/clock/promise.ts';
import { promisedFor } from '../../domain/clock/policy/promised.ts';
import { fact } from '../../actions/looking/ticket-facts.ts';
import { openedForSay } from '../opened-for-say.ts';
import { KeptFiles, withFiles } from '../kept-files.ts';
import { flow } from '../flow.ts';
import { Origin } from '../origin.ts';

/** Opens what was confirmed; asks what happened where nothing was said yet. */
export const reportIncident = flow({
  name: 'report-incident',
  draft: z.object({
    text: z.string().optional(),
    category: z.string().optional(),
    impact: Impact.default('medium'),
    urgency: Impact.default('medium'),
    files: KeptFiles.optional(),
    behalf: z.string().optional(),
    origin: Origin.optional(),
    related: z.string().optional(),
    articles: z.array(SeenArticle).optional(),
    /** What was learnt from the words. */
    learnt: z.array(z.string()).optional(),
  }),
  errand: true,
  async run(turn, before, reply) {
    const draft = withFiles(turn, before, reply);
    const text = draft.text ?? (reply?.kind === 'words' ? reply.text : undefined);
    if (!text)
      return { then: 'ask', draft, say: { notice: { key: 'incident.describe' }, ask: { expects: { type: 'long_text' } } } };
    const { category, impact, urgency, behalf, origin, files, articles, learnt, related } = draft;
    const along = { files, origin, articles, related };
    const ticket = await openIncident(turn, { text, category, impact, urgency, requester: behalf, ...along });
    await tieCorrections(turn, learnt, ticket);
    if (behalf) return { then: 'end', say: openedForSay(turn, ticket) };
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
        ...(await remindOfErrand(turn, text)),
        ticket: ticket.id,
      },
    };
  },
});
