import { missing, type Approval, type Decision } from '../../domain/approval/approval.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { TicketView } from '../../messaging/ticket-view.ts';
import { emergencyStage } from '../emergency/emergency-says.ts';
import { deciderOf } from '../approvals/approval-says.ts';
import type { Looking } from './look.ts';
import { countOf } from './view-line.ts';

type Shown = TicketView['approvals'][number];

/** Each stage of a request's approval as it stands: who decided, for whom, why, and who is missing. */
export function approvalsFor(look: Looking, ticket: Ticket): TicketView['approvals'] {
  return ticket.approvals.map((approval) => stageOf(look, ticket, approval));
}

function stageOf(look: Looking, { item }: Ticket, approval: Approval): Shown {
  const { speaker, definitions } = look;
  const { decisions, past, state, stage } = approval;
  const named = item && definitions.items.get(item)?.approvals.find(({ id }) => id === stage)?.label;
  const label = emergencyStage(approval) ?? (named ? { label: named } : undefined);
  const open = state === 'pending' || state === 'waiting' ? missing(approval) : [];
  return {
    label: speaker.words(label ?? { key: 'fact.approval' }),
    state,
    stateLabel: speaker.words({ key: `approval.state.${state}` }),
    rule: speaker.words({ key: 'approval.progress_of', params: countOf(approval) }),
    decisions: [
      ...(past ?? []).map((made) => decisionOf(look, made, true)),
      ...decisions.map((made) => decisionOf(look, made, false)),
    ],
    missing: open.map((person) => speaker.value({ person })),
  };
}

function decisionOf({ speaker }: Looking, made: Decision, past: boolean): Shown['decisions'][number] {
  const { decision, reason, at } = made;
  return {
    who: speaker.value(deciderOf(made)),
    approved: decision === 'approved',
    label: speaker.words({ key: `decision.${decision}` }),
    at,
    past,
    ...(reason && { reason }),
  };
}
