import type { Ticket } from '../../ticket.ts';
import { phasesFrom, stateCourse, type Course } from './course.ts';
import { internalCourses } from './internal-courses.ts';
import { nextCourses } from './next-courses.ts';
import { ownTerms } from '../policy/own-terms.ts';
import type { Promised } from '../policy/promised.ts';
import type { SlaPolicy } from '../policy/sla-policy.ts';
import { vendorCourses } from './vendor-courses.ts';

/** How every stopwatch went, until `now`, of which the policy promises something: what nobody asks for is not read off the history. */
export function coursesOf(ticket: Ticket, { policy }: Promised, now: Date): readonly Course[] {
  const timeline = { ledger: ticket.ledger, respondedAt: ticket.respondedAt, now };
  const begin = beginOf(ticket, policy, now);
  const promisesNext = Object.values(policy.goals).some(({ next }) => next !== undefined);
  return [
    startingAt(stateCourse('response', timeline, policy.pauses), begin),
    startingAt(stateCourse('resolution', timeline, policy.pauses), begin),
    ...(promisesNext ? nextCourses(ticket, now) : []),
    ...(policy.internal.length > 0 ? internalCourses(ticket, policy.pauses, now) : []),
    ...(policy.vendor.length > 0 ? vendorCourses(ticket, now).map((course) => calledAs(course, policy)) : []),
  ];
}

/** An emergency's time may count from its acceptance. */
function beginOf({ emergency }: Ticket, { counts_from }: SlaPolicy, now: Date): Date | undefined {
  const at = counts_from === 'acceptance' && emergency?.state === 'active' ? emergency.acceptedAt : undefined;
  return at && at <= now ? at : undefined;
}

/** A stopwatch that begins later than the ledger says. */
function startingAt(course: Course, begin: Date | undefined): Course {
  const first = course.phases[0];
  return begin && first && begin > first.from ? { ...course, phases: phasesFrom(course.phases, begin) } : course;
}

/** A third party by the name that the policy gives it, however the agent wrote it. */
function calledAs(course: Course, policy: SlaPolicy): Course {
  const terms = ownTerms(policy, course);
  return terms && 'supplier' in terms ? { ...course, of: terms.supplier } : course;
}
