import { Calendar } from '../../src/domain/hours/calendar.ts';
import { weekdays, type WeeklyHours } from '../../src/domain/hours/day-plan.ts';
import { Holiday, LocalDate } from '../../src/domain/hours/holidays.ts';
import { WrittenCalendar } from './written-calendar.ts';

/** One of a list, with its position in the file. */
interface Numbered<T> {
  readonly index: number;
  readonly value: T;
}

/** What can be read of a calendar, whatever else is wrong with it: one mistake is not to hide the others. */
export interface SoundParts {
  readonly zone: string | undefined;
  readonly hours: WeeklyHours;
  readonly changes: readonly Numbered<{ readonly from: string; readonly hours: WeeklyHours }>[];
  readonly holidays: readonly Numbered<Holiday>[];
  readonly overrides: ByDate;
  readonly breaks: ByDate;
  /** All of it, where nothing is wrong with its shape. */
  readonly whole: WrittenCalendar | undefined;
}

type ByDate = Readonly<Record<string, readonly (readonly [string, string])[]>>;

const Intervals = Calendar.shape.hours.valueType;

export function soundParts(data: unknown): SoundParts {
  const { tz, hours, changes, holidays, overrides, breaks } = keysOf(data);
  return {
    zone: typeof tz === 'string' ? tz : undefined,
    hours: soundHours(hours),
    changes: listed(changes).flatMap((change, index) => {
      const { from, hours: later } = keysOf(change);
      const date = LocalDate.safeParse(from);
      return date.success ? [{ index, value: { from: date.data, hours: soundHours(later) } }] : [];
    }),
    holidays: listed(holidays).flatMap((holiday, index) => {
      const read = Holiday.safeParse(holiday);
      return read.success ? [{ index, value: read.data }] : [];
    }),
    overrides: soundDates(overrides),
    breaks: soundDates(breaks),
    whole: WrittenCalendar.safeParse(data).data,
  };
}

function soundHours(data: unknown): WeeklyHours {
  const hours = keysOf(data);
  return Object.fromEntries(weekdays.map((weekday) => [weekday, Intervals.safeParse(hours[weekday]).data ?? []]));
}

function soundDates(data: unknown): ByDate {
  const dates = Object.entries(keysOf(data)).filter(([date]) => LocalDate.safeParse(date).success);
  return Object.fromEntries(dates.map(([date, intervals]) => [date, Intervals.safeParse(intervals).data ?? []]));
}

function keysOf(data: unknown): Readonly<Record<string, unknown>> {
  return data !== null && typeof data === 'object' ? (data as Readonly<Record<string, unknown>>) : {};
}

function listed(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [];
}
