import { transition, type Ticket } from '../../domain/ticket.ts';
import { unfinished } from '../../domain/task.ts';
import type { Words } from '../../domain/wording.ts';
import { askConformity } from '../closing/ask-conformity.ts';
import { closeQuestions, endQuestions } from '../closing/end-questions.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { titleOf } from '../looking/ticket-facts.ts';
import { tellAffected } from '../opening/tell-affected.ts';
import { handOut } from './hand-out.ts';
import { showCard } from './show-card.ts';
import { tellFollowers } from './tell-followers.ts';
import { tellRequesters } from './tell-requesters.ts';
import { tellTeam } from './tell-team.ts';
import { goOnWithout } from './wake-ticket.ts';

/** In the facts of a `resolve` or `cancel`: nobody did it, the ticket had waited too long. */
const SILENCE = { how: 'silence' } as const;

/** It has waited too long and counts as solved: the requester is asked as always, and may say that it is not. */
export async function resolveBySilence(context: Context, ticket: Ticket): Promise<Ticket> {
  // What another team has not done yet keeps it from being solved.
  if (unfinished(ticket).length > 0) return goOnWithout(context, ticket);
  const step = { verb: 'resolve', changes: { nudges: 0 }, note: { sight: 'public', facts: SILENCE } } as const;
  const resolved = transition(ticket, step, changeOf(context));
  await closeQuestions(context, ticket);
  const why = whyOf(ticket);
  const asked = await askConformity(context, resolved, why);
  const notice = { key: 'waiting.resolved', params: { number: ticket.id, why } } as const;
  await tellTeam(context, ticket, { notice, ticket: ticket.id });
  const saved = await saveTicket(context, await showCard(context, asked));
  await handOut(context, ticket.team);
  return saved;
}

/** It has waited too long and is cancelled: everybody on it learns so. */
export async function cancelBySilence(context: Context, ticket: Ticket): Promise<Ticket> {
  const step = { verb: 'cancel', note: { sight: 'public', facts: SILENCE } } as const;
  const ended = await endQuestions(context, transition(ticket, step, changeOf(context)), 'cancelled');
  const why = whyOf(ticket);
  const params = { number: ticket.id, title: titleOf(ticket, context.definitions), why };
  await tellRequesters(context, ended, [{ key: 'waiting.cancelled', params }, { key: 'waiting.cancelled_else' }]);
  await tellAffected(context, ended, { key: 'told.cancelled_affected', text: why });
  await tellFollowers(context, ended, { key: 'waiting.cancelled', params });
  await tellTeam(context, ticket, { notice: { key: 'waiting.cancelled', params }, ticket: ticket.id });
  const saved = await saveTicket(context, ended.cardPrompt ? await showCard(context, ended) : ended);
  await handOut(context, ticket.team);
  return saved;
}

/** Whether it counts as solved only because nobody answered. */
export function isResolvedBySilence({ state, history }: Pick<Ticket, 'state' | 'history'>): boolean {
  const resolve = history.findLast(({ verb }) => verb === 'resolve');
  return state === 'resolved' && resolve?.facts['how'] === SILENCE.how;
}

function whyOf({ reason }: Ticket): Words {
  return { key: `waited.${reason ?? 'schedule'}` };
}
