import { z } from 'zod';
import { holdTicket, resolveTicket, resumeTicket, takeTicket } from '../../actions/work-ticket.ts';
import { ticketFor } from '../../actions/context.ts';
import { ask } from '../../actions/tell.ts';
import { DeskError } from '../../domain/errors.ts';
import { nextState } from '../../domain/lifecycle.ts';
import { waitingReasons, WaitingReason } from '../../domain/states.ts';
import { hereOf } from '../engine.ts';
import { flow, type Next, type Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';
import { readWaiting } from '../words/read-waiting.ts';

const Draft = z.object({
  ticket: z.string(),
  /** Set where a word of the agent is missing. */
  verb: z.enum(['wait', 'resolve']).optional(),
  reason: WaitingReason.optional(),
});
type Draft = z.infer<typeof Draft>;

/** The buttons of a ticket's card, and the questions that `wait` and `resolve` have. */
export const workTicket = flow({
  name: 'work-ticket',
  draft: Draft,
  errand: true,
  async run(turn, draft, reply): Promise<Next> {
    const text = reply?.kind === 'words' ? reply.text : undefined;
    if (draft.verb === 'resolve') return resolve(turn, draft, text);
    if (draft.verb === 'wait') return wait(turn, draft, reply?.kind === 'choice' ? reply.value : text);
    if (reply?.kind !== 'choice') return { then: 'again' };
    return button(turn, draft, reply.value);
  },
});

/** A tap on the card in the team's room: the card stays for all, what is missing is asked of the one who tapped. */
async function button(turn: Turn, { ticket: number }: Draft, verb: string): Promise<Next> {
  switch (verb) {
    case 'take':
      await takeTicket(turn, number);
      return { then: 'end', keep: true, say: { notice: { key: 'done.take', params: { number } }, ticket: number } };
    case 'resume':
      await resumeTicket(turn, number);
      return { then: 'end', keep: true, say: { notice: { key: 'done.resume', params: { number } }, ticket: number } };
    case 'wait':
    case 'resolve': {
      const next =
        verb === 'wait'
          ? await wait(turn, { ticket: number, verb }, undefined)
          : await resolve(turn, { ticket: number, verb }, undefined);
      if (next.then !== 'ask') return next;
      if (await isAsked(turn, number, verb)) return { then: 'end', keep: true };
      await ask(turn, {
        say: next.say,
        flow: 'work-ticket',
        draft: next.draft,
        readers: [turn.person.id],
        at: hereOf(turn),
        ticket: number,
      });
      return { then: 'end', keep: true };
    }
    default:
      return { then: 'again' };
  }
}

/** A double tap asks once. */
async function isAsked(turn: Turn, number: string, verb: string): Promise<boolean> {
  const asked = await openQuestions(turn);
  const same = asked.find(
    ({ flow: of, ticket, draft }) => of === 'work-ticket' && ticket === number && Draft.safeParse(draft).data?.verb === verb,
  );
  return same !== undefined && turn.now.getTime() - same.shownAt.getTime() <= DOUBLE_TAP_MS;
}

const DOUBLE_TAP_MS = 5000;

async function resolve(turn: Turn, draft: Draft, text: string | undefined): Promise<Next> {
  const { ticket: number } = draft;
  if (!text) {
    await check(turn, 'resolve', number);
    return {
      then: 'ask',
      draft: { ticket: number, verb: 'resolve' },
      say: { notice: { key: 'work.what_was_done', params: { number } }, ask: { expects: { type: 'long_text' } }, ticket: number },
      ticket: number,
    };
  }
  await resolveTicket(turn, number, text);
  return { then: 'end', say: { notice: { key: 'done.resolve', params: { number } }, ticket: number } };
}

async function wait(turn: Turn, draft: Draft, words: string | undefined): Promise<Next> {
  const { ticket: number } = draft;
  const given = draft.reason && words ? { reason: draft.reason, text: words } : words ? readWaiting(words, turn) : undefined;
  if (!given) {
    await check(turn, 'wait', number);
    const choices = waitingReasons.map(
      (reason) => ({ value: reason, label: { key: `waiting.${reason}` }, words: `waiting_${reason}` }) as const,
    );
    return {
      then: 'ask',
      draft: { ticket: number, verb: 'wait' },
      say: { notice: { key: 'work.waiting_for', params: { number } }, ask: { choices }, ticket: number },
      ticket: number,
    };
  }
  if (given.reason === 'requester' && !given.text) {
    const say = {
      notice: { key: 'work.what_is_needed', params: { number } },
      ask: { expects: { type: 'text' } },
      ticket: number,
    } as const;
    return { then: 'ask', draft: { ticket: number, verb: 'wait', reason: given.reason }, say, ticket: number };
  }
  await holdTicket(turn, number, given);
  return { then: 'end', say: { notice: { key: 'done.wait', params: { number } }, ticket: number } };
}

/** Before anything is asked: may they, and does the table allow it? */
async function check(turn: Turn, verb: 'wait' | 'resolve', number: string): Promise<void> {
  const ticket = await ticketFor(turn, verb, number);
  if (nextState(ticket.state, verb, ticket.assignee !== undefined)) return;
  throw new DeskError('ticket.not_possible', {
    number: ticket.id,
    verb: { key: `verb.${verb}` },
    state: { key: `state.${ticket.state}` },
  });
}
