import { DeskError } from '../../domain/errors.ts';
import { isSampled } from '../../domain/sampling.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import type { Choice } from '../../messaging/outbound.ts';
import { changeOf, saveTicket, seenTicket, type Context } from '../context.ts';
import { addressOf } from '../reach-reader.ts';
import { ask } from '../tell.ts';
import { titleOf } from '../looking/ticket-facts.ts';

const DAY_MS = 86_400_000;
const SCORES = ['1', '2', '3', '4', '5'] as const;

/** Whose rating counts: of whom it was for. */
function raterOf({ beneficiary, requester }: Ticket): string {
  return beneficiary ?? requester;
}

/**
 * Asks for a rating, once, unless the ticket is none of the sample or its person was asked a short while ago. The ticket comes back without its
 * due time.
 */
export async function askRating(context: Context, ticket: Ticket): Promise<Ticket> {
  const { surveyDueAt: _due, ...rest } = ticket;
  const { sample } = context.definitions.desk.survey;
  const wanted = ticket.state === 'closed' && !ticket.rating && isSampled(ticket.id, sample, context.digest);
  if (wanted && (await mayAsk(context, raterOf(ticket)))) await askNow(context, ticket);
  return saveTicket(context, rest);
}

async function askNow(context: Context, ticket: Ticket): Promise<void> {
  const choices: Choice[] = SCORES.map((score) => ({ value: score, label: { text: score }, words: `score_${score}` }));
  const params = { number: ticket.id, title: titleOf(ticket, context.definitions) };
  await ask(context, {
    say: { notice: { key: 'survey.ask', params }, ask: { choices }, ticket: ticket.id },
    flow: 'rate-ticket',
    draft: { ticket: ticket.id },
    readers: [raterOf(ticket)],
    ticket: ticket.id,
  });
}

/** Remembers that somebody is asked now, if the last time is long enough ago. */
async function mayAsk(context: Context, person: string): Promise<boolean> {
  const { tx, now, definitions } = context;
  const cooldown = definitions.desk.survey.cooldown_days;
  if (cooldown === 0) return true;
  const contacts = tx.collection('contacts');
  const known = await contacts.get(person);
  if (known?.surveyedAt && now.getTime() - known.surveyedAt.getTime() < cooldown * DAY_MS) return false;
  if (known) await contacts.replace({ ...known, surveyedAt: now });
  else {
    const home = await addressOf(context, person);
    await contacts.insert({ id: person, version: 1, schema: 1, home, heard: [], misses: 0, surveyedAt: now });
  }
  return true;
}

/**
 * A rating, or what is said with it. It can be changed for a day.
 * @throws DeskError `ticket.unknown` for anybody but whom it was for, `survey.not_closed`, `survey.too_late`, `survey.no_score`.
 */
export async function rateTicket(context: Context, number: string, rating: { score?: number; words?: string }): Promise<Ticket> {
  const ticket = await seenTicket(context, number);
  const { now, actor } = context;
  if (raterOf(ticket) !== actor) throw new DeskError('survey.not_yours', { number: ticket.id, who: { person: raterOf(ticket) } });
  if (ticket.state !== 'closed')
    throw new DeskError('survey.not_closed', { number: ticket.id, state: { key: `state.${ticket.state}` } });
  const first = ticket.rating?.at ?? now;
  if (now.getTime() - first.getTime() > DAY_MS) throw new DeskError('survey.too_late', { number: ticket.id });
  const score = rating.score ?? ticket.rating?.score;
  if (score === undefined) throw new DeskError('survey.no_score');
  const words = rating.words ?? ticket.rating?.words;
  const rated = { ...ticket, rating: { score, at: first, ...(words && { words }) } };
  const note = { verb: 'rate', sight: 'public', facts: { score }, ...(rating.words && { text: rating.words }) } as const;
  const { surveyDueAt: _due, ...asked } = rated;
  return saveTicket(context, record(asked, note, changeOf(context)));
}
