import { percentUsed } from '../../domain/clock/policy/percent-used.ts';
import { clocksOf } from '../../domain/clock/promise.ts';
import { promisedFor } from '../../domain/clock/policy/promised.ts';
import type { ClockReading } from '../../domain/clock/read-clock.ts';
import { seenClocks } from '../../domain/clock/seen-clocks.ts';
import type { Sight } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { TicketView } from '../../messaging/ticket-view.ts';
import type { Looking } from './look.ts';

/** A ticket's clocks as far as its reader may know of them, with what each is called. */
export function viewClocks(look: Looking, ticket: Ticket, sight: Sight): TicketView['clocks'] {
  if (sight === 'form') return [];
  const { about, definitions } = look;
  const clocks = seenClocks(clocksOf(ticket, promisedFor(ticket, definitions), about.now()), sight);
  return clocks
    .filter((clock, index) => clock.mode !== 'idle' && !isOldNews(clock, clocks.slice(index + 1)))
    .map((clock) => ({
      label: labelOf(look, clock),
      mode: modeOf(clock),
      breached: clock.breached,
      percent: percentUsed(clock),
      ...(clock.dueAt && { dueAt: clock.dueAt }),
      ...(clock.metAt && { metAt: clock.metAt }),
    }));
}

/** Of many answers that were in time the last one is enough. */
function isOldNews({ target, metAt, breached }: ClockReading, later: readonly ClockReading[]): boolean {
  return target === 'next' && metAt !== undefined && !breached && later.some((one) => one.target === 'next');
}

function labelOf({ speaker }: Looking, { target, of, fixed }: ClockReading): string {
  const label = speaker.words({ key: fixed ? 'target.fixed' : `target.${target}` });
  if (of === undefined) return label;
  return `${label} (${target === 'internal' ? speaker.value({ team: of }) : of})`;
}

function modeOf({ mode, metAt, breached }: ClockReading): TicketView['clocks'][number]['mode'] {
  if (metAt) return breached ? 'late' : 'met';
  if (mode === 'running' || mode === 'paused') return mode;
  return 'ended';
}
