import { z } from 'zod';
import { openIncident } from '../../actions/opening/open-ticket.ts';
import { seenTicket } from '../../actions/context.ts';
import { liveSuccessor } from '../../actions/relating/live-successor.ts';
import { stateWords, titleOf } from '../../actions/looking/ticket-facts.ts';
import { conformityOf } from '../../domain/conformity.ts';
import { DeskError } from '../../domain/errors.ts';
import { requesters, type Ticket } from '../../domain/ticket.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import { rememberTicket } from '../remember-ticket.ts';
import { flow, type Next, type Turn } from '../flow.ts';

const Draft = z.object({
  ticket: z.string(),
  /** What was written about the old ticket now. */
  text: z.string().optional(),
  offered: z.boolean().optional(),
});
type Draft = z.infer<typeof Draft>;

/** Too late to reopen: a new ticket that goes on from the old one, with what was written and answered there. */
export const followUp = flow({
  name: 'follow-up',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const { ticket: number, offered } = draft;
    const before = await own(turn, number);
    const next = await liveSuccessor(turn, before);
    if (next) return { then: 'end', say: goesOnSay(turn, before, next) };
    if (!offered || reply?.kind !== 'choice') return offer(turn, before, draft);
    if (reply.value !== 'open')
      return { then: 'end', say: { notice: { key: 'reopen.left', params: { number } }, ticket: number } };
    return before.kind === 'request' ? askAgain(turn, before, draft) : open(turn, before, draft);
  },
  reads: () => false,
});

/** @throws DeskError `ticket.unknown` for anybody who is not on the requester's side. */
async function own(turn: Turn, number: string): Promise<Ticket> {
  const ticket = await seenTicket(turn, number);
  if (!requesters(ticket).includes(turn.person.id)) throw new DeskError('ticket.unknown', { number });
  return ticket;
}

function offer(turn: Turn, before: Ticket, { text }: Draft): Next {
  const number = before.id;
  const choices: readonly Choice[] = [
    { value: 'open', label: { key: 'button.open' }, style: 'primary', words: 'yes' },
    { value: 'no', label: { key: 'answer.no' }, words: 'no' },
  ];
  const days = conformityOf(before, turn.definitions).reopen_days;
  const params = { number, days, title: titleOf(before, turn.definitions) };
  const say = { notice: { key: 'follow_up.offer', params }, ask: { choices }, ticket: number } as const;
  return { then: 'ask', say, draft: { ticket: number, offered: true, ...(text && { text }) }, ticket: number };
}

/** Somebody has opened the next one already. */
function goesOnSay({ definitions }: Turn, before: Ticket, next: Ticket): Say {
  const params = { before: before.id, number: next.id, title: titleOf(next, definitions), state: stateWords(next) };
  return { notice: { key: 'follow_up.exists', params }, ticket: next.id };
}

async function open(turn: Turn, before: Ticket, { text }: Draft): Promise<Next> {
  const { category, impact, urgency } = before;
  const words = text ? `${before.text}\n${text}` : before.text;
  const ticket = await openIncident(turn, { text: words, category, impact, urgency, follows: before.id });
  await rememberTicket(turn, ticket.id);
  const params = { number: ticket.id, before: before.id, team: { team: ticket.team } };
  return { then: 'end', say: { notice: { key: 'follow_up.opened', params }, ticket: ticket.id } };
}

/** The form comes with the old answers: what no longer fits is asked again, all of it is shown before it is sent. */
function askAgain(turn: Turn, before: Ticket, { text }: Draft): Next {
  const item = before.item ? turn.definitions.items.get(before.item) : undefined;
  if (!item) return { then: 'end', say: { notice: { key: 'follow_up.gone', params: { number: before.id } }, ticket: before.id } };
  const skipped = item.fields.filter(({ id, required }) => !required && before.answers[id] === undefined).map(({ id }) => id);
  const words = text ? `${before.text}\n${text}` : before.text;
  const whose = before.beneficiary && before.beneficiary !== turn.person.id ? { for: before.beneficiary } : {};
  const draft = { item: item.id, text: words, answers: before.answers, skipped, follows: before.id, ...whose };
  return { then: 'go', flow: 'request-item', draft };
}
