import type { Holiday } from '../../../src/domain/hours/holidays.ts';
import { dateOfDay } from '../../../src/domain/hours/local-date.ts';
import { DAY, zoneReader, type ResolveWall } from '../../../src/domain/hours/wall-time.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../../src/domain/hours/yearly-tables.ts';
import type { Moment, Occasion } from './occasions.ts';

/** What a file gives to a calendar. */
export interface FoundHolidays {
  readonly holidays: readonly Holiday[];
  /** Events with times that cover no whole day. */
  readonly passedOver: number;
}

const SHORTEST_DAY = 23 * 3_600_000;
const [FIRST_DAY, LAST_DAY] = [Date.UTC(FIRST_YEAR) / DAY, Date.UTC(LAST_YEAR + 1) / DAY - 1];

/**
 * The days of a zone that events take whole: all-day events do, whatever the zone; events with times where they last from midnight to
 * midnight there. Cancelled ones give none. Whether somebody counts as busy (TRANSP) says nothing: published holidays are mostly "free".
 */
export function holidaysFrom(occasions: readonly Occasion[], zone: string): FoundHolidays {
  const instantOf = wallReader(zone);
  const holidays: Holiday[] = [];
  let passedOver = 0;
  for (const occasion of occasions.filter(({ cancelled }) => !cancelled)) {
    const left = startsLeft(occasion, occasions, instantOf);
    const days = left.flatMap((start) => daysFrom(start, occasion, instantOf));
    if (days.length === 0 && left.length > 0) passedOver += 1;
    holidays.push(
      ...[...new Set(days)]
        .filter(isKnown)
        .map((day) => ({ date: dateOfDay(day), ...(occasion.name && { name: occasion.name }) })),
    );
  }
  return { holidays, passedOver };
}

type InstantOf = (moment: Moment) => number;

/** Without its exceptions, and without those that another event of the same name takes the place of. */
function startsLeft(occasion: Occasion, all: readonly Occasion[], instantOf: InstantOf): readonly Moment[] {
  const moved = occasion.insteadOf
    ? []
    : all.flatMap(({ uid, insteadOf }) => (insteadOf && uid === occasion.uid ? insteadOf : []));
  const gone = [...occasion.except, ...moved];
  const days = new Set(gone.filter(({ time }) => time === undefined).map(({ day }) => day));
  const instants = new Set(gone.filter(({ time }) => time !== undefined).map(instantOf));
  const wholeDays = new Set(gone.map(({ day }) => day));
  return occasion.starts.filter((start) =>
    start.time === undefined ? !wholeDays.has(start.day) : !days.has(start.day) && !instants.has(instantOf(start)),
  );
}

function daysFrom(start: Moment, { first, end }: Occasion, instantOf: InstantOf): readonly number[] {
  if (!isKnown(start.day)) return [];
  if (start.time === undefined) return Array.from({ length: end.day - first.day }, (_, index) => start.day + index);
  const length = instantOf(end) - instantOf(first);
  if (length < SHORTEST_DAY) return [];
  const from = instantOf(start);
  const days: number[] = [];
  // In a zone east of Greenwich a day begins on what is the day before there.
  for (let day = Math.floor(from / DAY) - 1; instantOf({ day: day + 1 }) <= from + length; day += 1)
    if (instantOf({ day }) >= from) days.push(day);
  return days;
}

function isKnown(day: number): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/** Times without a zone of their own are the calendar's. */
function wallReader(own: string): InstantOf {
  const readers = new Map<string, (from: number, to: number) => ResolveWall>();
  return ({ day, time = 0, zone = own }) => {
    const reader = readers.get(zone) ?? zoneReader(zone);
    readers.set(zone, reader);
    const wall = day * DAY + time;
    return reader(day * DAY - DAY, day * DAY + 2 * DAY)(wall);
  };
}
