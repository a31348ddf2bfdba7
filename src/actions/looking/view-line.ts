import { missing, type Approval } from '../../domain/approval/approval.ts';
import { percentUsed } from '../../domain/clock/policy/percent-used.ts';
import { clocksOf } from '../../domain/clock/promise.ts';
import { promisedFor } from '../../domain/clock/policy/promised.ts';
import { seenClocks } from '../../domain/clock/seen-clocks.ts';
import { isConfidential, sightOf } from '../../domain/rights.ts';
import { pendingApproval, type Ticket } from '../../domain/ticket.ts';
import type { TicketLine } from '../../messaging/ticket-view.ts';
import type { Looking } from './look.ts';
import { markedTitle } from '../emergency/emergency-value.ts';
import { seenTitle } from './see-history.ts';
import { stateWords } from './ticket-facts.ts';

/** A ticket as a line of a list, for who may see it. */
export function lineOf(look: Looking, ticket: Ticket): TicketLine {
  const { about, definitions, speaker, person } = look;
  const sight = sightOf(ticket, person.id, definitions);
  const clocks = seenClocks(clocksOf(ticket, promisedFor(ticket, definitions), about.now()), sight);
  const next = clocks
    .flatMap((clock) => (clock.mode === 'running' && clock.dueAt ? [{ dueAt: clock.dueAt, percent: percentUsed(clock) }] : []))
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  const pending = sight === 'status' ? undefined : pendingApproval(ticket);
  return {
    number: ticket.id,
    title: speaker.words(markedTitle(ticket, seenTitle(ticket, sight, definitions))),
    state: ticket.state,
    stateLabel: speaker.words(stateWords(ticket)),
    priority: ticket.priority,
    priorityLabel: speaker.words({ key: `priority.${ticket.priority}` }),
    requester: speaker.value({ person: ticket.requester }),
    team: speaker.value({ team: ticket.team }),
    openedAt: ticket.openedAt,
    // A target that was met late is history; what is breached is a clock that still runs.
    breached: clocks.some(({ breached, metAt }) => breached && !metAt),
    confidential: isConfidential(ticket, definitions),
    ...(ticket.assignee && { assignee: speaker.value({ person: ticket.assignee }) }),
    ...next,
    ...(pending && { progress: progressOf(look, pending) }),
  };
}

function progressOf({ speaker }: Looking, approval: Approval): string {
  const who = missing(approval).map((person) => ({ person }));
  return speaker.words({ key: 'approval.stands', params: { ...countOf(approval), who: { list: who } } });
}

/** How many have said yes (where all are heard: have answered), of how many needed. */
export function countOf({ decisions, need, rule }: Approval): { readonly yes: number; readonly need: number } {
  const yes = rule === 'everyone' ? decisions.length : decisions.filter(({ decision }) => decision === 'approved').length;
  return { yes, need };
}
