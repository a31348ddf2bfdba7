import { disagree } from '../actions/closing/answer-conformity.ts';
import { closeBySilence } from '../actions/closing/close-ticket.ts';
import { saveTicket, type Context } from '../actions/context.ts';
import { addressOf } from '../actions/reach-reader.ts';
import { closePrompt, showAgain, tell } from '../actions/tell.ts';
import { workingTimeOf } from '../actions/working-time.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Job } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

/** Nudges a requester who has not said whether they agree, and closes by silence after that. */
export function askConformity(works: Works): Job {
  return sweep(works, { name: 'ask-conformity', every: 5, collection: 'tickets', field: 'conformityDueAt', one: nudgeOne });
}

async function nudgeOne(context: Context, ticket: Ticket): Promise<void> {
  const { nudge_after_days: nudges, close_after_days: close } = context.definitions.desk.conformity;
  if (ticket.state !== 'resolved') {
    const { conformityDueAt: _due, ...rest } = ticket;
    await saveTicket(context, rest);
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
  if (ticket.nudges >= nudges.length) {
    await closeBySilence(context, ticket);
    return;
  }
  if (question) await nudge(context, { ticket, question, close });
  const told = ticket.nudges + 1;
  await saveTicket(context, {
    ...ticket,
    nudges: told,
    conformityDueAt: daysAfterResolving(context, ticket, nudges[told] ?? close),
  });
}

function daysAfterResolving(context: Context, ticket: Ticket, days: number): Date {
  const resolvedAt = ticket.ledger.findLast(({ state }) => state === 'resolved')?.at ?? context.now;
  const working = workingTimeOf(context, ticket.requester);
  return working.add(resolvedAt, days * working.dayMinutes);
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

async function nudge(context: Context, about: { ticket: Ticket; question: Prompt; close: number }): Promise<void> {
  const { ticket, question, close } = about;
  const before = { notice: { key: 'conformity.nudge', params: { number: ticket.id, days: close } } } as const;
  for (const reader of requesters(ticket)) {
    const current = await context.tx.collection('prompts').get(question.id);
    if (current?.open) await showAgain(context, current, { reader, at: await addressOf(context, reader), before });
  }
}
