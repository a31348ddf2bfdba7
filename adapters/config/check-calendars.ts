import type { Holiday } from '../../src/domain/hours/holidays.ts';
import { dayNumber } from '../../src/domain/hours/local-date.ts';
import { minuteOfDay, planDays, weekdays, type WeeklyHours } from '../../src/domain/hours/day-plan.ts';
import { checkZone } from './check-people.ts';
import { checkPartsTwice, type Part } from './references.ts';
import type { YamlFile } from './read-yaml.ts';
import { soundParts, type SoundParts } from './sound-parts.ts';
import { below, type Place, type Report } from './sources.ts';

type Interval = readonly [string, string];

/** An interval as it was written, in minutes after some midnight. */
interface Written {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly place: Place;
}

const MINUTES_OF_DAY = 1440;
const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;

/** What each calendar of the file says, against itself; also of one that is wrong elsewhere. */
export function checkCalendars(source: YamlFile | undefined, report: Report): void {
  const data = source?.data;
  if (!source || data === null || typeof data !== 'object' || Array.isArray(data)) return;
  for (const [id, calendar] of Object.entries(data)) checkOne({ id, ...soundParts(calendar) }, { source, path: [id] }, report);
}

type Named = SoundParts & { readonly id: string };

function checkOne(calendar: Named, place: Place, report: Report): void {
  const { zone, hours, changes, holidays } = calendar;
  checkZone(below(place, 'tz'), zone, report);
  checkWeek(hours, below(place, 'hours'), report);
  for (const { index, value } of changes) checkWeek(value.hours, below(place, 'changes', index, 'hours'), report);
  checkDates(calendar.overrides, below(place, 'overrides'), report);
  checkDates(calendar.breaks, below(place, 'breaks'), report);
  const dated = changes.map(({ index, value }) => ({ key: value.from, place: below(place, 'changes', index, 'from') }));
  checkPartsTwice(dated, (date) => `a change of hours on ${date}`, report);
  const days = holidays.map(({ index, value }) => partOf(value, below(place, 'holidays', index)));
  checkPartsTwice(days, (day) => `the holiday ${day}`, report);
  checkOpens(calendar, place, report);
}

/** Deadlines on a calendar that never opens, or does not for good, would never come. */
function checkOpens({ id, whole }: Named, place: Place, report: Report): void {
  if (!whole) return;
  const { nominal, lastDay } = planDays({ ...whole, overrides: {} });
  if (lastDay === Infinity) return;
  const last = nominal.at(-1)?.from ?? -Infinity;
  const changes = whole.changes ?? [];
  const index = changes.findIndex(({ from }) => dayNumber(from) === last);
  if (index < 0)
    return report(below(place, 'hours'), {
      what: `the calendar "${id}" has no working hours`,
      remedy: 'add a weekday, like mon: [["08:00", "18:00"]]',
    });
  report(below(place, 'changes', index, 'hours'), {
    what: `the calendar "${id}" has no working hours any more from ${changes[index]?.from} on`,
    remedy: 'add a weekday, or a later change with hours',
  });
}

/** The week is a circle: Sunday's night reaches into Monday. */
function checkWeek(hours: WeeklyHours, place: Place, report: Report): void {
  const written = weekdays.flatMap((weekday, day) => writtenIn(hours[weekday] ?? [], { day, place: below(place, weekday) }));
  const again = written.map((one) => ({ ...one, from: one.from + MINUTES_OF_WEEK, to: one.to + MINUTES_OF_WEEK }));
  const nights = written.filter(({ to }) => to > MINUTES_OF_WEEK);
  checkOverlaps([...written, ...(nights.length > 0 ? again : [])], report);
}

/** Dates meet only where they follow each other. */
function checkDates(byDate: Readonly<Record<string, readonly Interval[]>>, place: Place, report: Report): void {
  const written = Object.entries(byDate).flatMap(([date, intervals]) =>
    writtenIn(intervals, { day: dayNumber(date), place: below(place, date) }),
  );
  checkOverlaps(written, report);
}

function writtenIn(
  intervals: readonly Interval[],
  { day, place }: { readonly day: number; readonly place: Place },
): readonly Written[] {
  return intervals.map(([start, end], index) => {
    const [from, to] = [minuteOfDay(start), minuteOfDay(end)];
    const begins = day * MINUTES_OF_DAY;
    return {
      from: begins + from,
      to: begins + to + (to > from ? 0 : MINUTES_OF_DAY),
      text: `${start} to ${end}`,
      place: below(place, index),
    };
  });
}

/** Each that begins before another has ended, once. */
function checkOverlaps(written: readonly Written[], report: Report): void {
  const told = new Set<string>();
  let longest: Written | undefined;
  for (const one of written.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const where = JSON.stringify(one.place.path);
    if (longest && one.from < longest.to && !told.has(where)) {
      told.add(where);
      report(one.place, {
        what: overlap(one, longest),
        remedy: 'write each hour once (an end before its start is in the next morning)',
      });
    }
    if (!longest || one.to > longest.to) longest = one;
  }
}

function overlap(one: Written, other: Written): string {
  const key = ({ place }: Written) => String(place.path.at(-2));
  if (key(one) !== key(other)) return `${one.text} of "${key(one)}" overlaps ${other.text} of "${key(other)}"`;
  return one.text === other.text
    ? `${one.text} of "${key(one)}" is written twice`
    : `${one.text} of "${key(one)}" overlaps ${other.text}`;
}

/** What a holiday is known by; a date may also be one of every year, as a single date names it best. */
function partOf(holiday: Holiday, place: Place): Part {
  if (typeof holiday === 'string') return { key: holiday, place };
  const { date, every, easter, from, to } = holiday;
  if (date !== undefined) return { key: date, place: below(place, 'date') };
  const years = from === undefined && to === undefined ? '' : ` from ${from ?? 'ever'} to ${to ?? 'ever'}`;
  const day = every ?? `${Math.abs(easter ?? 0)} days ${(easter ?? 0) < 0 ? 'before' : 'after'} Easter`;
  return { key: `${day}${years}`, place };
}
