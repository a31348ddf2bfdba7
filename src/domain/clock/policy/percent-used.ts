import type { ClockReading } from '../read-clock.ts';

/** How much of the goal is used up, in whole percent. A fixed due date may leave no working time at all. */
export function percentUsed({ used, goal, breached }: Pick<ClockReading, 'used' | 'goal' | 'breached'>): number {
  if (goal <= 0) return breached ? 100 : 0;
  return Math.round((used / goal) * 100);
}
