import type { WorkingTime } from '../domain/hours/calendar.ts';
import { hoursOf } from '../domain/clock/hours-of.ts';
import type { Context } from './context.ts';

type Place = Pick<Context, 'definitions'>;

/** A person's working time: the calendar of their team, else of their site, else the desk's; without a person, the desk's. */
export function workingTimeOf(context: Place, person?: string): WorkingTime {
  return hoursOf(context.definitions, person);
}

/** So many working hours of a person from now. */
export function addWorkingHours(context: Context, person: string, hours: number): Date {
  return workingTimeOf(context, person).add(context.now, hours * 60);
}

/** So many working days of a person from now. */
export function addWorkingDays(context: Context, person: string, days: number): Date {
  const working = workingTimeOf(context, person);
  return working.add(context.now, days * working.dayMinutesAt(context.now));
}
