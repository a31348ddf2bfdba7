import { fold } from '../../fold.ts';
import type { Course } from '../courses/course.ts';
import type { Promised } from './promised.ts';
import type { SlaPolicy } from './sla-policy.ts';

type Named = Pick<Course, 'target' | 'of'>;

/** What the policy says of a team's share, or of a third party, however its name is written. */
export function ownTerms(
  { internal, vendor }: Pick<SlaPolicy, 'internal' | 'vendor'>,
  { target, of = '' }: Named,
): SlaPolicy['internal'][number] | SlaPolicy['vendor'][number] | undefined {
  if (target === 'internal') return internal.find(({ team }) => team === of);
  return target === 'vendor' ? vendor.find(({ supplier }) => fold(supplier) === fold(of)) : undefined;
}

/** Whose hours a stopwatch counts: a team's share is counted in that team's own, where it has any, unless the policy says otherwise. */
export function calendarFor({ policy, calendar, definitions }: Promised, course: Named): string {
  const { target, of = '' } = course;
  if (target === 'internal') return ownTerms(policy, course)?.calendar ?? definitions.teams.get(of)?.calendar ?? calendar;
  if (target === 'vendor') return ownTerms(policy, course)?.calendar ?? calendar;
  return policy.calendars?.[target] ?? calendar;
}
