import { missing, voiceOf, type Approval, type Decision } from '../../domain/approval/approval.ts';
import { seenFiles } from '../../domain/file-sight.ts';
import { showAnswer } from '../../domain/form/show-answer.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { MessageKey, Value, Words } from '../../domain/wording.ts';
import type { Choice, Fact, Say } from '../../messaging/outbound.ts';
import type { Context } from '../context.ts';
import { inSameLane } from '../../domain/approval/lanes.ts';
import { emergencyAbout, emergencyNotice, emergencyStage } from '../emergency/emergency-says.ts';
import { sentFiles } from '../files/sent-files.ts';
import { answerFacts, fact, titleOf } from '../looking/ticket-facts.ts';

interface Shown {
  readonly ticket: Ticket;
  readonly approval: Approval;
  /** Whose copy it is; left out, everybody's. */
  readonly reader?: string;
}

/** The buttons of an approver. */
export const decisionChoices: readonly Choice[] = [
  { value: 'approved', label: { key: 'button.approve' }, style: 'primary', words: 'approve', explained: true },
  { value: 'rejected', label: { key: 'button.reject' }, style: 'danger', words: 'reject', explained: true },
  { value: 'ask', label: { key: 'button.ask' }, words: 'ask', explained: true },
];

/** What an approver reads, as things stand: the request, who has decided, who is missing; buttons only for who may still decide. */
export function approvalSay(context: Context, shown: Shown): Say {
  const { ticket, approval, reader } = shown;
  const open = approval.state === 'pending' && (reader === undefined || voiceOf(approval, reader) !== undefined);
  const question = questionOf(approval);
  return {
    notice: approval.purpose ? emergencyNotice(context, shown) : requestNotice(context, ticket),
    facts: [...requestFacts(context, shown), ...stageFacts(context, shown)],
    ...sentFiles(seenFiles(ticket, 'form', context.now)),
    ...(question && { question }),
    ticket: ticket.id,
    ...(open && { ask: { choices: decisionChoices } }),
  };
}

function requestNotice({ definitions }: Context, ticket: Ticket): Words {
  const params = { number: ticket.id, requester: { person: ticket.requester }, item: titleOf(ticket, definitions) };
  return { key: 'approval.ask', params };
}

function questionOf(approval: Approval): Words | undefined {
  const over = approval.purpose && (approval.state === 'cancelled' || approval.state === 'expired');
  if (over) return { key: 'emergency.is_over' };
  if (approval.state !== 'pending') return { key: `approval.is.${approval.state}` as 'approval.is.approved' };
  const last = approval.paused ? approval.questions?.findLast(({ answer }) => !answer) : undefined;
  return last && { key: 'approval.paused', params: { who: { person: last.by } } };
}

function requestFacts({ definitions }: Context, { ticket, approval }: Shown): readonly Fact[] {
  if (approval.purpose) return emergencyAbout({ definitions }, ticket);
  return [
    ...fact('fact.beneficiary', ticket.beneficiary && { person: ticket.beneficiary }),
    ...answerFacts(ticket, definitions),
    ...changedFacts({ definitions }, ticket, approval),
  ];
}

/** What is not as it was when somebody last decided on it. */
function changedFacts({ definitions }: Pick<Context, 'definitions'>, ticket: Ticket, { past }: Approval): readonly Fact[] {
  const seen = past?.findLast(({ why }) => why === 'changed')?.shown;
  const fields = (ticket.item && definitions.items.get(ticket.item)?.fields) || [];
  return seen === undefined
    ? []
    : fields.flatMap((field) => {
        const before = seen[field.id];
        if (before === undefined || JSON.stringify(before) === JSON.stringify(ticket.answers[field.id])) return [];
        const params = { label: { label: field.label } };
        return [{ label: { key: 'approval.before', params }, value: showAnswer(field, before, definitions) } as const];
      });
}

