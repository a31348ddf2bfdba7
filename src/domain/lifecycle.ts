import type { TicketState } from './states.ts';

/** What can be done to a ticket's state. Verbs that change no state (note, reply, priority …) are in `verbs.ts`. */
export const lifecycleVerbs = [
  'approve', 'reject', 'expire', 'take', 'assign', 'wait', 'resume', 'escalate', 'resolve', 'conform', 'disagree', 'close', 'cancel', 'reopen',
  'reapprove',
] as const; // prettier-ignore
export type LifecycleVerb = (typeof lifecycleVerbs)[number];

/** The state a verb leads to. `same` keeps it; `back` is in_progress with an assignee, registered without. */
type Target = TicketState | 'same' | 'back';

/**
 * The only place that knows what may happen to a ticket when. Buttons, help, refusals and the clocks all derive from it.
 * Source: the desk's rules, "States" and "Verbs". Terminal states have no row entries but `reopen`.
 */
export const lifecycle = {
  awaiting_approval: { approve: 'registered', reject: 'rejected', expire: 'cancelled', assign: 'same', cancel: 'cancelled' },
  registered: { take: 'in_progress', assign: 'same', cancel: 'cancelled', reapprove: 'awaiting_approval' },
  in_progress: {
    take: 'same', assign: 'same', wait: 'waiting', escalate: 'escalated', resolve: 'resolved', close: 'closed', cancel: 'cancelled',
    reapprove: 'awaiting_approval',
  },
  waiting: {
    take: 'same', assign: 'same', resume: 'back', escalate: 'escalated', resolve: 'resolved', cancel: 'cancelled',
    reapprove: 'awaiting_approval',
  },
  escalated: {
    take: 'same', assign: 'same', wait: 'waiting', resume: 'back', resolve: 'resolved', cancel: 'cancelled',
    reapprove: 'awaiting_approval',
  },
  resolved: { conform: 'closed', disagree: 'back', reopen: 'back', close: 'closed' },
  closed: { reopen: 'back' },
  rejected: {},
  cancelled: {},
} as const satisfies Record<TicketState, Partial<Record<LifecycleVerb, Target>>>; // prettier-ignore

/** States in which work can still happen ("open" in the desk's rules). */
export const openStates = [
  'awaiting_approval',
  'registered',
  'in_progress',
  'waiting',
  'escalated',
] as const satisfies readonly TicketState[];

/** What `queue` shows. */
export const queueStates = ['registered', 'in_progress', 'waiting', 'escalated'] as const satisfies readonly TicketState[];

/** In these, a ticket without an assignee needs one. */
export const seeking = ['registered', 'in_progress'] as const satisfies readonly TicketState[];

export function isOpen(state: TicketState): boolean {
  return (openStates as readonly TicketState[]).includes(state);
}

/** States that a ticket leaves, if at all, only by being reopened. */
export function isOver(state: TicketState): boolean {
  return state !== 'resolved' && !isOpen(state);
}

/** Where `verb` leads from `state`, or nothing if it is not allowed there. */
export function nextState(state: TicketState, verb: LifecycleVerb, assigned: boolean): TicketState | undefined {
  const target = (lifecycle[state] as Partial<Record<LifecycleVerb, Target>>)[verb];
  if (target === 'same') return state;
  if (target === 'back') return assigned ? 'in_progress' : 'registered';
  return target;
}

/** The verbs that the table allows from a state, whoever asks. */
export function possibleVerbs(state: TicketState): readonly LifecycleVerb[] {
  return lifecycleVerbs.filter((verb) => verb in lifecycle[state]);
}

/** Verbs that change no state and make sense only while work can still happen. */
const whileOpen: readonly string[] = ['priority', 'category', 'merge', 'split', 'link', 'reclassify', 'emergency'];

/** Whether a ticket's state allows a verb, of the lifecycle table or not. `note`, `reply`, `show` and `why` are always possible. */
export function isPossible(state: TicketState, verb: string): boolean {
  const known = lifecycleVerbs.find((one) => one === verb);
  if (known) return known in lifecycle[state];
  return !whileOpen.includes(verb) || isOpen(state);
}
