import type { WorkingTime } from '../domain/calendar.ts';
import type { Context } from './context.ts';

/** A person's working time: the desk's calendar, until people have calendars of their own. */
export function workingTimeOf({ definitions }: Context): WorkingTime {
  const working = definitions.calendars.get(definitions.desk.calendar);
  if (!working) throw new Error(`no calendar ${definitions.desk.calendar}`);
  return working;
}

/** So many working hours of a person from now. */
export function addWorkingHours(context: Context, _person: string, hours: number): Date {
  return workingTimeOf(context).add(context.now, hours * 60);
}

/** So many working days of a person from now. */
export function addWorkingDays(context: Context, _person: string, days: number): Date {
  const working = workingTimeOf(context);
  return working.add(context.now, days * working.dayMinutes);
}
