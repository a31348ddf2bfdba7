import type { DayEnds } from '../mentions/spell-day-ends.ts';
import { addDays } from '../form/day-word.ts';
import type { WorkingTime } from './calendar.ts';
import { instantOf, localTime } from './local-time.ts';

/** When the next whole working day begins and ends, as a clock in `zone` shows it; nothing where the calendar never opens again. */
export function dayEndsOf(
  working: WorkingTime,
  { now, zone }: { readonly now: Date; readonly zone: string },
): DayEnds | undefined {
  try {
    const tomorrow = addDays(localTime(now, zone).date, 1);
    if (tomorrow === undefined) return undefined;
    const opens = working.nextOpening(new Date(instantOf(tomorrow, '00:00', zone)));
    const next = addDays(localTime(opens, zone).date, 1) ?? tomorrow;
    const closes = working.subtract(new Date(instantOf(next, '00:00', zone)), 0);
    return { begins: localTime(opens, zone).time, ends: localTime(closes, zone).time };
  } catch {
    return undefined;
  }
}
