import { withOwn, type Conformity, type OwnConformity } from '../../src/domain/conformity-rule.ts';
import { below, type Entry, type Report, type Sources } from './sources.ts';

/**
 * How long the desk waits for "conforme": of the desk itself, and of teams, categories and items that have numbers of their own. Each number is
 * possible, but not in this order. What an entry leaves out is the desk's.
 */
export function checkConformity({ desk, teams, categories, items }: Sources, report: Report): void {
  if (!desk) return;
  checkOrder(desk, desk.value.conformity, report);
  for (const entry of [...teams.entries, ...categories.entries, ...items.entries]) {
    const own: OwnConformity | undefined = entry.value.conformity;
    if (own) checkOrder(entry, withOwn(desk.value.conformity, own), report);
  }
}

function checkOrder(
  entry: Entry<unknown>,
  { nudge_after_days: nudges, close_after_days: close }: Conformity,
  report: Report,
): void {
  if (nudges.some((day, index) => day <= (nudges[index - 1] ?? 0)))
    report(below(entry, 'conformity', 'nudge_after_days'), {
      what: 'the nudges are not in order',
      remedy: 'write the days from the first nudge to the last',
    });
  if (nudges.some((day) => day >= close))
    report(below(entry, 'conformity', 'close_after_days'), {
      what: `a ticket is closed after ${close} ${close === 1 ? 'day' : 'days'}, but a nudge comes only after ${Math.max(...nudges)}`,
      remedy: 'close later, or nudge sooner',
    });
}
