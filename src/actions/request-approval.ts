import type { Answers } from '../domain/answers.ts';
import { missing, type Approval } from '../domain/approval.ts';
import type { CatalogItem } from '../domain/catalog.ts';
import type { Stage } from '../domain/stage.ts';
import { holds } from '../domain/conditions.ts';
import { DeskError } from '../domain/errors.ts';
import { record, requesters, type Ticket } from '../domain/ticket.ts';
import type { Words } from '../domain/wording.ts';
import type { Say } from '../messaging/outbound.ts';
import { addWorkingDays, addWorkingHours } from './working-time.ts';
import { changeOf, personOf, type Context } from './context.ts';
import { scopeOf } from './scope.ts';
import { answerFacts, fact, titleOf } from './ticket-facts.ts';
import { ask } from './tell.ts';

/**
 * The stages that apply, with who may decide in each. Nobody decides on their own request.
 * @throws DeskError `approval.no_approver` if a stage finds too few people; it says whom to ask.
 */
export function planApprovals(context: Context, item: CatalogItem, answers: Answers): Approval[] {
  const scope = scopeOf(context, context.actor, answers);
  return item.approvals.filter((stage) => !stage.when || holds(stage.when, scope)).map((stage) => planStage(context, stage));
}

function planStage(context: Context, stage: Stage): Approval {
  const { actor, definitions } = context;
  const manager = personOf(context, actor).manager;
  const named = stage.by === 'manager' ? (manager ? [manager] : []) : stage.by;
  const approvers = [...new Set(named)].filter((id) => id !== actor && definitions.people.has(id));
  const need = stage.need === 'one' ? 1 : stage.need === 'all' ? Math.max(1, approvers.length) : stage.need;
  if (approvers.length < need) {
    const lead = [...definitions.people.values()].find(({ teams }) =>
      teams.some(({ team, role }) => team === definitions.desk.team && role === 'lead'),
    );
    throw new DeskError('approval.no_approver', { whom: { person: lead?.id ?? definitions.desk.team } });
  }
  return { stage: stage.id, approvers, need, state: 'waiting', decisions: [] };
}

/** Asks for the next stage that waits. The ticket comes back with it pending; unchanged if none is left. */
export async function requestApproval(context: Context, ticket: Ticket): Promise<Ticket> {
  const index = ticket.approvals.findIndex(({ state }) => state === 'waiting');
  const stage = ticket.approvals[index];
  if (!stage) return ticket;
  const { now, definitions } = context;
  const { remind_after_hours: hours, expire_after_days: days } = definitions.desk.approvals;
  const pending: Approval = {
    ...stage,
    state: 'pending',
    askedAt: now,
    remindDueAt: firstOf(stage.approvers.map((id) => addWorkingHours(context, id, hours))),
    expireDueAt: firstOf(stage.approvers.map((id) => addWorkingDays(context, id, days))),
  };
  const asked = withApproval(ticket, index, pending);
  const prompt = await ask(context, {
    say: approvalSay(context, { ticket: asked, approval: pending }),
    sayTo: (reader) => approvalSay(context, { ticket: asked, approval: pending, reader }),
    flow: 'approve',
    draft: { ticket: ticket.id, stage: stage.stage },
    readers: stage.approvers,
    ticket: ticket.id,
  });
  const note = {
    verb: 'ask-approval',
    sight: 'system',
    facts: { stage: stage.stage, need: stage.need, of: stage.approvers.length },
  } as const;
  return record(withApproval(asked, index, { ...pending, promptId: prompt.id }), note, changeOf(context));
}

function firstOf(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}

export function withApproval(ticket: Ticket, index: number, approval: Approval): Ticket {
  return { ...ticket, approvals: ticket.approvals.map((other, at) => (at === index ? approval : other)) };
}

/** What an approver reads, as things stand: the request, who has decided, who is missing; buttons only for who may still decide. */
export function approvalSay({ definitions }: Context, shown: { ticket: Ticket; approval: Approval; reader?: string }): Say {
  const { ticket, approval, reader } = shown;
  const open = approval.state === 'pending' && (reader === undefined || missing(approval).includes(reader));
  const decided = approval.decisions.map(({ for: who, decision, reason }) => ({
    label: { key: `decision.${decision}` as const },
    value: reason ? ({ key: 'decision.by_because', params: { who: { person: who }, reason } } as const) : { person: who },
  }));
  const waiting = approval.state === 'pending' ? missing(approval) : [];
  return {
    notice: {
      key: 'approval.ask',
      params: { number: ticket.id, requester: { person: ticket.requester }, item: titleOf(ticket, definitions) },
    },
    facts: [
      ...answerFacts(ticket, definitions),
      ...decided,
      ...(approval.approvers.length > 1 ? fact('approval.progress', progressOf(approval)) : []),
      ...(approval.approvers.length > 1 && waiting.length > 0
        ? fact('approval.missing', { list: waiting.map((person) => ({ person })) })
        : []),
    ],
    ticket: ticket.id,
    ...(approval.state === 'pending' ? {} : { question: { key: `approval.is.${approval.state}` as 'approval.is.approved' } }),
    ...(open && {
      ask: {
        choices: [
          { value: 'approved', label: { key: 'button.approve' }, style: 'primary', words: 'approve', explained: true },
          { value: 'rejected', label: { key: 'button.reject' }, style: 'danger', words: 'reject', explained: true },
        ],
      },
    }),
  };
}

function progressOf(approval: Approval): Words {
  const yes = approval.decisions.filter(({ decision }) => decision === 'approved').length;
  return { key: 'approval.progress_of', params: { yes, need: approval.need } };
}

/** Whoever asked may not decide, whatever the stage says: checked again when a decision arrives. */
export function mayDecide(ticket: Ticket, person: string): boolean {
  return !requesters(ticket).includes(person) && ticket.openedBy !== person;
}
