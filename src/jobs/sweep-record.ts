import { StaleVersion, StoreAway } from '../ports.ts';
import type { Standing } from '../standing.ts';

/** What a sweep remembers of its own work, in this process: how fast it is, and what fails again and again. */
export interface SweepRecord {
  /** Takes down a run's beginning; what it returns, its end. */
  begin(at: Date): () => void;
  done(id: string, at: Date): void;
  /** Until when the item is to be left alone. */
  failed(id: string, error: unknown, at: Date): Date;
  /** It could not even be pushed back in the store: this process passes it by for a while. */
  leaveAlone(id: string, at: Date): void;
  isLeftAlone(id: string, at: Date): boolean;
  standing(at: Date): Omit<Standing, 'due'>;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A hiccup is soon over; what fails again and again is looked at now and then. */
const PATIENCE_MS = [30 * SECOND, 5 * MINUTE, 30 * MINUTE] as const;
/** What a process that died was changing is locked until the database gives up on it, up to a minute: a few looks, soon after each other. */
const HELD_MS = 15 * SECOND;
const MOST_HELD = 4;
/** Longer than an item that fails is left alone: until then nobody knows whether it goes well now. */
const KNOWN_FOR_MS = 40 * MINUTE;
/** Of so many the failures are counted one by one. */
const MOST_KNOWN = 10_000;
const LONGEST_ERROR = 160;

export function createSweepRecord(): SweepRecord {
  const pace = createPace();
  const failures = createFailures();
  let running: Date | undefined;
  return {
    begin: (at) => {
      running = at;
      return () => void (running = undefined);
    },
    done: (id, at) => {
      failures.clear(id);
      pace.count(at);
    },
    failed: (id, error, at) => {
      pace.count(at);
      return failures.add(id, error, at);
    },
    leaveAlone: failures.leaveAlone,
    isLeftAlone: failures.isLeftAlone,
    standing: (at) => ({ lastMinute: pace.lastMinute(at), ...failures.now(at), ...(running && { running }) }),
  };
}

function createPace() {
  const seconds = new Map<number, number>();
  const secondOf = (at: Date): number => Math.floor(at.getTime() / SECOND);
  const forgetOld = (at: Date): void => {
    for (const second of seconds.keys()) if (second <= secondOf(at) - 60) seconds.delete(second);
  };
  return {
    count: (at: Date): void => {
      const second = secondOf(at);
      if (!seconds.has(second)) forgetOld(at);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
    },
    lastMinute: (at: Date): number => {
      forgetOld(at);
      return [...seconds.values()].reduce((sum, items) => sum + items, 0);
    },
  };
}

interface Failure {
  readonly times: number;
  readonly at: Date;
  readonly until?: Date;
}

function patienceOf(times: number): number {
  return PATIENCE_MS[times === 1 ? 0 : times === 2 ? 1 : 2];
}

function createFailures() {
  const failures = new Map<string, Failure>();
  let lastError = '';
  return {
    clear: (id: string): void => void failures.delete(id),
    add: (id: string, error: unknown, at: Date): Date => {
      const before = failures.get(id)?.times ?? 0;
      const times = error instanceof StaleVersion ? Math.max(1, before) : before + 1;
      failures.delete(id);
      const [oldest] = failures.keys();
      if (failures.size >= MOST_KNOWN && oldest !== undefined) failures.delete(oldest);
      failures.set(id, { times, at });
      lastError = firstLine(error);
      const held = (error instanceof StaleVersion || error instanceof StoreAway) && times <= MOST_HELD;
      return new Date(at.getTime() + (held ? HELD_MS : patienceOf(times)));
    },
    leaveAlone: (id: string, at: Date): void => {
      const failure = failures.get(id);
      if (!failure) return;
      const patience = failure.times <= MOST_HELD ? HELD_MS : patienceOf(failure.times);
      failures.set(id, { ...failure, until: new Date(at.getTime() + patience) });
    },
    isLeftAlone: (id: string, at: Date): boolean => (failures.get(id)?.until ?? at) > at,
    now: (at: Date): Pick<Standing, 'failing' | 'lastError'> => {
      for (const [id, failure] of failures) if (at.getTime() - failure.at.getTime() > KNOWN_FOR_MS) failures.delete(id);
      return { failing: failures.size, ...(failures.size > 0 && { lastError }) };
    },
  };
}

function firstLine(error: unknown): string {
  const [line = ''] = String(error).split('\n');
  return line.length > LONGEST_ERROR ? `${line.slice(0, LONGEST_ERROR)}…` : line;
}
