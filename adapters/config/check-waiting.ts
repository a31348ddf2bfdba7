import { minutesOf, parseDuration } from '../../src/domain/hours/duration.ts';
import { waitingReasons } from '../../src/domain/states.ts';
import type { WaitingRule, WaitingRules } from '../../src/domain/waiting-rule.ts';
import { below, type Entry, type Report } from './sources.ts';

/** For comparing lengths only: which calendar counts is known when a ticket waits. */
const DAY = { dayMinutes: 8 * 60 };

/** What comes of waiting, of the desk, an item or a category: each number possible, but not in this order. */
export function checkWaiting(entry: Entry<{ readonly waiting?: WaitingRules | undefined }>, report: Report): void {
  for (const reason of waitingReasons) {
    const rule = entry.value.waiting?.[reason];
    if (rule) checkRule(entry, { reason, rule }, report);
  }
}

function checkRule(entry: Entry<unknown>, { reason, rule }: { reason: string; rule: WaitingRule }, report: Report): void {
  const nudges = rule.nudge_after.map(minutes);
  if (nudges.some((nudge, index) => nudge <= (nudges[index - 1] ?? 0)))
    report(below(entry, 'waiting', reason, 'nudge_after'), {
      what: 'the reminders are not in order',
      remedy: 'write the lengths from the first reminder to the last',
    });
  if (reason === 'requester' && rule.then && rule.then.do !== 'resume' && nudges.length === 0)
    report(below(entry, 'waiting', reason, 'then'), {
      what: 'the requester is never reminded before that',
      remedy: 'add "nudge_after", like nudge_after: [1d]',
    });
  const late = rule.nudge_after.find((nudge) => rule.then && minutes(nudge) >= minutes(rule.then.after));
  if (rule.then && late !== undefined)
    report(below(entry, 'waiting', reason, 'then', 'after'), {
      what: `waiting ends after ${rule.then.after}, but a reminder comes only after ${late}`,
      remedy: 'end it later, or remind sooner',
    });
}

function minutes(text: string): number {
  const duration = parseDuration(text);
  return duration ? minutesOf(duration, DAY) : 0;
}
