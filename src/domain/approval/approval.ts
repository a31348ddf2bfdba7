import { z } from 'zod';
import { Answers } from '../form/answers.ts';
import { DeskError } from '../errors.ts';

export const Decision = z.object({
  /** Who decided; `system` where time did. */
  by: z.string(),
  /** Who should have decided, where `by` is a delegate. */
  for: z.string(),
  decision: z.enum(['approved', 'rejected']),
  reason: z.string().optional(),
  channel: z.string(),
  at: z.date(),
  /** Digest of the answers that were shown: those of `shown`, of the stage or of the decision it became. */
  saw: z.string().optional(),
});
export type Decision = z.infer<typeof Decision>;

/** A decision that no longer counts: taken back, or overtaken by other answers or other approvers. Kept with what was seen. */
const PastDecision = Decision.extend({
  why: z.enum(['withdrawn', 'changed', 'escalated']),
  endedAt: z.date(),
  endedBy: z.string(),
  shown: Answers.optional(),
  /** Of which stage, where that one no longer applies. */
  stage: z.string().optional(),
});

/** Somebody who may decide in an approver's place, and why: named by them, their manager while they are away, or because time presses. */
const StandIn = z.object({ for: z.string(), to: z.string(), why: z.enum(['delegated', 'away', 'deputy']) });
export type StandIn = z.infer<typeof StandIn>;

/** What an approver wants to know from the requester before deciding. */
const Question = z.object({
  by: z.string(),
  text: z.string(),
  at: z.date(),
  promptId: z.string().optional(),
  answer: z.object({ by: z.string(), text: z.string(), at: z.date() }).optional(),
});
export type Question = z.infer<typeof Question>;

/** What becomes of a stage that nobody decides in time. */
export const Outcome = z.enum(['approve', 'reject', 'cancel', 'escalate']);
export type Outcome = z.infer<typeof Outcome>;

/** One stage of a request's approval, on its ticket, with the rules it was opened under. Stages are asked in order. */
export const Approval = z.object({
  stage: z.string(),
  /** What else than the request itself is decided; absent: the request. */
  purpose: z.literal('emergency').optional(),
  /** The how manieth time an emergency is asked for. */
  round: z.number().optional(),
  /** Minutes of any clock, day and night, instead of working time. `times`: how often somebody is reminded at most. */
  urgent: z.object({ deputies: z.number(), remind: z.number(), times: z.number(), expire: z.number() }).optional(),
  /** When deputies are asked beside those who have not decided. */
  deputiesDueAt: z.date().optional(),
  approvers: z.array(z.string()),
  need: z.number(),
  /** What the stage says of it (`all`, `60%` …), where fewer approvers mean fewer that must agree. */
  quota: z.string().optional(),
  /** `first`: the first answer decides, either way. `everyone`: all must answer. Absent: `need` of them must agree. */
  rule: z.enum(['first', 'everyone']).optional(),
  state: z.enum(['waiting', 'pending', 'approved', 'rejected', 'expired', 'cancelled']),
  decisions: z.array(Decision),
  /** Asked together with the stage before it. */
  parallel: z.boolean().optional(),
  /** Whoever decided another stage of the ticket may not decide this one. */
  fourEyes: z.boolean().optional(),
  /** The answers it is about; absent: all of them. */
  fields: z.array(z.string()).optional(),
  /** Working hours between reminders and working days until it expires, where they are not the desk's. */
  remindHours: z.number().optional(),
  expireDays: z.number().optional(),
  outcome: Outcome.optional(),
  /** Who is asked once it has expired; absent: the managers of those who did not decide. */
  escalateTo: z.array(z.string()).optional(),
  /** From whom it was passed on. */
  escalated: z.object({ from: z.array(z.string()), at: z.date() }).optional(),
  standIns: z.array(StandIn).optional(),
  /** The question put to the approvers, while it stands. */
  promptId: z.string().optional(),
  /** The answers that its question shows. */
  shown: Answers.optional(),
  askedAt: z.date().optional(),
  /** When each of them is reminded next; `remindDueAt` is the first of these. */
  reminders: z.array(z.object({ who: z.string(), at: z.date() })).optional(),
  remindDueAt: z.date().optional(),
  expireDueAt: z.date().optional(),
  questions: z.array(Question).optional(),
  /** While the requester is asked, nothing expires: since when, how many working minutes were left, whether they were reminded. */
  paused: z.object({ at: z.date(), left: z.number(), reminded: z.boolean() }).optional(),
  past: z.array(PastDecision).optional(),
});
export type Approval = z.infer<typeof Approval>;

