const DAY_MS = 86_400_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const WORD = /^today(?:([+-]\d{1,4})([dwmy]))?$/;

/** A calendar date that exists, `YYYY-MM-DD`: `2026-02-30` does not. */
export function isDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Whether a text is one of those that `dayOf` reads: a date, `today`, `today+14d`, `today-1m`. */
export function isDayWord(text: string): boolean {
  return WORD.test(text) || isDate(text);
}

/** The date that a definition names: an ISO date, or days, weeks, months or years from `today`. Nothing for other texts. */
export function dayOf(word: string, today: string | undefined): string | undefined {
  if (isDate(word)) return word;
  const found = WORD.exec(word);
  if (!found || today === undefined) return undefined;
  return shift(today, Number(found[1] ?? 0), found[2] ?? 'd');
}

/** Another date some days later (earlier if negative). Nothing outside of the years that four digits hold. */
export function addDays(date: string, days: number): string | undefined {
  return isoOf(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
}

/** Days from one date to another: 0 for the same, negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

function shift(date: string, count: number, unit: string): string | undefined {
  if (unit === 'd' || unit === 'w') return addDays(date, unit === 'w' ? 7 * count : count);
  const months = unit === 'y' ? 12 * count : count;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  // 31 January and a month is the last of February.
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

function isoOf(at: number): string | undefined {
  const text = Number.isNaN(at) || Math.abs(at) > 8.64e15 ? '' : new Date(at).toISOString();
  return /^\d{4}-/.test(text) ? text.slice(0, 10) : undefined;
}
