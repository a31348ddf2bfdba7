import type { WorkingTime } from '../../domain/hours/calendar.ts';
import { DeskError } from '../../domain/errors.ts';
import { addDays } from '../../domain/form/day-word.ts';
import { instantOf, localTime } from '../../domain/hours/local-time.ts';
import type { Turn } from '../flow.ts';

const MARKER = /(?:^|[\s,;(])(?:hasta(?:\s+(?:el|la|las|los))?|until|till|til|a partir del?|desde el)\s+/iu;
const LENGTH =
  /^(?:(?:por|for|durante|dentro de|en|in)\s+)?(\d{1,3})\s*(d|d[ií]as?|days?|h|hs|hrs?|horas?|hours?|m|min|mins|minutos?|minutes?|semanas?|weeks?)(?:\s+(?:h[aá]biles|working|laborables))?(?=$|[\s,;.:])/iu;
const CLOCK =
  /^(?:a\s+)?(?:las?\s+|at\s+)?(\d{1,2})(?:[:.h]([0-5]\d))?\s*(a\.?m\.?|p\.?m\.?|h(?:rs|oras)?)?(?:\s+de la (tarde|noche|ma[ñn]ana))?(?=$|[\s,;])/iu;
const BEHIND =
  /^[\s,]*(?:(?:a las?|at|@|de las?|por la)\s+)?(?:\d{1,2}(?:[:.h][0-5]\d)?\s*(?:a\.?m\.?|p\.?m\.?|h(?:rs|oras)?(?![\p{L}]))?|ma[ñn]ana|tarde)(?:\s+de la (?:tarde|noche|ma[ñn]ana))?/iu;
const FARTHEST_MS = 370 * 86_400_000;

export interface Until {
  readonly until?: Date;
  /** The text without the words that said so. */
  readonly rest: string;
}

/**
 * "hasta el viernes", "until Monday 10am", "por 2 horas", "3d". A length is working time; a date without a time is the beginning of work
 * on it. `anywhere`: a date counts without such a word before it, as the date agreed on does.
 * @throws DeskError `wait.not_then` for a time that has been, or is more than a year away.
 */
export function readUntil(text: string, turn: Turn, { working, anywhere }: { working: WorkingTime; anywhere: boolean }): Until {
  const source = text.trim();
  const marker = MARKER.exec(source);
  const head = marker ? source.slice(0, marker.index) : '';
  const tail = marker ? source.slice(marker.index + marker[0].length) : source;
  const found =
    lengthIn(tail, turn, working) ?? (marker || anywhere ? dateIn(tail, turn, { working, anywhere: !marker }) : undefined);
  if (!found && marker && UNREAD.test(tail)) throw new DeskError('wait.no_date', { text: tail.slice(0, 60) });
  if (!found) return { rest: source };
  const away = found.at.getTime() - turn.now.getTime();
  if (away <= 0 || away > FARTHEST_MS)
    throw new DeskError('wait.not_then', { at: found.date ? { date: found.date } : { at: found.at } });
  const rest = `${head} ${found.left}`.replace(/^[\s,;:.)–—-]+/u, '');
  return { until: found.at, rest: rest.replace(/\s+/gu, ' ').trim() };
}

/** Digits right behind "until": a date, if one that cannot be read ("30 de febrero"). "Until they come" is a text. */
const UNREAD = /^[^,;.:]{0,12}\d/u;

interface Found {
  readonly at: Date;
  /** Where no time of day was said. */
  readonly date?: string;
  readonly left: string;
}

function lengthIn(text: string, { now }: Turn, working: WorkingTime): Found | undefined {
  const [all = '', count = '', unit = ''] = LENGTH.exec(text) ?? [];
  if (!all) return undefined;
  const day = working.dayMinutesAt(now);
  const minutes = { d: day, h: 60, m: 1, s: 5 * day, w: 5 * day }[unit.charAt(0).toLowerCase()];
  if (!minutes || Number(count) === 0) return undefined;
  return { at: working.add(now, Number(count) * minutes), left: text.slice(all.length) };
}

function dateIn(text: string, turn: Turn, how: { working: WorkingTime; anywhere: boolean }): Found | undefined {
  const { now, zone, language } = turn;
  const [first] = turn.readDates(text, { now, zone, language });
  const near = first && (how.anywhere || first.index <= NEAR);
  if (!first || !near) return how.anywhere ? undefined : clockIn(text, turn);
  const at = first.time
    ? new Date(instantOf(first.date, first.time, zone))
    : how.working.nextOpening(new Date(instantOf(first.date, '00:00', zone)));
  const behind = text.slice(first.index + first.text.length);
  const after = first.time ? behind.replace(BEHIND, '') : behind;
  // What stands before a date that only happens to be in the text belongs to the text, and so does the date.
  const left = how.anywhere && first.index > NEAR ? text : after;
  return { at, left, ...(!first.time && { date: first.date }) };
}

/** "el viernes", "las 10 del viernes": words that may stand between "until" and its date. */
const NEAR = 14;

/** "las 3", "15:30": today, or tomorrow where that has been. */
function clockIn(text: string, { now, zone }: Turn): Found | undefined {
  const [all = '', hour = '', minute = '00', half = '', part = ''] = CLOCK.exec(text) ?? [];
  if (!all || Number(hour) > 23) return undefined;
  const late = /^p/iu.test(half) || /^[tn]/iu.test(part) || (!half && !part && Number(hour) >= 1 && Number(hour) <= 6);
  const whole = late && Number(hour) < 12 ? Number(hour) + 12 : /^a/iu.test(half) && hour === '12' ? 0 : Number(hour);
  const time = `${String(whole).padStart(2, '0')}:${minute}`;
  const { date } = localTime(now, zone);
  const today = new Date(instantOf(date, time, zone));
  const at = today > now ? today : new Date(instantOf(addDays(date, 1) ?? date, time, zone));
  return { at, left: text.slice(all.length) };
}