/**
 * Records one decision. One person has one voice in a stage, as approver or as delegate.
 * @throws DeskError if it is not theirs, is made already, or a rejection gives no reason.
 */
export function decide(approval: Approval, decision: Decision): Approval {
  if (approval.state !== 'pending') throw new DeskError('approval.already_decided');
  if (voiceOf(approval, decision.by) !== decision.for) {
    const acted = approval.decisions.some(({ by, for: whom }) => by === decision.by || whom === decision.by);
    throw new DeskError(acted ? 'approval.already_yours' : 'approval.not_yours');
  }
  if (decision.decision === 'rejected' && !/[\p{L}\p{N}]/u.test(decision.reason ?? ''))
    throw new DeskError('approval.reason_needed');
  return settle({ ...approval, decisions: [...approval.decisions, decision] });
}

/** What time decides where nobody did and the stage says so. */
export function decideByExpiry(approval: Approval, decision: Decision['decision'], at: Date): Approval {
  const made: Decision = { by: 'system', for: 'system', decision, channel: 'system', at };
  return ended({ ...approval, decisions: [...approval.decisions, made] }, decision === 'approved' ? 'approved' : 'rejected');
}

/** Where the votes leave a stage. Also after an approver has fallen away. */
export function settle(approval: Approval): Approval {
  const state = outcomeOf(approval);
  return state === 'pending' ? approval : ended(approval, state);
}

/** Approved once enough have said yes, rejected once enough can no longer be reached; "all" is rejected by the first no. */
function outcomeOf({ rule, need, approvers, decisions }: Approval): 'pending' | 'approved' | 'rejected' {
  const yes = decisions.filter(({ decision }) => decision === 'approved').length;
  const no = decisions.length - yes;
  switch (rule) {
    case 'first':
      return decisions[0]?.decision ?? (approvers.length === 0 ? 'rejected' : 'pending');
    case 'everyone':
      if (decisions.length < need) return approvers.length < need ? 'rejected' : 'pending';
      return no === 0 ? 'approved' : 'rejected';
    default:
      if (yes >= need) return 'approved';
      return approvers.length - no < need ? 'rejected' : 'pending';
  }
}

function ended(approval: Approval, state: Approval['state']): Approval {
  const {
    remindDueAt: _remind,
    expireDueAt: _expire,
    reminders: _reminders,
    paused: _paused,
    deputiesDueAt: _deputies,
    ...rest
  } = approval;
  return { ...rest, state };
}

/** Ends a stage that was not decided; one that was never asked can only be cancelled. */
export function endApproval(approval: Approval, state: 'expired' | 'cancelled'): Approval {
  if (approval.state !== 'pending' && approval.state !== 'waiting') return approval;
  return ended(approval, approval.state === 'waiting' ? 'cancelled' : state);
}

/** The approvers for whom nobody has decided yet. */
export function missing(approval: Approval): readonly string[] {
  return approval.approvers.filter((id) => !approval.decisions.some((made) => made.for === id));
}

/** For whom a person may decide now: for themselves, or for an approver whose place they take. Nothing if they have no voice (left). */
export function voiceOf(approval: Approval, person: string): string | undefined {
  if (approval.state !== 'pending') return undefined;
  const open = missing(approval);
  if (approval.approvers.includes(person)) return open.includes(person) ? person : undefined;
  if (approval.decisions.some(({ by }) => by === person)) return undefined;
  return (approval.standIns ?? []).find(({ for: whom, to }) => to === person && open.includes(whom))?.for;
}

/** Everybody who is asked in a stage: its approvers, and who stands in for one of them. */
export function askedIn(approval: Approval): readonly string[] {
  return [...new Set([...approval.approvers, ...(approval.standIns ?? []).map(({ to }) => to)])];
}

/** A stage without one decision, which is kept among those that no longer count. */
export function takeBack(
  approval: Approval,
  decision: Decision,
  ending: { why: 'withdrawn' | 'changed' | 'escalated'; at: Date; by: string },
): Approval {
  const past = {
    ...decision,
    why: ending.why,
    endedAt: ending.at,
    endedBy: ending.by,
    ...(approval.shown && { shown: approval.shown }),
  };
  return {
    ...approval,
    decisions: approval.decisions.filter((made) => made !== decision),
    past: [...(approval.past ?? []), past],
  };
}
