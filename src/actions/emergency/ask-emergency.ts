import { decide, missing, type Approval, type Decision } from '../../domain/approval/approval.ts';
import { DeskError } from '../../domain/errors.ts';
import { isPossible } from '../../domain/lifecycle.ts';
import { record, requesters, type Ticket } from '../../domain/ticket.ts';
import type { Value } from '../../domain/wording.ts';
import { changeOf, seenTicket, ticketFor, type Context } from '../context.ts';
import { closePrompt } from '../tell.ts';
import { tellRequesters } from '../working/tell-requesters.ts';
import { tellTeam } from '../working/tell-team.ts';
import { authorisesByAsking, planEmergency, settingsOf } from './plan-emergency.ts';
import { checkQuota, openQuota } from './quota.ts';
import { askHalf, settleEmergency } from './settle-emergency.ts';

export interface AskedEmergency {
  readonly ticket: Ticket;
  /** Who decides next. */
  readonly waitsFor: readonly string[];
  /** Whether whoever asked has authorised it by that. */
  readonly authorised: boolean;
}

/**
 * `emergency`: asks for the double authorisation. A manager's asking is the first half of it; otherwise the requester's manager is asked, then
 * the head of IT. The ticket itself and its clocks go on meanwhile.
 * @throws DeskError as `askableEmergency` and `planEmergency` do.
 */
export async function askEmergency(context: Context, number: string, reason?: string): Promise<AskedEmergency> {
  const ticket = await askableEmergency(context, number);
  const [authorise, accept] = planEmergency(context, ticket);
  const { actor, now, channel, digest } = context;
  const because = reason?.trim();
  const emergency = { state: 'asked', askedBy: actor, askedAt: now, ...(because && { reason: because }) } as const;
  const note = { verb: 'emergency', sight: 'public', ...(because && { text: because }) } as const;
  const index = ticket.approvals.length;
  const authorised = authorisesByAsking(context, ticket);
  const saw = digest(JSON.stringify(ticket.answers));
  const made: Decision = { by: actor, for: actor, decision: 'approved', channel, at: now, saw };
  const first = authorised ? decide({ ...authorise, state: 'pending', askedAt: now, shown: ticket.answers }, made) : authorise;
  const asked = record({ ...ticket, emergency, approvals: [...ticket.approvals, first, accept] }, note, changeOf(context));
  await openQuota(context, asked);
  await closeOffers(context, asked);
  await tellAsked(context, asked);
  const going = authorised ? await settleEmergency(context, asked, index) : await askHalf(context, asked, index);
  return { ticket: going, waitsFor: going.approvals.filter(isAsked).flatMap(missing), authorised };
}

function isAsked({ purpose, state }: Approval): boolean {
  return purpose === 'emergency' && state === 'pending';
}

/**
 * A ticket that the actor may ask an emergency for now: by role, or their own (their manager is asked then).
 * @throws DeskError `emergency.off`, `ticket.unknown`, `verb.not_yours`, `ticket.not_possible`, or why not (again): `emergency.active`,
 *   `emergency.pending`, `emergency.too_soon`, `emergency.over_quota`.
 */
export async function askableEmergency(context: Context, number: string): Promise<Ticket> {
  const settings = settingsOf(context);
  const seen = await seenTicket(context, number);
  const ticket = requesters(seen).includes(context.actor) ? possible(seen) : await ticketFor(context, 'emergency', number);
  const { emergency } = ticket;
  const about = { number: ticket.id };
  if (emergency?.state === 'active') throw new DeskError('emergency.active', about);
  if (emergency?.state === 'asked') {
    const waiting = ticket.approvals.filter(isAsked).flatMap(missing);
    const list: Value = { list: waiting.map((person) => ({ person })) };
    const key = emergency.askedBy === context.actor ? 'emergency.pending_yours' : 'emergency.pending';
    throw new DeskError(key, { ...about, who: { person: emergency.askedBy }, waiting: list });
  }
  await checkQuota(context, ticket);
  if (emergency?.state === 'refused' && emergency.endedAt && !overQuota(ticket)) {
    const again = new Date(emergency.endedAt.getTime() + settings.again_after_minutes * 60_000);
    if (again > context.now) throw new DeskError('emergency.too_soon', { ...about, at: { at: again } });
  }
  return ticket;
}

/** Nobody said no the last time: all who know of it read from when on the next one is possible. */
function overQuota({ history }: Ticket): boolean {
  return history.findLast(({ verb }) => verb === 'emergency-refused')?.facts?.['how'] === 'quota';
}

function possible(ticket: Ticket): Ticket {
  if (isPossible(ticket.state, 'emergency')) return ticket;
  const state = { key: `state.${ticket.state}` } as const;
  throw new DeskError('ticket.not_possible', { number: ticket.id, verb: { key: 'verb.emergency' }, state });
}

/** What others were offered, to have it asked for, has come to pass. */
async function closeOffers(context: Context, { id }: Ticket): Promise<void> {
  const prompts = await context.tx.collection('prompts').find({ ticket: id, open: true });
  for (const prompt of prompts)
    if (prompt.flow === 'ask-manager' && !prompt.audience.includes(context.actor)) await closePrompt(context, prompt);
}

async function tellAsked(context: Context, ticket: Ticket): Promise<void> {
  const notice = { key: 'told.emergency_asked', params: { number: ticket.id, who: { person: context.actor } } } as const;
  await tellRequesters(context, ticket, notice);
  await tellTeam(context, ticket, { notice, ticket: ticket.id });
}
