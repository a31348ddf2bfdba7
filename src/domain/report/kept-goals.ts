import { priorities, type Priority } from '../catalog.ts';
import { targets, type Target } from '../clock/courses/target.ts';
import { within, type Counted, type Period, type Section } from './section.ts';

export interface Kept {
  readonly kept: number;
  readonly of: number;
}

/** Of each target: how many goals there were, and how many were kept. */
export type KeptByTarget = Readonly<Record<Target, Kept>>;

export interface KeptGoals {
  readonly all: KeptByTarget;
  readonly byPriority: Readonly<Record<Priority, KeptByTarget>>;
}

const none = forEach(targets, (): Kept => ({ kept: 0, of: 0 }));

export const keptGoals: Section<KeptGoals> = {
  empty: { all: none, byPriority: forEach(priorities, () => none) },
  add: (before, counted, period) => {
    const { priority } = counted.ticket;
    return {
      all: add(before.all, counted, period),
      byPriority: { ...before.byPriority, [priority]: add(before.byPriority[priority], counted, period) },
    };
  },
};

function add(before: KeptByTarget, { clocks }: Counted, period: Period): KeptByTarget {
  return forEach(targets, (target) => {
    // A missed goal counts when it was due, one that was kept when it was met: each once, in whichever stretch.
    const counted = clocks.filter((clock) => {
      const at = clock.breached ? clock.dueAt : clock.metAt;
      return clock.target === target && at !== undefined && within(period, at);
    });
    const missed = counted.filter(({ breached }) => breached).length;
    return { kept: before[target].kept + counted.length - missed, of: before[target].of + counted.length };
  });
}

function forEach<K extends string, T>(keys: readonly K[], valueOf: (key: K) => T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, T>;
}
