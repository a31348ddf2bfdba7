import type { WorkingTime } from '../hours/calendar.ts';
import type { HeldLevel } from './held-level.ts';
import { levelAt, type ClockReading } from './read-clock.ts';
import type { AlertLevel } from './policy/sla-policy.ts';
import { promisedTargets, type Target } from './courses/target.ts';

/** A clock as it stands, with the working time it was read in. */
export interface Watched {
  readonly reading: ClockReading;
  readonly working: WorkingTime;
}

export interface Alert {
  readonly target: Target;
  /** Of the stopwatch. */
  readonly key: string;
  readonly percent: number;
  /** When that much of the goal is used up; in the past if nobody has looked since. */
  readonly at: Date;
  readonly level: AlertLevel;
}

/** What of a stopwatch has been told: `response:50`, `next@…:100`. */
export function announcedAs(key: string, percent: number): string {
  return `${key}:${percent}`;
}

/**
 * The levels of running clocks that have not been announced, earliest first. What was announced stays so, even if a change of policy moves
 * the level.
 */
export function openAlerts(
  clocks: readonly Watched[],
  levels: readonly AlertLevel[],
  announced: readonly string[],
): readonly Alert[] {
  const open = clocks.flatMap(({ reading, working }) => {
    const { target, key, mode } = reading;
    if (mode !== 'running') return [];
    return levels
      .filter(({ percent, targets }) => !announced.includes(announcedAs(key, percent)) && (targets?.includes(target) ?? true))
      .flatMap((level): Alert[] => {
        const at = levelAt(reading, level.percent, working);
        return at ? [{ target, key, percent: level.percent, at, level }] : [];
      });
  });
  return open.sort((a, b) => a.at.getTime() - b.at.getTime() || a.percent - b.percent);
}

/** A missed promise is looked at even where the policy tells nobody of it, for its cause is asked. */
export function withBreach(levels: readonly AlertLevel[]): readonly AlertLevel[] {
  const silent = promisedTargets.filter(
    (target) => !levels.some(({ percent, targets }) => percent === 100 && (targets?.includes(target) ?? true)),
  );
  return silent.length > 0 ? [...levels, { percent: 100, tell: [], targets: silent }] : levels;
}

/**
 * When a level that was held is to be looked at: not before it is reached, as its goal may have moved, and not before somebody is back,
 * unless it is `urgent`. Of a clock that has stopped nothing is left to tell; why it was missed may still be asked.
 */
export function heldUntil(
  held: HeldLevel,
  clocks: readonly Watched[],
  urgent: boolean,
): { readonly clock: Watched; readonly at: Date } | undefined {
  const clock = clocks.find(({ reading }) => reading.key === held.key);
  if (!clock) return undefined;
  const { mode, breached } = clock.reading;
  if (mode === 'stopped') return breached && held.percent >= 100 ? { clock, at: held.dueAt } : undefined;
  const at = mode === 'running' ? levelAt(clock.reading, held.percent, clock.working) : undefined;
  return at && { clock, at: urgent || at > held.dueAt ? at : held.dueAt };
}
