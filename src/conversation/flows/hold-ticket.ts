import { z } from 'zod';
import { teamTime } from '../../actions/working/call-on-call.ts';
import { seenTicket, ticketFor } from '../../actions/context.ts';
import { endWords, holdTicket } from '../../actions/working/hold-ticket.ts';
import { workingTimeOf } from '../../actions/working-time.ts';
import { waitingReasons, WaitingReason } from '../../domain/states.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { readUntil } from '../words/read-until.ts';
import { readWaiting } from '../words/read-waiting.ts';

const Draft = z.object({
  ticket: z.string(),
  reason: WaitingReason.optional(),
  until: z.iso.datetime().optional(),
  text: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;

/** `wait`: for whom or what, until when, with which words; what is missing is asked. */
export const holdTicketFlow = flow({
  name: 'hold-ticket',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const ticket = await seenTicket(turn, draft.ticket);
    if (draft.reason && reply?.kind === 'words') return settle(turn, ticket, { ...draft, text: reply.text, asked: true });
    if (reply?.kind === 'choice') return settle(turn, ticket, { ...draft, reason: WaitingReason.parse(reply.value) });
    if (reply?.kind === 'words')
      return settle(turn, ticket, { ...read(turn, ticket, { ...draft, text: reply.text }), asked: true });
    return beginHold(turn, draft.ticket, draft);
  },
});

/** The reason, the date and the text in one line of words. @throws DeskError `wait.not_then` for a date that has been. */
function read(turn: Turn, ticket: Ticket, draft: Draft): Draft {
  const given = readWaiting(draft.text ?? '', turn, ticket);
  const team = turn.definitions.teams.get(ticket.team);
  const working = team ? teamTime(turn.definitions, team) : workingTimeOf(turn);
  const said = given ? given.text : draft.text;
  const { until, rest } = readUntil(said ?? '', turn, { working, anywhere: given?.reason === 'schedule' });
  // What is asked of the requester is told as it was written, dates and all, unless it begins with one.
  const whole = given?.reason === 'requester' && !until ? given.text : rest;
  return {
    ticket: draft.ticket,
    ...(given && { reason: given.reason }),
    ...(until && { until: until.toISOString() }),
    ...(whole && { text: whole }),
  };
}

/** `asked`: the words are the answer to what is needed of the requester. What was said before that is not meant for them. */
async function settle(turn: Turn, { id }: Ticket, draft: Draft & { asked?: boolean }): Promise<Next> {
  const { reason, text, asked } = draft;
  if (!reason) return beginHold(turn, id, draft);
  if (reason === 'requester' && !(text && asked)) return askNeeded(turn, { ...draft, ticket: id });
  const until = draft.until ? new Date(draft.until) : undefined;
  const held = await holdTicket(turn, id, { reason, ...(until && { until }), ...(text && { text }) });
  const notice = until
    ? ({ key: 'done.wait_until', params: { number: id, at: { at: until } } } as const)
    : ({ key: 'done.wait', params: { number: id } } as const);
  const noted = text && reason !== 'requester' ? [{ key: 'done.wait_note' } as const] : [];
  return { then: 'end', say: { notice, more: [...noted, ...endWords(held, turn.definitions)], ticket: id } };
}

async function askNeeded(turn: Turn, { ticket: number, reason, until }: Draft): Promise<Next> {
  const ticket = await ticketFor(turn, 'wait', number);
  const notice = { key: 'work.what_is_needed', params: { number: ticket.id } } as const;
  return {
    then: 'ask',
    draft: { ticket: ticket.id, ...(reason && { reason }), ...(until && { until }) } satisfies Draft,
    say: { notice, ask: { expects: { type: 'text' } }, ticket: ticket.id },
    ticket: ticket.id,
  };
}

/** What it waits for, with what is known already kept. */
export async function beginHold(turn: Turn, number: string, known?: Draft): Promise<Next> {
  const ticket = await ticketFor(turn, 'wait', number);
  const choices = waitingReasons.map(
    (reason) => ({ value: reason, label: { key: `waiting.${reason}` }, words: `waiting_${reason}` }) as const,
  );
  return {
    then: 'ask',
    draft: { ...known, ticket: ticket.id } satisfies Draft,
    say: { notice: { key: 'work.waiting_for', params: { number: ticket.id } }, ask: { choices }, ticket: ticket.id },
    ticket: ticket.id,
  };
}
