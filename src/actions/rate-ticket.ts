import { record, type Ticket } from '../domain/ticket.ts';
import { DeskError } from '../domain/errors.ts';
import type { Choice } from '../messaging/outbound.ts';
import { changeOf, saveTicket, type Context } from './context.ts';
import { titleOf } from './ticket-facts.ts';
import { ask } from './tell.ts';

const SCORES = ['1', '2', '3', '4', '5'] as const;

/** Asks for a rating, once. The ticket comes back without its due time. */
export async function askRating(context: Context, ticket: Ticket): Promise<Ticket> {
  const { surveyDueAt: _due, ...rest } = ticket;
  const choices: Choice[] = SCORES.map((score) => ({ value: score, label: { text: score } }));
  await ask(context, {
    say: {
      notice: { key: 'survey.ask', params: { number: ticket.id, title: titleOf(ticket, context.definitions) } },
      ask: { choices },
      ticket: ticket.id,
    },
    flow: 'rate-ticket',
    draft: { ticket: ticket.id },
    readers: [ticket.requester],
    ticket: ticket.id,
  });
  return saveTicket(context, rest);
}

/** @throws DeskError `ticket.unknown` for anybody but the requester. */
export async function rateTicket(context: Context, number: string, rating: { score?: number; words?: string }): Promise<Ticket> {
  const ticket = await context.tx.collection('tickets').get(number);
  if (!ticket || ticket.requester !== context.actor) throw new DeskError('ticket.unknown', { number });
  const score = rating.score ?? ticket.rating?.score;
  if (score === undefined) throw new DeskError('survey.no_score');
  const words = rating.words ?? ticket.rating?.words;
  const rated = { ...ticket, rating: { score, at: context.now, ...(words && { words }) } };
  const note = { verb: 'rate', sight: 'public', facts: { score }, ...(rating.words && { text: rating.words }) } as const;
  return saveTicket(context, record(rated, note, changeOf(context)));
}