function stageFacts(context: Context, { ticket, approval, reader }: Shown): readonly Fact[] {
  const { approvers, escalated } = approval;
  const open = approval.state === 'pending' ? missing(approval) : [];
  const several = approvers.length > 1;
  const lane = ticket.approvals.filter((one) => inSameLane(one, approval));
  const earlier = lane.filter(({ stage, state }) => stage !== approval.stage && state === 'approved');
  return [
    ...fact('approval.stage', lane.length > 1 ? stageLabel(context, ticket, approval) : undefined),
    ...fact('approval.standing_in', reader === undefined ? undefined : standingIn(approval, reader)),
    ...fact('approval.passed_on', escalated && { list: escalated.from.map((person) => ({ person })) }),
    ...earlier.flatMap(({ decisions }) => decisions.map(decisionFact)),
    ...(approval.questions ?? []).flatMap(questionFacts),
    ...approval.decisions.map(decisionFact),
    ...(several ? fact('approval.progress', progressOf(approval)) : []),
    ...(open.length > 0 && (several || (approval.standIns ?? []).length > 0)
      ? fact('approval.missing', { list: open.map((person) => ({ person })) })
      : []),
  ];
}

/** In whose place this reader decides. */
function standingIn(approval: Approval, reader: string): Value | undefined {
  const place = approval.standIns?.find(({ to }) => to === reader);
  return place && !approval.approvers.includes(reader) ? { person: place.for } : undefined;
}

function stageLabel({ definitions }: Context, { item }: Ticket, approval: Approval): Words | undefined {
  const { purpose, stage } = approval;
  if (purpose) return emergencyStage(approval);
  const label = item && definitions.items.get(item)?.approvals.find(({ id }) => id === stage)?.label;
  return label ? { label } : undefined;
}

function decisionFact(made: Decision): Fact {
  const { decision, reason } = made;
  const who = deciderOf(made);
  return {
    label: { key: `decision.${decision}` },
    value: reason ? { key: 'decision.by_because', params: { who, reason } } : who,
  };
}

/** "Luis", "Bob por Luis", or that time decided. */
export function deciderOf({ by, for: whom }: Pick<Decision, 'by' | 'for'>): Words | { readonly person: string } {
  if (by === 'system') return { key: 'decision.by_expiry' };
  return by === whom ? { person: by } : { key: 'decision.by_for', params: { by: { person: by }, for: { person: whom } } };
}

function questionFacts({ by, text, answer }: NonNullable<Approval['questions']>[number]): readonly Fact[] {
  const said = (key: MessageKey, who: string, words: string): Fact => ({
    label: { key, params: { who: { person: who } } },
    value: { text: words },
  });
  return [said('approval.asked_by', by, text), ...(answer ? [said('approval.answered_by', answer.by, answer.text)] : [])];
}

/** How many of those needed have agreed; where everybody is to be heard, how many have answered. */
function progressOf({ decisions, need, rule }: Approval): Words {
  const yes = decisions.filter(({ decision }) => decision === 'approved').length;
  return { key: 'approval.progress_of', params: { yes: rule === 'everyone' ? decisions.length : yes, need } };
}

/** A stage in one line: how it stands, who decided it, who is missing. */
export function approvalLine(approval: Approval): Words {
  const { state, approvers, decisions, need } = approval;
  const people = (ids: readonly string[]): Value => ({ list: ids.map((person) => ({ person })) });
  if (state !== 'pending' || decisions.length === 0) {
    // Whoever said no did not approve it, nor the other way about.
    const agreeing = decisions.filter(({ decision }) => decision === state);
    return {
      key: `approval.line.${state}`,
      params: { who: agreeing.length > 0 ? { list: agreeing.map(deciderOf) } : people(approvers) },
    };
  }
  const yes = decisions.filter(({ decision }) => decision === 'approved').length;
  return { key: 'approval.line.some', params: { who: people(missing(approval)), yes, need } };
}
