import { voiceOf } from '../../domain/approval/approval.ts';
import { isOpen, lifecycleVerbs, nextState } from '../../domain/lifecycle.ts';
import { mayUse, publicReaders, rolesOf, sightOf } from '../../domain/rights.ts';
import type { Task } from '../../domain/task.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { TicketView, VerbField } from '../../messaging/ticket-view.ts';
import { asksEmergency } from '../emergency/withdraw-emergency.ts';
import { HOLD_MS } from '../working/hold.ts';
import { nameOf, type Looking } from './look.ts';
import { offered, type Offered } from './offered-verbs.ts';
import { seenHistory } from './see-history.ts';
import { fieldsOf } from './verb-fields.ts';

/** What this reader may do now, by role and by the lifecycle table. */
export function offersFor(look: Looking, ticket: Ticket): TicketView['verbs'] {
  const { definitions, person, speaker } = look;
  const roles = rolesOf(person, definitions, ticket);
  return offered
    .filter((verb) => mayUse(verb, roles, definitions) && isOfUse(verb, ticket, person.id))
    .map((verb) => ({
      verb,
      word: wordOf(look, verb),
      label: speaker.words({ key: `button.${verb}` }),
      fields: fieldsOf(look, verb, ticket) satisfies readonly VerbField[],
    }));
}

/** Whether a verb that somebody may use would change anything now. */
export function isOfUse(verb: Offered, ticket: Ticket, person: string): boolean {
  const step = lifecycleVerbs.find((one) => one === verb);
  switch (verb) {
    case 'approve':
    case 'reject':
    case 'ask':
      return ticket.approvals.some((approval) => voiceOf(approval, person) !== undefined);
    case 'withdraw':
      return (
        asksEmergency(ticket, person) ||
        ticket.approvals.some(({ state, decisions }) => state === 'pending' && decisions.some(({ by }) => by === person))
      );
    case 'emergency':
      return isOpen(ticket.state) && ticket.emergency?.state !== 'active' && ticket.emergency?.state !== 'asked';
    case 'take':
      return ticket.assignee !== person && nextState(ticket.state, 'take', false) !== undefined;
    case 'conform':
    case 'disagree':
      return ticket.state === 'resolved';
    case 'edit':
      return ticket.item !== undefined && isOpen(ticket.state);
    case 'remove':
      return ticket.participants.length > 0;
    case 'why':
      return ticket.state !== 'awaiting_approval';
    case 'add':
      return ticket.state !== 'cancelled' && ticket.state !== 'rejected';
    default:
      return step ? nextState(ticket.state, step, ticket.assignee !== undefined) !== undefined : isOpen(ticket.state);
  }
}

/** The boxes to write in, and the reply that can still be taken back. */
export function boxesFor(look: Looking, ticket: Ticket): Pick<TicketView, 'reply' | 'note' | 'comment' | 'undo'> {
  const { definitions, person } = look;
  const roles = rolesOf(person, definitions, ticket);
  const readers = publicReaders(ticket, person.id).map((id) => nameOf(look, id));
  const sight = sightOf(ticket, person.id, definitions);
  const ended = ticket.state === 'cancelled' || ticket.state === 'rejected';
  const until = undoableUntil(look, ticket);
  return {
    ...(mayUse('reply', roles, definitions) && sight === 'full' && { reply: { word: wordOf(look, 'reply'), readers } }),
    ...(mayUse('note', roles, definitions) && sight === 'full' && { note: { word: wordOf(look, 'note') } }),
    ...(sight === 'public' && !ended && { comment: { word: wordOf(look, 'comment') } }),
    ...(until && { undo: { word: wordOf(look, 'undo'), until } }),
  };
}

function undoableUntil({ about, person }: Looking, ticket: Ticket): Date | undefined {
  const now = about.now();
  const held = seenHistory(ticket, 'full', now).findLast(
    ({ verb, by, at, takenBack }) => verb === 'reply' && by === person.id && !takenBack && now.getTime() - at.getTime() < HOLD_MS,
  );
  return held && new Date(held.at.getTime() + HOLD_MS);
}

/** What a member of a task's team may do with it. */
export function taskVerbs(look: Looking, { team, state, assignee }: Task): TicketView['tasks'][number]['verbs'] {
  const { person, speaker } = look;
  if (state !== 'open' || !person.teams.some((one) => one.team === team)) return [];
  const verbs = [...(assignee === person.id ? [] : (['take'] as const)), 'resolve' as const];
  return verbs.map((verb) => ({ verb, word: wordOf(look, verb), label: speaker.words({ key: `button.${verb}` }) }));
}

/** The word that means a verb in the reader's language, as it would be typed. */
function wordOf({ about, language }: Looking, verb: string): string {
  return about.words(language, `verb.${verb}`)[0] ?? verb;
}
