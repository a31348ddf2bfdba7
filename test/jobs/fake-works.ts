import type { Context } from '../../src/actions/context.ts';
import type { InTransaction, Works } from '../../src/jobs/sweep.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Now, Store } from '../../src/ports.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';

export interface FakeWorks {
  readonly works: Works;
  /** Transactions of the works on another store. */
  readonly within: (store: Store) => InTransaction;
  readonly now: Now;
  /** Moves the clock on. */
  pass(ms: number): void;
  /** What the log was told, a line each. */
  readonly log: readonly string[];
  /** What was counted, as `turn:done`, `sent:retry`, `swept:NAME:ITEMS:FAILED`. */
  readonly counted: string[];
  /** Unique, and sorting in the order they were made, over all that works on this clock. */
  readonly newId: () => string;
}

interface About {
  readonly people?: readonly Person[];
  /** That are on; the page alone where nothing is said. */
  readonly channels?: readonly string[];
  /** Nobody can be expected on the page who has not been there. */
  readonly closedPage?: boolean;
}

/** A clock that stands still, and transactions that know the retention and nothing else. */
export function createFakeWorks(store: Store, about: About = {}): FakeWorks {
  let at = new Date('2026-03-02T14:00:00Z').getTime();
  let made = 0;
  const { log, lines } = createQuietLog();
  const counted: string[] = [];
  const now: Now = () => new Date(at);
  const closedPage = about.closedPage ?? false;
  const channels = new Set(about.channels ?? ['web']);
  const people = new Map((about.people ?? []).map((one) => [one.id, one]));
  const definitions = { people, desk: { retention: { inbox_days: 30, outbox_days: 90, feed_days: 90, prompts_days: 30 } } };
  const within =
    (on: Store): InTransaction =>
    (work, actor) =>
      on.transaction((tx) =>
        work({ tx, now: now(), definitions, channels, closedPage, actor: actor?.person ?? 'system' } as unknown as Context),
      );
  const works: Works = {
    store,
    log,
    now,
    metrics: {
      event: (outcome) => void counted.push(`event:${outcome}`),
      turn: (outcome) => void counted.push(`turn:${outcome}`),
      sent: (_channel, outcome) => void counted.push(`sent:${outcome}`),
      opinion: (outcome) => void counted.push(`opinion:${outcome}`),
      alarm: (channel, on) => void counted.push(`alarm:${channel}:${on ? 'on' : 'off'}`),
      letters: () => undefined,
      swept: (job, items, failed) => void counted.push(`swept:${job}:${items}:${failed}`),
    },
    inTransaction: within(store),
  };
  const newId = (): string => `${(made += 1)}`.padStart(6, '0');
  return { works, within, now, pass: (ms) => void (at += ms), log: lines, counted, newId };
}
