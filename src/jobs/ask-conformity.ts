import { disagree } from '../actions/closing/answer-conformity.ts';
import { conformityChoices, subjectOf } from '../actions/closing/ask-conformity.ts';
import { closeBySilence } from '../actions/closing/close-ticket.ts';
import { saveTicket, type Context } from '../actions/context.ts';
import { dayFor } from '../actions/day-for.ts';
import { addressOf } from '../actions/reach-reader.ts';
import { ask, closePrompt, showAgain, tell } from '../actions/tell.ts';
import { closingOf, nextSilence } from '../domain/conformity.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import type { Say } from '../messaging/outbound.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Nudges a requester who has not said whether they agree, and closes by silence after that. */
export function askConformity(works: Works): Job {
  return sweep(works, { name: 'ask-conformity', every: 5, collection: 'tickets', field: 'conformityDueAt', one: nudgeOne });
}

async function nudgeOne(context: Context, ticket: Ticket): Promise<void> {
  const { definitions, now } = context;
  const next = nextSilence(ticket, definitions, now);
  // Other numbers may hold since it was written, and it is too early: saving it sets when to look again.
  if (!next || next.at > now) {
    await saveTicket(context, ticket);
    return;
  }
  const question = await openQuestion(context, ticket);
  if (question && saidNo(question)) {
    await closePrompt(context, question);
    await disagree({ ...context, actor: ticket.requester }, ticket.id, { reason: NO_REASON });
    const notice = { key: 'conformity.back', params: { number: ticket.id } } as const;
    await tell(context, { reader: ticket.requester, say: { notice, ticket: ticket.id } });
    return;
  }
  if (next.does === 'close') {
    await closeBySilence(context, ticket);
    return;
  }
  const nudged = { ...ticket, nudges: next.nudged, nudgedAt: ticket.nudgedAt ?? now };
  await nudge(context, { ticket: nudged, question });
  await saveTicket(context, nudged);
}

async function openQuestion({ tx }: Context, { id }: Ticket): Promise<Prompt | undefined> {
  const asked = await tx.collection('prompts').find({ ticket: id, open: true });
  return asked.find(({ flow }) => flow === 'confirm-closure');
}

/** What is left of a reason that was asked for and never given. */
const NO_REASON = '—';

/** "No conforme" without the reason asked for: silence after that is no consent. */
function saidNo({ draft }: Prompt): boolean {
  return typeof draft === 'object' && draft !== null && 'why' in draft && draft.why === true;
}

/** Asks once more, with the day on which silence will close it. A question that has gone meanwhile is asked anew. */
async function nudge(context: Context, { ticket, question }: { ticket: Ticket; question: Prompt | undefined }): Promise<void> {
  const closing = closingOf(ticket, context.definitions);
  for (const reader of requesters(ticket)) {
    const day = { day: dayFor(context, reader, closing), long: true } as const;
    const before: Say = { notice: { key: 'conformity.nudge', params: { number: ticket.id, day } } };
    if (!question) {
      await askAnew(context, { ticket, reader, before });
      continue;
    }
    const current = await context.tx.collection('prompts').get(question.id);
    if (current?.open) await showAgain(context, current, { reader, at: await addressOf(context, reader), before });
  }
}

async function askAnew(
  context: Context,
  { ticket, reader, before }: { ticket: Ticket; reader: string; before: Say },
): Promise<void> {
  await ask(context, {
    say: { ...before, question: { key: 'conformity.ask' }, ticket: ticket.id, ask: { choices: conformityChoices } },
    flow: 'confirm-closure',
    draft: { ticket: ticket.id, about: subjectOf(ticket) },
    readers: [reader],
    ticket: ticket.id,
  });
}
