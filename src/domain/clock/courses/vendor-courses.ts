import { fold } from '../../fold.ts';
import type { TicketState } from '../../states.ts';
import type { Ticket } from '../../ticket.ts';
import type { Course, Phase, Run } from './course.ts';

/** A stay with a third party; `then` is the state it came back in, absent while it is still there. */
interface Errand extends Run {
  readonly supplier: string;
  readonly then?: TicketState | undefined;
}

/**
 * A stopwatch for each third party: it runs while the ticket is escalated to them, and goes on if it is once more, as the resolution of a
 * reopened ticket does. Reached when it comes back.
 */
export function vendorCourses(ticket: Ticket, now: Date): readonly Course[] {
  const errands = errandsOf(ticket, now);
  return [...new Set(errands.map(({ supplier }) => fold(supplier)))].map((folded): Course => {
    const own = errands.filter(({ supplier }) => fold(supplier) === folded);
    const last = own.at(-1);
    const phases = own.flatMap(({ from, to }, index): Phase[] => {
      const next = own[index + 1]?.from ?? now;
      const stay: Phase = { from, to, mode: 'running' };
      return own[index + 1] || last?.then ? [stay, { from: to, to: next, mode: 'stopped' }] : [stay];
    });
    const back = last?.then && last.then !== 'cancelled' ? { metAt: last.to } : {};
    return { target: 'vendor', key: `vendor@${folded}`, of: last?.supplier ?? folded, phases, ...back };
  });
}

function errandsOf({ ledger, history, supplier }: Ticket, now: Date): readonly Errand[] {
  // Each entry of the ledger has one of the history; those of old tickets do not say to whom.
  const named = history.filter(({ verb }) => verb === 'escalate').map(({ facts }) => facts['supplier']);
  const states = ledger.map(({ at, state }, index) => ({ at, state, next: ledger[index + 1] }));
  return states
    .filter(({ state, at }) => state === 'escalated' && at <= now)
    .map(({ at, next }, index): Errand => {
      const name = named[index];
      const left = next && next.at <= now ? next : undefined;
      return { from: at, to: left?.at ?? now, supplier: typeof name === 'string' ? name : (supplier ?? ''), then: left?.state };
    });
}
