import type { WorkingTime } from '../domain/clock/calendar.ts';
import { personOf, type Context } from './context.ts';

type Place = Pick<Context, 'definitions'>;

/** A person's working time: the calendar of their team, else of their site, else the desk's; without a person, the desk's. */
export function workingTimeOf(context: Place, person?: string): WorkingTime {
  const { calendars, desk } = context.definitions;
  const own = person === undefined ? undefined : calendarOf(context, person);
  const working = (own && calendars.get(own)) ?? calendars.get(desk.calendar);
  if (!working) throw new Error(`no calendar ${desk.calendar}`);
  return working;
}

function calendarOf({ definitions }: Place, id: string): string | undefined {
  const { teams, site } = personOf({ definitions }, id);
  const ofTeam = teams.map(({ team }) => definitions.teams.get(team)?.calendar).find((name) => name !== undefined);
  return ofTeam ?? (site ? definitions.sites.get(site)?.calendar : undefined);
}

/** So many working hours of a person from now. */
export function addWorkingHours(context: Context, person: string, hours: number): Date {
  return workingTimeOf(context, person).add(context.now, hours * 60);
}

/** So many working days of a person from now. */
export function addWorkingDays(context: Context, person: string, days: number): Date {
  const working = workingTimeOf(context, person);
  return working.add(context.now, days * working.dayMinutes);
}
