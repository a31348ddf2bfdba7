import { LocalDate } from '../../../src/domain/hours/holidays.ts';
import { dayNumber } from '../../../src/domain/hours/local-date.ts';
import type { Label } from '../../../src/domain/label.ts';
import { DAY, isTimeZone } from '../../../src/domain/hours/wall-time.ts';
import { readEvents, type Note, type Property, type WrittenEvent } from './read-events.ts';
import { readRule } from './read-rule.ts';
import { MOST_DAYS, recurrenceDays } from './recurrence.ts';

/** A day, and on events with times also the time; `zone` where it is not that of whoever reads it. */
export interface Moment {
  /** Counted from 1970-01-01. */
  readonly day: number;
  /** Milliseconds after midnight; of whole days there is none. */
  readonly time?: number;
  readonly zone?: string;
}

/** An event that takes place: when it begins, each time, and how long it lasts. */
export interface Occasion {
  readonly uid: string;
  readonly name?: Label;
  /** DTSTART, which need not be one of its days where a rule says when it comes. */
  readonly first: Moment;
  readonly starts: readonly Moment[];
  readonly except: readonly Moment[];
  /** Instead of which one of the event's own it takes place. */
  readonly insteadOf?: Moment;
  readonly cancelled: boolean;
  /** Until when the first one lasts. */
  readonly end: Moment;
}

/** Longer is a slip, or no holiday. */
const LONGEST_DAYS = 366;
/** Before it dates are those of another calendar. */
const FIRST_YEAR = 1583;
const CORRECT = 'correct it, or take the event out';

/** What a file of holidays never comes near: anything larger is another calendar, and would only cost time and memory. */
const MOST_EVENTS = 2_000;
const MOST_DAYS_IN_ALL = 100_000;
/** Whoever has corrected so many will look at the file anyway. */
const MOST_NOTES = 20;

/** The events of a file, each with all its beginnings. Mistakes are noted with their lines, the first ones of many. */
export function readOccasions(text: string, note: Note): readonly Occasion[] {
  const occasions: Occasion[] = [];
  let [days, notes] = [0, 0];
  const noted: Note = (...mistake) => {
    notes += 1;
    if (notes <= MOST_NOTES) note(...mistake);
  };
  for (const event of readEvents(text, noted)) {
    const occasion = occasionOf(event, noted);
    if (!occasion) continue;
    days += occasion.starts.length * Math.max(1, occasion.end.day - occasion.first.day);
    if (occasions.push(occasion) > MOST_EVENTS || days > MOST_DAYS_IN_ALL) {
      noted(event.line, 'the file has more days than any list of holidays', 'take out of it what is none');
      return [];
    }
    if (notes >= MOST_NOTES) return [];
  }
  return occasions;
}

function occasionOf({ line, properties }: WrittenEvent, note: Note): Occasion | undefined {
  const one = (name: string) => properties.get(name)?.[0];
  const all = (name: string) => properties.get(name)?.flatMap((property) => momentsOf(property, note)) ?? [];
  const written = one('dtstart');
  if (!written) return void note(line, 'the event has no DTSTART', 'write on which day it begins, or take it out');
  const [start] = momentsOf(written, note);
  const end = start && endOf(start, { end: one('dtend'), duration: one('duration') }, note);
  if (!start || !end) return undefined;
  const rules = properties.get('rrule') ?? [];
  const [insteadOf] = all('recurrence-id');
  const named = nameOf(properties.get('summary') ?? []);
  return {
    uid: textOf(one('uid')) || `line ${line}`,
    ...(named && { name: named }),
    first: start,
    starts: [...(rules.length > 0 ? rules.flatMap((rule) => repeated(rule, start, note)) : [start]), ...all('rdate')],
    except: all('exdate'),
    ...(insteadOf && { insteadOf }),
    cancelled: textOf(one('status')).toUpperCase() === 'CANCELLED',
    end,
  };
}

