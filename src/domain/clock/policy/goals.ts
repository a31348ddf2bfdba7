import type { Ticket } from '../../ticket.ts';
import type { WorkingTime } from '../../hours/calendar.ts';
import type { Course } from '../courses/course.ts';
import { minutesOf, parseDuration } from '../../hours/duration.ts';
import { ownTerms } from './own-terms.ts';
import type { SlaPolicy } from './sla-policy.ts';

/** A stopwatch's goal in working minutes of its calendar; `undefined` where the policy promises nothing of the kind. */
export function goalOf(
  course: Pick<Course, 'target' | 'of'>,
  { priority }: Pick<Ticket, 'priority'>,
  { policy, working }: { readonly policy: SlaPolicy; readonly working: Pick<WorkingTime, 'dayMinutes'> },
): number | undefined {
  const text = goalText(course, priority, policy);
  if (text === undefined) return undefined;
  const duration = parseDuration(text);
  if (!duration) throw new Error(`policy ${policy.id}: goal of ${priority}`);
  return minutesOf(duration, working);
}

function goalText(course: Pick<Course, 'target' | 'of'>, priority: Ticket['priority'], policy: SlaPolicy): string | undefined {
  const { target } = course;
  if (target === 'internal' || target === 'vendor') return ownTerms(policy, course)?.goals[priority];
  return policy.goals[priority][target];
}
