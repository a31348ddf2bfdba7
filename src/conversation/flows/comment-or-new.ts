import { z } from 'zod';
import { seenTicket } from '../../actions/context.ts';
import { stateWords, titleOf } from '../../actions/looking/ticket-facts.ts';
import { isOpen } from '../../domain/lifecycle.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import { flow, type AnyFlow, type Next, type Turn } from '../flow.ts';
import { attachKeptTo, KeptFiles, withFiles } from '../kept-files.ts';
import { rememberTicket } from '../remember-ticket.ts';
import { ticketStatus } from '../verbs/say-status.ts';

const Draft = z.object({
  /** The ticket that the words were a reply to. */
  ticket: z.string(),
  text: z.string(),
  asked: z.boolean().optional(),
  /** The words only point at it ("lo del otro día"): they are no comment themselves. */
  vague: z.boolean().optional(),
  files: KeptFiles.optional(),
});
type Draft = z.infer<typeof Draft>;

/** A reply to a ticket's message that surely tells of something else: is it a comment there, or a matter of its own? */
export const commentOrNew = (comment: (turn: Turn, said: { text: string; ticket: string }) => Promise<void>): AnyFlow =>
  flow<Draft>({
    name: 'comment-or-new',
    draft: Draft,
    errand: true,
    async run(turn, before, reply): Promise<Next> {
      const draft = withFiles(turn, before, reply);
      const { ticket, text, files } = draft;
      if (!draft.asked) return ask(turn, { ...draft, asked: true });
      if (reply?.kind === 'files') return { then: 'edit', say: await sayOf(turn, draft), draft };
      if (reply?.kind !== 'choice') return { then: 'again' };
      if (reply.value === 'new') return { then: 'go', flow: 'triage', draft: { text, ...(files && { files }) } };
      const about = await seenTicket(turn, ticket);
      if (draft.vague) return takenUp(turn, about, draft);
      await comment(turn, { text, ticket });
      await attachKeptTo(turn, ticket, files);
      return { then: 'end' };
    },
    reads: () => false,
  });

async function ask(turn: Turn, draft: Draft): Promise<Next> {
  return { then: 'ask', say: await sayOf(turn, draft), draft };
}

async function sayOf(turn: Turn, { ticket: number, text, vague }: Draft): Promise<Say> {
  const ticket = await seenTicket(turn, number);
  if (vague) return vagueSay(turn, ticket);
  const choices: readonly Choice[] = [
    { value: 'comment', label: { key: 'button.about_ticket', params: { number } }, style: 'primary', words: 'about_ticket' },
    { value: 'new', label: { key: 'button.something_new' }, words: 'something_new' },
  ];
  return { notice: { key: 'needs.comment_or_new', params: { number, text: { text } } }, ask: { choices } };
}

function vagueSay({ definitions }: Turn, ticket: Ticket): Say {
  const number = ticket.id;
  const choices: readonly Choice[] = [
    { value: 'comment', label: { key: 'button.about_ticket', params: { number } }, style: 'primary', words: 'that_one' },
    { value: 'new', label: { key: 'button.something_new' }, words: 'another_matter' },
  ];
  const params = { number, title: titleOf(ticket, definitions), state: stateWords(ticket) };
  return { notice: { key: 'earlier.meant', params }, ask: { choices } };
}

/** How it stands, and that the next words are said of it; one that is closed can go on. */
async function takenUp(turn: Turn, ticket: Ticket, { files }: Draft): Promise<Next> {
  const number = ticket.id;
  await attachKeptTo(turn, number, files);
  if (ticket.state === 'closed') return { then: 'go', flow: 'reopen-ticket', draft: { ticket: number } };
  await rememberTicket(turn, number);
  const question: Pick<Say, 'question'> = isOpen(ticket.state) ? { question: { key: 'earlier.tell', params: { number } } } : {};
  return { then: 'end', say: { ...(await ticketStatus(turn, number)), ...question } };
}
