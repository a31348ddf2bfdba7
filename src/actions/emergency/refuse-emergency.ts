import type { Approval } from '../../domain/approval/approval.ts';
import { record, requesters, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { deciderOf } from '../approvals/approval-says.ts';
import { whomToAsk } from '../approvals/plan-approvals.ts';
import { changeOf, saveTicket, type Context } from '../context.ts';
import { tell } from '../tell.ts';
import { showCard } from '../working/show-card.ts';
import { concernedIn } from './activate-emergency.ts';
import { quotaWords, usedUp } from './quota.ts';

interface Refused {
  /** The stage that ended it. */
  readonly stage: Approval;
  readonly why: 'rejected' | 'quota' | 'nobody';
}

/** No emergency: the ticket goes on as it is, and all who know that it was asked for read why. Returns it as written. */
export async function refuseEmergency(context: Context, ticket: Ticket, refused: Refused): Promise<Ticket> {
  const { emergency } = ticket;
  if (!emergency) throw new Error(`${ticket.id} is no emergency`);
  const ended = { ...ticket, emergency: { ...emergency, state: 'refused' as const, endedAt: context.now } };
  const how = refused.stage.decisions.at(-1)?.by === 'system' ? 'expiry' : refused.why;
  const note = { verb: 'emergency-refused', sight: 'system', facts: { how } } as const;
  const recorded = record(ended, note, { ...changeOf(context), by: 'system' });
  const readers = new Set([
    ...concernedIn(ticket),
    ...requesters(ticket),
    ...(ticket.assignee ? [ticket.assignee] : []),
    `team:${ticket.team}`,
  ]);
  readers.delete(context.actor);
  for (const reader of readers)
    await tell(context, {
      reader,
      say: { notice: await refusalWords(context, recorded, { ...refused, reader }), ticket: ticket.id },
    });
  return saveTicket(context, recorded.cardPrompt ? await showCard(context, recorded) : recorded);
}

/** Who said no and why; or that time did, that the quota is used up, or that nobody is left who may decide. */
export async function refusalWords(
  context: Context,
  ticket: Ticket,
  { stage, why, reader }: Refused & { reader: string },
): Promise<Words> {
  const number = ticket.id;
  if (why === 'quota') {
    const used = await usedUp(context, ticket);
    if (used) return quotaWords(context, used, { number, reader });
  }
  if (why !== 'rejected')
    return { key: 'emergency.nobody', params: { number, whom: { person: whomToAsk(context.definitions) } } };
  const last = stage.decisions.findLast(({ decision }) => decision === 'rejected');
  if (!last || last.by === 'system')
    return { key: 'told.emergency_expired', params: { number, time: { minutes: stage.urgent?.expire ?? 0 } } };
  return { key: 'told.emergency_refused', params: { number, who: deciderOf(last), reason: last.reason ?? '' } };
}
