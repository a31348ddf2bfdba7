import { findTimes, type FoundTime } from '../form/reading/find-times.ts';
import type { Span } from '../form/reading/rest-of.ts';

const HALF = '[ap]\\.? ?m\\b\\.?';
/** "de 3 a 4:30 pm", "3-4pm", "15h às 16h", "entre las 10 y las 12": the second says of what kind the first is. */
const BETWEEN = new RegExp(`(?:(?<![\\p{L}])(?<lead>de|desde|from|entre|between|das)(?<las> las?)? |(?<![\\p{L}\\d:/.,$-])(?<!past ))(?<h1>[01]?\\d|2[0-4])(?:[:.h](?<m1>[0-5]\\d))? ?(?<a1>${HALF})?(?<u1>h|hs|hrs)? ?(?:al?|as|to|hasta|till|until|y|and|-|–)(?<las2> las?)? ?(?<h2>[01]?\\d|2[0-4])(?:[:.h](?<m2>[0-5]\\d))? ?(?<a2>${HALF})?(?<u2>h|hs|hrs)?(?<part> (?:de|da) (?:la )?(?:tarde|noche|manana|manha|noite))?(?![\\p{L}\\d:/])`, 'gu'); // prettier-ignore
/** These before a number of hours say how far away: "hace 2 horas", "en 3 horas". */
const AWAY =
  /(?<![\p{L}])(?:hace|ha|faz|dentro de|daqui a|en|in|within|em|por|durante|during|dura|cada|every)\s*(?:unas|unos|about)?\s*$/u;

/**
 * The times of day in a text that `plain` has been through, in order; of "de 3 a 4:30" both. What touches `taken` is none, nor is what says
 * how long ago.
 */
export function mentionedTimes(lower: string, taken: readonly Span[] = []): readonly FoundTime[] {
  const isFree = ({ start, end }: Span): boolean => !taken.some((one) => start < one.end && one.start < end);
  const periods = [...lower.matchAll(BETWEEN)].filter((match) =>
    isFree({ start: match.index, end: match.index + match[0].length }),
  );
  const ends = periods.flatMap((match) => endsOf(match, isBehindDay(lower, match, taken)));
  const single = findTimes(lower).filter(
    (time) =>
      isFree(time) &&
      !ends.some((one) => time.start < one.end && one.start < time.end) &&
      !AWAY.test(lower.slice(Math.max(0, time.start - 24), time.start)),
  );
  return [...ends, ...single].sort((a, b) => a.start - b.start);
}

/** "mañana de 9 a 10", and no number of people. */
function isBehindDay(lower: string, { index, 0: said }: RegExpExecArray, days: readonly Span[]): boolean {
  const isBehind = days.some(({ end }) => end <= index && /^,?\s*$/.test(lower.slice(end, index)));
  return (
    isBehind &&
    /^\s*(?:$|[,.;!?]|(?:para|pra|for|con|with|com|en|in|at|por favor|porfa|please|somos|y|and|e)(?![\p{L}]))/u.test(
      lower.slice(index + said.length),
    )
  );
}

function endsOf(match: RegExpExecArray, isBehind: boolean): readonly FoundTime[] {
  const { h1 = '', m1, a1, h2 = '', m2, a2, part } = match.groups ?? {};
  if (!isOfDay(match) && !isBehind) return [];
  const evening = part !== undefined && /tarde|noche|noite/.test(part) ? 'pm' : part !== undefined ? 'am' : undefined;
  const last = a2 ?? evening;
  // "from 11 to 1 pm" begins in the morning.
  const first = a1 ?? (last !== undefined && Number(h1) <= Number(h2) && Number(h2) < 12 ? last : undefined);
  const [from, to] = [wholeDay(h1, first, Number(h1) < 7), wholeDay(h2, last, Number(h2) < 7 || Number(h2) < Number(h1))];
  const span = { start: match.index, end: match.index + match[0].length };
  return [
    { time: `${from}:${m1 ?? '00'}`, ...span },
    { time: `${to}:${m2 ?? '00'}`, ...span },
  ];
}

/** Whether the words say that hours are meant: "9 to 10:30", and not "2 to 3 people"; "2-3h" is how long. */
function isOfDay({ 0: said, groups = {} }: RegExpExecArray): boolean {
  const { lead, las, m1, a1, u1, las2, m2, a2, u2, part } = groups;
  // "At 10am and 3pm" are two; "2.50 to 3.50" is money.
  if (lead === undefined && (/ (?:y|and) /.test(said) || (!a1 && !a2 && /\d\.\d/.test(said)))) return false;
  if (lead === 'from' || lead === 'das' || (u1 !== undefined && u2 !== undefined)) return true;
  return (las ?? m1 ?? a1 ?? las2 ?? m2 ?? a2 ?? part) !== undefined;
}

/** Whether a beginning and an end were found together. */
export function namesPeriod(times: readonly FoundTime[]): boolean {
  return times.some(({ start }, at) => times[at + 1]?.start === start);
}

/** Two digits. Where nothing says so, `late` tells whether an hour up to 12 is after noon. */
function wholeDay(hour: string, half: string | undefined, late: boolean): string {
  const spoken = Number(hour);
  const isAfternoon = half === undefined ? late && hour.length < 2 && spoken > 0 : half.startsWith('p');
  const at = isAfternoon && spoken < 12 ? spoken + 12 : half?.startsWith('a') && spoken === 12 ? 0 : spoken;
  return String(at).padStart(2, '0');
}
