import type { WorkingTime } from '../hours/calendar.ts';
import { stateCourse, type Course, type Mode, type Phase, type Run, type Timeline } from './courses/course.ts';
import type { Target } from './courses/target.ts';
import type { WaitingReason } from '../states.ts';

/** What a course is measured by. */
export interface Terms {
  /** Working minutes. */
  readonly goal: number;
  readonly working: WorkingTime;
  /** Due at that instant, whatever the hours; `goal` is then not read, and no state pauses it. */
  readonly fixed?: Date | undefined;
}

export interface ClockReading {
  readonly target: Target;
  /** Tells it from the ticket's other stopwatches: `response`, `resolution`, `next@…`. */
  readonly key: string;
  /** Working minutes, both. */
  readonly goal: number;
  readonly used: number;
  readonly mode: Mode;
  readonly startedAt?: Date;
  /**
   * When the goal is, or was, used up. Running: if nothing pauses it from now on; stopped: as it stood at the stop. Absent before the
   * start, and while paused with some of the goal left, when nobody can say.
   */
  readonly dueAt?: Date;
  /** When the target was reached. Absent where the clock stopped for another reason, such as a cancellation. */
  readonly metAt?: Date;
  /** When it stopped for good, reached or not: an explanation goes that far. */
  readonly stoppedAt?: Date;
  readonly breached: boolean;
  /** What was counted, in order; the last run of a running clock ends now. */
  readonly runs: readonly Run[];
  /** The team of an internal clock, the supplier of a vendor's. */
  readonly of?: string;
  /** Due at a fixed instant. */
  readonly fixed?: boolean;
}

/** A clock read off the ledger by the rules of the states alone: the first answer or the solution. */
export function readClock(
  target: 'response' | 'resolution',
  timeline: Timeline,
  terms: Terms & { readonly pauses: readonly WaitingReason[] },
): ClockReading {
  return measure(stateCourse(target, timeline, terms.pauses), terms, timeline.now);
}

/**
 * Measures a stopwatch, from its beginning each time: nothing is stored that could go wrong. Throws a `RangeError` where the calendar
 * does not open for long enough to be due.
 */
export function measure(course: Course, terms: Terms, now: Date): ClockReading {
  const { target, key, metAt, of } = course;
  const about = { target, key, ...(of !== undefined && { of }) };
  const startedAt = course.phases[0]?.from;
  if (!startedAt) return { ...about, goal: terms.goal, used: 0, mode: 'idle', breached: false, runs: [] };
  const phases = terms.fixed ? course.phases.map(unpaused) : course.phases;
  const { working } = terms;
  const goal = terms.fixed ? working.between(startedAt, terms.fixed) : terms.goal;
  const mode = phases.at(-1)?.mode ?? 'running';
  const runs = phases.filter((phase) => phase.mode === 'running').map(({ from, to }) => ({ from, to }));
  const used = lengthOf(runs, working);
  // Where the clock would have gone on from: now, or the moment that it stopped.
  const until = mode === 'stopped' ? lastStop(phases) : now;
  const over = isOver(runs, { used, goal, working });
  const dueAt = terms.fixed ?? (mode === 'paused' && !over ? undefined : instantOf(goal, { runs, until }, working));
  const breached = terms.fixed
    ? until > terms.fixed || (mode === 'running' && until >= terms.fixed)
    : mode === 'running' && dueAt
      ? now >= dueAt
      : over;
  const met = metAt && { metAt };
  return {
    ...about,
    goal,
    used,
    mode,
    startedAt,
    ...(dueAt && { dueAt }),
    ...met,
    ...(mode === 'stopped' && { stoppedAt: until }),
    breached,
    runs,
    ...(terms.fixed && { fixed: true }),
  };
}

/** Whether it ran on when the goal was used up: also where that was at closing time, and it stopped or paused before work began again. */
function isOver(runs: readonly Run[], { used, goal, working }: { used: number; goal: number; working: WorkingTime }): boolean {
  const last = runs.at(-1)?.to;
  const more = inMilliseconds(used) - inMilliseconds(goal);
  return more > 0 || (more === 0 && last !== undefined && last > instantOf(goal, { runs, until: last }, working));
}

/** When a share of a clock's goal is used up: in the past if that has been. */
export function levelAt(reading: ClockReading, percent: number, working: WorkingTime): Date | undefined {
  const { goal, runs, fixed, dueAt } = reading;
  const until = runs.at(-1)?.to;
  const at = until && instantOf((goal * percent) / 100, { runs, until }, working);
  // A fixed date may lie outside of the working hours in which its share is counted.
  if (fixed && dueAt && (percent === 100 || (percent < 100 && at && at > dueAt))) return dueAt;
  return at;
}

function unpaused(phase: Phase): Phase {
  return phase.mode === 'paused' ? { ...phase, mode: 'running' } : phase;
}

/** The beginning of the stopped phases that the list ends with: closing what was resolved is no second stop. */
function lastStop(phases: readonly Phase[]): Date {
  const running = phases.findLastIndex(({ mode }) => mode !== 'stopped');
  return phases[running + 1]?.from ?? new Date(NaN);
}

function inMilliseconds(minutes: number): number {
  return Math.round(minutes * 60_000);
}

function lengthOf(runs: readonly Run[], working: WorkingTime): number {
  return runs.reduce((sum, { from, to }) => sum + inMilliseconds(working.between(from, to)), 0) / 60_000;
}

/** When `minutes` were used up in these runs, or will be if the clock runs on after `until`. */
function instantOf(minutes: number, spent: { runs: readonly Run[]; until: Date }, working: WorkingTime): Date {
  let left = inMilliseconds(minutes);
  for (const { from, to } of spent.runs) {
    const work = inMilliseconds(working.between(from, to));
    if (work > 0 && work >= left) return working.add(from, left / 60_000);
    left -= work;
  }
  return working.add(spent.until, left / 60_000);
}
