import { stateWords } from '../../actions/looking/ticket-facts.ts';
import { explainClock, type Stretch } from '../../domain/clock/explain-clock.ts';
import { clocksOf } from '../../domain/clock/promise.ts';
import { promisedFor } from '../../domain/clock/promised.ts';
import type { ClockReading } from '../../domain/clock/read-clock.ts';
import { DeskError } from '../../domain/errors.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';

/** The newest stretches of a long life. */
const MOST = 12;

/**
 * `why`: both clocks explained from the ledger and the policy: what counted, what did not and why, the sum, the goal, what is due.
 * @throws DeskError `verb.not_yours` for who reads the form and the decisions only.
 */
export function sayWhy(turn: Turn, ticket: Ticket): Say {
  const { definitions, now } = turn;
  if (sightOf(ticket, turn.person.id, definitions) === 'form')
    throw new DeskError('verb.not_yours', { verb: { key: 'verb.why' }, number: ticket.id });
  const promised = promisedFor(ticket, definitions);
  const clocks = clocksOf(ticket, promised, now);
  const priority = { key: `priority.${ticket.priority}` } as const;
  return {
    notice: {
      key: 'why.intro',
      params: { number: ticket.id, priority, policy: promised.policy.id, calendar: promised.policy.calendar },
    },
    more: clocks.flatMap((clock) => [headOf(clock), ...linesOf(clock, ticket, turn), ...verdictOf(clock)]),
    ticket: ticket.id,
  };
}

function headOf({ target, goal, used, mode }: ClockReading): Words {
  const params = { target: { key: `target.${target}` }, goal: { minutes: goal }, used: { minutes: used } } as const;
  return mode === 'idle' ? { key: 'why.not_begun', params } : { key: 'why.clock', params };
}

function linesOf(clock: ClockReading, ticket: Ticket, { definitions, now }: Turn): readonly Words[] {
  const stretches = explainClock(clock, { ledger: ticket.ledger, now }, promisedFor(ticket, definitions).working);
  const left = stretches.slice(0, Math.max(0, stretches.length - MOST));
  const sum = left.reduce((total, { counted }) => total + counted, 0);
  const before: readonly Words[] =
    left.length > 0 ? [{ key: 'why.before', params: { count: left.length, used: { minutes: sum } } }] : [];
  return [...before, ...stretches.slice(-MOST).map(lineOf)];
}

function lineOf({ from, to, state, reason, counted, runs }: Stretch): Words {
  const words = stateWords({ state, ...(reason && { reason }) });
  const params = { from: { at: from }, to: { at: to }, state: words, time: { minutes: counted } } as const;
  if (!runs) return { key: 'why.stands', params };
  return counted > 0 ? { key: 'why.counts', params } : { key: 'why.closed_hours', params };
}

function verdictOf({ mode, metAt, dueAt, breached }: ClockReading): readonly Words[] {
  if (metAt) return [{ key: breached ? 'why.met_late' : 'why.met', params: { at: { at: metAt } } }];
  if (mode === 'paused') return [{ key: 'why.paused' }];
  if (mode === 'running' && dueAt) return [{ key: breached ? 'why.overdue' : 'why.due', params: { at: { at: dueAt } } }];
  return mode === 'stopped' ? [{ key: 'why.stopped' }] : [];
}