function repeated(property: Property, start: Moment, note: Note): readonly Moment[] {
  const rule = readRule(property);
  if (typeof rule === 'string') {
    note(
      property.line,
      `the event repeats by a rule that makes no holidays: ${rule}`,
      'write its dates as RDATE;VALUE=DATE, or take it out',
    );
    return [];
  }
  const days = recurrenceDays(rule, start.day);
  if (days.length > MOST_DAYS)
    note(
      property.line,
      `the event comes more than ${MOST_DAYS} times until 2299`,
      'give its rule an UNTIL, or take it out; free weekdays are left out of "hours"',
    );
  else if (days.length === 0) note(property.line, 'the rule fits no day at all', CORRECT);
  return days.length > MOST_DAYS ? [] : days.map((day) => ({ ...start, day }));
}

/** A day without an end lasts a day. Of DTEND the day named is the first that is free of it; on the day itself it is taken for one day. */
function endOf(
  start: Moment,
  written: { end: Property | undefined; duration: Property | undefined },
  note: Note,
): Moment | undefined {
  const property = written.end ?? written.duration;
  if (!property) return start.time === undefined ? { day: start.day + 1 } : start;
  const [given] = written.end ? momentsOf(written.end, note) : [lasting(start, property, note)];
  if (!given) return undefined;
  const end = start.time === undefined ? { day: given.day === start.day ? start.day + 1 : given.day } : given;
  if (isBefore(end, start)) return void note(property.line, 'the event ends before it begins', CORRECT);
  if (end.day - start.day > LONGEST_DAYS)
    return void note(property.line, `the event lasts more than ${LONGEST_DAYS} days`, CORRECT);
  return end;
}

function isBefore(end: Moment, start: Moment): boolean {
  return end.day < start.day || (end.day === start.day && end.zone === start.zone && (end.time ?? 0) < (start.time ?? 0));
}

function lasting(start: Moment, property: Property, note: Note): Moment | undefined {
  const parts = /^P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(
    String(property.values[0]),
  );
  if (!parts) return void note(property.line, `DURATION cannot be ${String(property.values[0])}`, 'write it like P1D');
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const time = (start.time ?? 0) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const end = { ...start, day: start.day + weeks * 7 + days + Math.floor(time / DAY) };
  return start.time === undefined ? end : { ...end, time: time % DAY };
}

/** Whole days, and instants of a zone, of no zone (the reader's own) or of one that is not known by this name, which is taken for that too. */
function momentsOf({ line, params, values }: Property, note: Note): readonly Moment[] {
  const tzid = params['tzid'];
  return values.flatMap((value): readonly Moment[] => {
    const text = String(Array.isArray(value) ? value[0] : value);
    const [, date = '', hours, minutes, seconds, utc] =
      /^(\d{4}-\d\d-\d\d)(?:T(?:::|(\d\d):(\d\d):(\d\d)(Z?)))?$/.exec(text) ?? [];
    const isDate = LocalDate.safeParse(date).success && Number(date.slice(0, 4)) >= FIRST_YEAR;
    if (!isDate || Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 60) {
      note(line, `"${text}" is no date`, 'dates are YYYYMMDD, times YYYYMMDDTHHMMSS');
      return [];
    }
    if (hours === undefined) return [{ day: dayNumber(date) }];
    const zone = utc === 'Z' ? 'Etc/UTC' : tzid !== undefined && isTimeZone(tzid) ? tzid : undefined;
    const time = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
    return [{ day: dayNumber(date), time, ...(zone !== undefined && { zone }) }];
  });
}

/** In both languages what the file says, in each its own where the file has several. */
function nameOf(summaries: readonly Property[]): Label | undefined {
  const said = (language: string) =>
    textOf(summaries.find(({ params }) => params['language']?.toLowerCase().startsWith(language)) ?? summaries[0]);
  const [es, en] = [said('es'), said('en')];
  return es && en ? { es, en } : undefined;
}

function textOf(property: Property | undefined): string {
  const said = property?.values[0];
  return (typeof said === 'string' ? said : '').replace(/\s+/g, ' ').trim().slice(0, 100);
}
