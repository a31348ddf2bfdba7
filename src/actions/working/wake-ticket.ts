import { endOfWait, withNudge } from '../../domain/clock/next-waking.ts';
import { requesters, transition, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Say } from '../../messaging/outbound.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { titleOf } from '../looking/ticket-facts.ts';
import { addressOf } from '../reach-reader.ts';
import { showAgain, tell } from '../tell.ts';
import { askRequesters, endWords } from './hold-ticket.ts';
import { showCard } from './show-card.ts';
import { tellRequesters } from './tell-requesters.ts';

/** The waiting was to end now: whoever works on it, else the team, is told. What was asked of the requester stays open. */
export async function wakeTicket(context: Context, ticket: Ticket): Promise<Ticket> {
  return goOn(context, ticket, { key: 'told.woken', params: { number: ticket.id, reason: reasonOf(ticket) } });
}

/** It has waited too long: the work goes on without what was waited for. The requester may still answer. */
export async function goOnWithout(context: Context, ticket: Ticket): Promise<Ticket> {
  const params = { number: ticket.id, why: { key: `waited.${ticket.reason ?? 'schedule'}` } } as const;
  if (ticket.reason === 'requester') await tellRequesters(context, ticket, { key: 'waiting.goes_on', params });
  return goOn(context, ticket, { key: 'waiting.back', params });
}

async function goOn(context: Context, ticket: Ticket, notice: Words): Promise<Ticket> {
  const woken = transition(ticket, { verb: 'resume' }, changeOf(context));
  await tell(context, { reader: ticket.assignee ?? `team:${ticket.team}`, say: { notice, ticket: ticket.id } });
  return saveTicket(context, await showCard(context, woken));
}

/** Reminds of what is waited for: the requester reads the agent's question once more; of anything else whoever works on it is reminded. */
export async function nudgeWaiting(context: Context, ticket: Ticket): Promise<Ticket> {
  const { definitions, now } = context;
  const nudged = withNudge(ticket, definitions, now);
  const title = titleOf(ticket, definitions);
  if (ticket.reason === 'requester') {
    // A late reminder puts the end off: what it says is counted from now on.
    const end = endOfWait(nudged, definitions);
    const more: readonly Words[] = end ? [{ key: `waiting.else_${end.what}`, params: { at: { at: end.at } } }] : [];
    await askAgain(context, ticket, { notice: { key: 'waiting.nudge', params: { number: ticket.id, title } }, more });
  } else {
    const since = { at: ticket.ledger.at(-1)?.at ?? now };
    const notice = { key: 'waiting.remind', params: { number: ticket.id, title, reason: reasonOf(ticket), since } } as const;
    const say = { notice, more: endWords(nudged, definitions), ticket: ticket.id };
    await tell(context, { reader: ticket.assignee ?? `team:${ticket.team}`, say });
  }
  return saveTicket(context, nudged);
}

/** The question is the agent's own, where it stands open still. */
async function askAgain(context: Context, ticket: Ticket, before: Say): Promise<void> {
  const { tx } = context;
  const asked = await tx.collection('prompts').find({ ticket: ticket.id, open: true }, { sort: ['-shownAt'] });
  const question = asked.find(({ flow }) => flow === 'answer-agent');
  if (!question) return askRequesters(context, ticket, questionOf(ticket));
  for (const reader of requesters(ticket)) {
    const current = await tx.collection('prompts').get(question.id);
    const isTheirs = current?.copies.some((copy) => copy.reader === reader);
    if (!current || !isTheirs) continue;
    const busy = await isAnswering(context, reader);
    const shown = await showAgain(context, current, { reader, at: await addressOf(context, reader), before });
    if (busy) await tx.collection('prompts').replace({ ...shown, shownAt: current.shownAt });
  }
}

/** Questions of a form, asked one after the other. */
const forms: ReadonlySet<string> = new Set(['request-item', 'report-incident']);

/** Whether somebody is in the middle of a form: what they write next answers that, not a reminder that came in between. */
async function isAnswering({ tx, now, definitions }: Context, reader: string): Promise<boolean> {
  const [newest] = await tx
    .collection('prompts')
    .find({ audience: `person:${reader}`, open: true }, { sort: ['-shownAt'], limit: 1 });
  const burst = definitions.desk.conversation.burst_minutes * 60_000;
  return newest !== undefined && forms.has(newest.flow) && now.getTime() - newest.shownAt.getTime() < burst;
}

/** What the requester was asked when the ticket was set waiting. */
export function questionOf({ history }: Pick<Ticket, 'history'>): string {
  return history.findLast(({ verb }) => verb === 'wait')?.text ?? '';
}

function reasonOf({ reason }: Ticket): Words {
  return { key: `state.waiting.${reason ?? 'schedule'}` };
}
