import { weekdays } from '../../src/domain/hours/day-plan.ts';
import { fold } from '../../src/domain/fold.ts';

const spanish = ['lun', 'mar', 'mie', 'jue', 'vie', 'sab', 'dom'];

/** The key of a weekday that is written out, or in Spanish, where weekdays are what may stand there: one letter off "lun" is "sun". */
export function weekdayMeant(key: string, keys: readonly string[]): string | undefined {
  const beginning = fold(key).slice(0, 3);
  const position = spanish.indexOf(beginning);
  const meant = weekdays.find((weekday, index) => weekday === beginning || index === position);
  return meant !== undefined && keys.includes(meant) ? meant : undefined;
}
