import { impacts, priorities, type Impact, type Priority } from './catalog.ts';

/** What priority is read off. */
export interface Weight {
  readonly impact: Impact;
  readonly urgency: Impact;
}

type Matrix = Readonly<Record<Impact, Readonly<Record<Impact, Priority>>>>;

/**
 * The nearest weight whose priority is higher (`more`) or lower (`less`): urgency moves first, impact only where urgency alone changes
 * nothing. Undefined where there is none: it is as urgent, or as little, as it can be.
 */
export function weighPriority(matrix: Matrix, from: Weight, direction: 'more' | 'less'): Weight | undefined {
  const step = direction === 'more' ? -1 : 1;
  const before = priorities.indexOf(matrix[from.impact][from.urgency]);
  const isMoved = ({ impact, urgency }: Weight) => Math.sign(priorities.indexOf(matrix[impact][urgency]) - before) === step;
  const after = (level: Impact): readonly Impact[] =>
    step > 0 ? impacts.slice(impacts.indexOf(level) + 1) : impacts.slice(0, impacts.indexOf(level)).toReversed();
  const urgencies = [from.urgency, ...after(from.urgency)];
  for (const impact of [from.impact, ...after(from.impact)])
    for (const urgency of urgencies) if (isMoved({ impact, urgency })) return { impact, urgency };
  return undefined;
}
