import { askedIn, voiceOf, type Approval } from '../../domain/approval/approval.ts';
import { DeskError } from '../../domain/errors.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { approvalLine } from './approval-says.ts';
import { seenTicket, type Context } from '../context.ts';
import { mayDecide } from './find-stand-ins.ts';

export interface FoundStage {
  readonly ticket: Ticket;
  readonly index: number;
  readonly approval: Approval;
  /** The approver whose voice it is: the actor, or for whom they stand in. */
  readonly for: string;
}

/**
 * The stage that the actor may decide on now. `stage` is the one they were shown; typed words mean the first that waits for them.
 * @throws DeskError that says how it stands if there is nothing (left) for them to decide.
 */
export async function findStage(context: Context, wanted: { ticket: string; stage?: string | undefined }): Promise<FoundStage> {
  const { actor } = context;
  const ticket = await seenTicket(context, wanted.ticket);
  if (ticket.approvals.length === 0) throw new DeskError('approval.none', { number: ticket.id });
  if (!mayDecide(ticket, actor)) throw new DeskError('approval.own');
  const stages = ticket.approvals.map((approval, index) => ({ approval, index }));
  const meant = stages.filter(({ approval }) => wanted.stage === undefined || approval.stage === wanted.stage);
  for (const { approval, index } of meant) {
    const voice = voiceOf(approval, actor);
    if (voice !== undefined) return { ticket, index, approval, for: voice };
  }
  throw refusal(
    ticket,
    meant.map(({ approval }) => approval),
    actor,
  );
}

/** Why there is nothing to decide, the nearest reason first. */
function refusal(ticket: Ticket, stages: readonly Approval[], actor: string): DeskError {
  const number = ticket.id;
  const mine = stages.filter((approval) => askedIn(approval).includes(actor) || hasActed(approval, actor));
  const pending = mine.find(({ state }) => state === 'pending');
  if (pending) return spentVoice(pending, actor);
  // What ended the whole request says more than how one's own stage went before.
  const ended =
    stages.find(({ state }) => state === 'rejected' || state === 'expired') ?? stages.find(({ state }) => state === 'cancelled');
  const over =
    ended ??
    mine.findLast(({ state }) => state !== 'waiting') ??
    stages.find(({ state }) => state !== 'waiting' && state !== 'pending');
  const running = stages.filter(({ state }) => state === 'pending');
  if (mine.some(({ state }) => state === 'waiting') && running[0]) {
    const before = { list: running.map(approvalLine) };
    return new DeskError('approval.not_yet', { number, how: before });
  }
  if (running.length > 0) return passedOver(ticket, actor) ?? new DeskError('approval.not_yours');
  return new DeskError('approval.over', { number, how: over ? approvalLine(over) : { key: `state.${ticket.state}` } });
}

function hasActed({ decisions }: Approval, actor: string): boolean {
  return decisions.some(({ by, for: whom }) => by === actor || whom === actor);
}

/** They have decided, or somebody did in their place. */
function spentVoice({ decisions }: Approval, actor: string): DeskError {
  const made = decisions.find(({ by, for: whom }) => whom === actor && by !== actor);
  return made ? new DeskError('approval.decided_for_you', { who: { person: made.by } }) : new DeskError('approval.already_yours');
}

/** Four eyes: they decided another stage. */
function passedOver({ id, approvals }: Ticket, actor: string): DeskError | undefined {
  const strict = approvals.some(({ state, fourEyes }) => state === 'pending' && fourEyes);
  return strict && approvals.some((approval) => hasActed(approval, actor))
    ? new DeskError('approval.four_eyes', { number: id })
    : undefined;
}
