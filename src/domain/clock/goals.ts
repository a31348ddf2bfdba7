import type { Ticket } from '../ticket.ts';
import type { WorkingTime } from './calendar.ts';
import type { Course } from './course.ts';
import { minutesOf, parseDuration } from './duration.ts';
import type { SlaPolicy } from './sla-policy.ts';

/** A stopwatch's goal in working minutes of its calendar; `undefined` where the policy promises nothing of the kind. */
export function goalOf(
  { target, of }: Pick<Course, 'target' | 'of'>,
  { priority }: Pick<Ticket, 'priority'>,
  { policy, working }: { readonly policy: SlaPolicy; readonly working: Pick<WorkingTime, 'dayMinutes'> },
): number | undefined {
  const text = {
    response: () => policy.goals[priority].response,
    next: () => policy.goals[priority].next,
    resolution: () => policy.goals[priority].resolution,
    internal: () => policy.internal.find(({ team }) => team === of)?.goals[priority],
    vendor: () => policy.vendor.find(({ supplier }) => supplier === of)?.goals[priority],
  }[target]();
  if (text === undefined) return undefined;
  const duration = parseDuration(text);
  if (!duration) throw new Error(`policy ${policy.id}: goal of ${priority}`);
  return minutesOf(duration, working);
}
