import type { ManualClock } from './clock.ts';
import type { PlayableDesk } from './playable-desk.ts';
import { StepError } from './step-error.ts';

export interface Course {
  readonly desk: Pick<PlayableDesk, 'jobs' | 'settle'>;
  readonly clock: ManualClock;
  /** Told whenever the clock has moved. */
  readonly onMove?: () => Promise<void>;
}

/** Moves the clock to `target`, from one due instant to the next; what falls due on the way is done at its own instant. */
export async function advance(course: Course, target: Date): Promise<void> {
  const { clock, desk } = course;
  await desk.settle();
  for (let due = await firstDue(course); due && due.at <= target; due = await firstDue(course)) {
    if (due.at <= clock.now())
      throw new StepError(`the job ${due.name} stays due at ${due.at.toISOString()}; the clock cannot go on`);
    await move(course, due.at);
    await desk.settle();
  }
  if (target > clock.now()) await move(course, target);
}

async function move({ clock, onMove }: Course, at: Date): Promise<void> {
  clock.set(at);
  await onMove?.();
}

async function firstDue({ desk }: Course): Promise<{ readonly name: string; readonly at: Date } | undefined> {
  const all = await Promise.all(desk.jobs.map(async (job) => ({ name: job.name, at: await job.dueAt() })));
  const due = all.flatMap(({ name, at }) => (at ? [{ name, at }] : []));
  return due.sort((a, b) => a.at.getTime() - b.at.getTime())[0];
}
