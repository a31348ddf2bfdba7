import { z } from 'zod';
import { dateOfDay, dayNumber } from '../hours/local-date.ts';
import { instantOf, localTime } from '../hours/local-time.ts';
import { isTimeZone } from '../hours/wall-time.ts';

const HANDOVER = /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday) (([01]\d|2[0-3]):[0-5]\d)$/;
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const satisfies readonly string[];
const MOST_STEPS = 400;

const LocalDate = z.iso.date('dates are YYYY-MM-DD and must exist');

/**
 * Who is on call, week by week: each of `people` in turn, from one handover to the next. The weeks are counted from `start`, the date of
 * the first person's first handover; without it, from the first Monday of 1970, so that the order never depends on when the desk began.
 * Overrides are local dates, both included; the last one that fits wins.
 */
export const Rota = z.strictObject({
  people: z.array(z.string()).min(1),
  handover: z.string().regex(HANDOVER, 'write a weekday and a time, like "monday 09:00"'),
  zone: z.string().refine(isTimeZone, 'not a known time zone; names are like America/Lima').optional(),
  start: LocalDate.optional(),
  overrides: z
    .array(
      z
        .strictObject({ from: LocalDate, to: LocalDate, person: z.string() })
        .refine(({ from, to }) => from <= to, 'an override must not end before it begins'),
    )
    .default([]),
});
export type Rota = z.infer<typeof Rota>;

export interface Duty {
  readonly person: string;
  /** When somebody else takes over; nobody ever does where there is only one. */
  readonly until?: Date;
  readonly next?: string;
}

/** Who is on call at an instant, until when, and who comes next. `zone`: the desk's, for a rota that names none. */
export function dutyAt(rota: Rota, at: Date, zone: string): Duty {
  const clock = { rota, zone: rota.zone ?? zone };
  const person = personAt(clock, at);
  let change = nextChange(clock, at);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const next = personAt(clock, change);
    if (next !== person) return { person, until: change, next };
    change = nextChange(clock, change);
  }
  return { person };
}

interface Clock {
  readonly rota: Rota;
  readonly zone: string;
}

function personAt(clock: Clock, at: Date): string {
  const { rota, zone } = clock;
  const { date } = localTime(at, zone);
  const override = rota.overrides.findLast(({ from, to }) => from <= date && date <= to);
  if (override) return override.person;
  const { people } = rota;
  const turn = weekOf(clock, at) - firstWeek(clock);
  return people[((turn % people.length) + people.length) % people.length] ?? '';
}

/** The number of handovers that have been by an instant, counted from the first of 1970. */
function weekOf(clock: Clock, at: Date): number {
  const { date } = localTime(at, clock.zone);
  const week = Math.floor((dayNumber(date) - firstHandoverDay(clock)) / 7);
  // On the day of a handover, its time decides, as the clocks there show it.
  return handoverOf(clock, week) <= at ? week : week - 1;
}

function firstWeek(clock: Clock): number {
  const { start } = clock.rota;
  return start ? Math.ceil((dayNumber(start) - firstHandoverDay(clock)) / 7) : 0;
}

function handoverOf(clock: Clock, week: number): Date {
  const date = dateOfDay(firstHandoverDay(clock) + 7 * week);
  return new Date(instantOf(date, HANDOVER.exec(clock.rota.handover)?.[2] ?? '00:00', clock.zone));
}

/** The day number (0: 1970-01-01, a Thursday) of the first handover on or after Monday, 5 January 1970. */
function firstHandoverDay({ rota }: Clock): number {
  const weekday = days.findIndex((day) => rota.handover.startsWith(day));
  return 4 + weekday;
}

/** The first instant after `at` at which somebody else may take over. */
function nextChange(clock: Clock, at: Date): Date {
  const { rota, zone } = clock;
  const bounds = rota.overrides.flatMap(({ from, to }) => [
    new Date(instantOf(from, '00:00', zone)),
    new Date(instantOf(dateOfDay(dayNumber(to) + 1), '00:00', zone)),
  ]);
  const later = [...bounds, handoverOf(clock, weekOf(clock, at) + 1)].filter((one) => one > at);
  return new Date(Math.min(...later.map((one) => one.getTime())));
}
