import safeRegex from 'safe-regex2';
import type { Place, Report } from './sources.ts';

const LONGEST = 200;
/** More could take seconds on a text made for it. */
const MOST_REPEATED = 10;
const MOST_UNBOUNDED = 3;
/** What looks around or back needs no other means to take forever. */
const BEYOND = /\(\?(?:[=!]|<[=!])|\\[1-9]|\\k</;
/** One of several, again and again: each may be the other. */
const REPEATED_CHOICE = /\|[^()]*\)(?:[*+]|\{\d+,\d*\})/;
const UNBOUNDED = /(?<!\\)(?:[*+]|\{\d*,\}|\{\d*,?\d{3,}\})/g;

/** Whether a regular expression can be used, and cannot be made to take forever by what somebody types. */
export function checkPattern(pattern: string, place: Place, report: Report): void {
  if (pattern.length > LONGEST)
    return report(place, { what: `the pattern has ${pattern.length} characters`, remedy: `it must be at most ${LONGEST} long` });
  if (!isPattern(pattern))
    return report(place, { what: `"${pattern}" is no regular expression`, remedy: 'check its brackets and backslashes' });
  if (BEYOND.test(pattern))
    return report(place, { what: `"${pattern}" looks ahead or back`, remedy: 'write it without (?= (?! (?<= and \\1' });
  const unbounded = [...pattern.matchAll(UNBOUNDED)].length;
  if (!safeRegex(pattern, { limit: MOST_REPEATED }) || REPEATED_CHOICE.test(pattern) || unbounded > MOST_UNBOUNDED)
    report(place, {
      what: `"${pattern}" could take forever on some texts`,
      remedy: 'repeat no group that repeats or chooses inside; write [ab]+ for (a|b)+',
    });
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(`^(?:${pattern})$`, 'iu'));
  } catch {
    return false;
  }
}
