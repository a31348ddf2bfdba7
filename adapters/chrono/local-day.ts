/** A calendar day as a number of days since 1970-01-01: adding and comparing need no time zone. */
export type Day = number;

const DAY_MS = 86_400_000;

/** The day with that date; undefined where there is none (31 April). `month` counts from 1. */
export const dayOf = (year: number, month: number, date: number): Day | undefined => {
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() / DAY_MS : undefined;
};

/** Year, month (from 1), date and weekday (Sunday 0) of a day. */
export const partsOf = (
  day: Day,
): { readonly year: number; readonly month: number; readonly date: number; readonly weekday: number } => {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate(), weekday: at.getUTCDay() };
};

/** `YYYY-MM-DD`. */
export const isoOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The same date some months later, or the last of that month where it has no such date. */
export const addMonths = (day: Day, months: number): Day => {
  const { year, month, date } = partsOf(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  return Math.min(first.getTime() / DAY_MS + date - 1, lastOfMonth(first.getTime() / DAY_MS));
};

export const lastOfMonth = (day: Day): Day => {
  const { year, month } = partsOf(day);
  return Date.UTC(year, month, 0) / DAY_MS;
};

/** Monday of the week after. */
export const nextMonday = (day: Day): Day => day + ((8 - partsOf(day).weekday) % 7 || 7);

/** Building a format costs fifty times its use. */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric });
  formats.set(zone, format);
  return format;
};

/** Local day in a zone, and the zone's distance from UTC in minutes at that instant. */
export const localNow = (now: Date, zone: string): { readonly day: Day; readonly offset: number } => {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const local = Date.UTC(
    part['year'] ?? 1970,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
  );
  return { day: Math.floor(local / DAY_MS), offset: Math.round((local - now.getTime()) / 60_000) };
};
