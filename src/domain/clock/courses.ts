import type { Ticket } from '../ticket.ts';
import { stateCourse, type Course } from './course.ts';
import type { Promised } from './promised.ts';

/** How every stopwatch of a ticket went until `now`. */
export function coursesOf(ticket: Ticket, { policy }: Promised, now: Date): readonly Course[] {
  const timeline = { ledger: ticket.ledger, respondedAt: ticket.respondedAt, now };
  return [stateCourse('response', timeline, policy.pauses), stateCourse('resolution', timeline, policy.pauses)];
}
