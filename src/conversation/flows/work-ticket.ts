import { z } from 'zod';
import { noteTicket, resumeTicket, takeTicket } from '../../actions/working/work-ticket.ts';
import { ticketFor } from '../../actions/context.ts';
import { ask } from '../../actions/tell.ts';
import { publicReaders } from '../../domain/rights.ts';
import { WaitingReason } from '../../domain/states.ts';
import type { Words } from '../../domain/wording.ts';
import type { FlowName } from '../../messaging/flow-names.ts';
import { hereOf } from '../engine.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';
import { askWhom } from './assign-ticket.ts';
import { askSupplier } from './escalate-ticket.ts';
import { beginHold } from './hold-ticket.ts';
import { offerVerbs } from './more-verbs.ts';

const Verb = z.enum(['resolve', 'reply', 'note']);
type Verb = z.infer<typeof Verb>;
const Draft = z.object({
  ticket: z.string(),
  /** Set where a word of the agent is missing. `wait`, and its reason, stand in questions of an earlier desk. */
  verb: Verb.or(z.literal('wait')).optional(),
  reason: WaitingReason.optional(),
});

/** The buttons of a ticket's card, and the questions that `resolve`, `reply` and `note` have. */
export const workTicket = flow({
  name: 'work-ticket',
  draft: Draft,
  errand: true,
  async run(turn, { ticket, verb, reason }, reply): Promise<Next> {
    if (verb === 'wait')
      return { then: 'go', flow: 'hold-ticket', draft: { ticket, ...(reason && { reason }) }, ...(reply && { reply }) };
    if (verb) return reply?.kind === 'words' ? say(turn, { ticket, verb, text: reply.text }) : askWords(turn, ticket, verb);
    if (reply?.kind !== 'choice') return { then: 'again' };
    return pressButton(turn, ticket, reply.value);
  },
});

/** A tap on the card in the team's room, or on an alert: it stays for all, what is missing is asked of the one who tapped. */
export async function pressButton(turn: Turn, number: string, verb: string): Promise<Next> {
  if (verb === 'take' || verb === 'resume') {
    await (verb === 'take' ? takeTicket : resumeTicket)(turn, number);
    return { then: 'end', keep: true, say: { notice: { key: `done.${verb}`, params: { number } }, ticket: number } };
  }
  const begin = questions[verb];
  if (!begin) return { then: 'again' };
  const next = await begin.ask(turn, number);
  if (next.then !== 'ask') return next;
  if (!(await isAsked(turn, { number, flow: begin.flow, draft: next.draft })))
    await ask(turn, {
      say: next.say,
      flow: begin.flow,
      draft: next.draft,
      readers: [turn.person.id],
      at: hereOf(turn),
      ticket: number,
    });
  return { then: 'end', keep: true };
}

const questions: Readonly<Record<string, { flow: FlowName; ask: (turn: Turn, number: string) => Promise<Next> }>> = {
  wait: { flow: 'hold-ticket', ask: beginHold },
  escalate: { flow: 'escalate-ticket', ask: askSupplier },
  assign: { flow: 'assign-ticket', ask: (turn, ticket) => askWhom(turn, { ticket }) },
  resolve: { flow: 'work-ticket', ask: (turn, number) => askWords(turn, number, 'resolve') },
  reply: { flow: 'work-ticket', ask: (turn, number) => askWords(turn, number, 'reply') },
  note: { flow: 'work-ticket', ask: (turn, number) => askWords(turn, number, 'note') },
  more: { flow: 'more-verbs', ask: offerVerbs },
};

/** A double tap asks once. */
async function isAsked(turn: Turn, about: { number: string; flow: FlowName; draft: unknown }): Promise<boolean> {
  const asked = await openQuestions(turn);
  const same = asked.find(
    ({ flow: of, ticket, draft }) =>
      of === about.flow && ticket === about.number && JSON.stringify(draft) === JSON.stringify(about.draft),
  );
  return same !== undefined && turn.now.getTime() - same.shownAt.getTime() <= DOUBLE_TAP_MS;
}

const DOUBLE_TAP_MS = 5000;

async function askWords(turn: Turn, number: string, verb: Verb): Promise<Next> {
  const ticket = await ticketFor(turn, verb, number);
  const readers = publicReaders(ticket, turn.person.id).map((person) => ({ person }));
  const notices: Readonly<Record<Verb, Words>> = {
    resolve: { key: 'work.what_was_done', params: { number: ticket.id } },
    reply: { key: 'work.what_to_reply', params: { number: ticket.id, readers: { list: readers } } },
    note: { key: 'work.what_to_note', params: { number: ticket.id } },
  };
  return {
    then: 'ask',
    draft: { ticket: ticket.id, verb } satisfies z.infer<typeof Draft>,
    say: { notice: notices[verb], ask: { expects: { type: 'long_text' } }, ticket: ticket.id },
    ticket: ticket.id,
  };
}

async function say(turn: Turn, { ticket: number, verb, text }: { ticket: string; verb: Verb; text: string }): Promise<Next> {
  if (verb !== 'note') return { then: 'go', flow: 'send-words', draft: { ticket: number, verb, text } };
  await noteTicket(turn, number, text);
  return { then: 'end', say: { notice: { key: 'done.note', params: { number } }, ticket: number } };
}
