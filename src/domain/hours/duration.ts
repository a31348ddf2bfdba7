import type { WorkingTime } from './calendar.ts';

/** A length of working time as people write it. Days stay days until a calendar says how long one is. */
export interface Duration {
  readonly days: number;
  readonly minutes: number;
}

const pattern = /^(?:(\d{1,5})\s*d)?\s*(?:(\d{1,5})\s*h)?\s*(?:(\d{1,5})\s*m)?$/i;

/** Reads `2h`, `30m`, `1d`, `3 d`, `1h30m`: days, hours, minutes in that order, each at most once. Undefined for anything else, and for no time at all. */
export function parseDuration(text: string): Duration | undefined {
  const [, days, hours, minutes] = pattern.exec(text.trim()) ?? [];
  const duration = { days: Number(days ?? 0), minutes: Number(hours ?? 0) * 60 + Number(minutes ?? 0) };
  return duration.days + duration.minutes > 0 ? duration : undefined;
}

/** In working minutes; a day is the calendar's nominal one. Throws a `RangeError` for days of a calendar that has none. */
export function minutesOf(duration: Duration, working: Pick<WorkingTime, 'dayMinutes'>): number {
  if (duration.days > 0 && working.dayMinutes === 0) throw new RangeError('a calendar that never opens has no working days');
  return duration.days * working.dayMinutes + duration.minutes;
}

/** The same text as elapsed minutes: a day has 24 hours. */
export function elapsedMinutes(text: string): number | undefined {
  const duration = parseDuration(text);
  return duration && duration.days * 24 * 60 + duration.minutes;
}
