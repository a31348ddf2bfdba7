import { ApiError } from '../api/client.ts';
import type { Client } from '../api/client.ts';
import { readEvents } from '../api/read-events.ts';
import type { Entry, Person } from '../wire.ts';
import type { LaneBook } from './lanes.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';
import { watchSight } from './watch-sight.ts';

export type Connection = 'connecting' | 'live' | 'offline' | 'signed_out';

/** Keeps the conversations of some people up to date: their history once, then one stream for all of them. */
export interface Live {
  readonly connection: Store<Connection>;
  /** Which tickets have changed, as far as anybody here may see them. */
  readonly changes: Store<Changes>;
  /** Follows these people from now on. */
  follow(people: readonly Person[]): void;
  /** Connects at once: the network is back, or somebody looks. */
  hurry(): void;
  stop(): void;
}

/** Each ticket that changed, with the turn in which it last did. */
export interface Changes {
  readonly turn: number;
  readonly of: ReadonlyMap<string, number>;
}

const delays = [300, 1000, 2000, 4000, 8000];
/** The server shows every 15 s that it lives. */
const silenceMs = 40_000;

/** The conversations that a person may read: their own, and the rooms of their teams. */
export const lanesOf = (person: Person): readonly string[] => [`web:${person.id}`, ...person.rooms.map((room) => room.lane)];

/** One connection, from asking for what was missed to its end. */
interface Round {
  readonly people: readonly Person[];
  readonly control: AbortController;
}

interface State {
  readonly client: Client;
  readonly book: LaneBook;
  readonly connection: Store<Connection>;
  readonly changes: Store<Changes>;
  round: Round | undefined;
  wanted: readonly Person[];
  failures: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Fetches the newest page of every conversation that has none yet. */
async function loadHistory({ client, book }: State, people: readonly Person[]): Promise<void> {
  const lanes = people.flatMap((person) => lanesOf(person).map((lane) => ({ person: person.id, lane })));
  for (const { person, lane } of lanes) {
    if (!book.lane(lane).loaded) book.addPage(await client.feed(person, lane), true);
  }
}

function noteChanges(changes: Store<Changes>, numbers: readonly string[]): void {
  changes.update(({ turn, of }) => ({
    turn: turn + 1,
    of: new Map([...of, ...numbers.map((number) => [number, turn + 1] as const)]),
  }));
}

async function listen(state: State, { people, control }: Round): Promise<void> {
  const { client, book } = state;
  await loadHistory(state, people);
  const lanes = [...new Set(people.flatMap(lanesOf))];
  const after = lanes.map((lane) => `${lane}=${book.lane(lane).last}`).join(',');
  const ids = people.map((person) => person.id);
  const silent = (): void => control.abort();
  let watchdog = setTimeout(silent, silenceMs);
  try {
    const response = await client.stream(ids, after, control.signal);
    state.failures = 0;
    state.connection.update(() => 'live');
    for await (const { event, data } of readEvents(response)) {
      clearTimeout(watchdog);
      watchdog = setTimeout(silent, silenceMs);
      if (event === 'entry') book.addEntry(JSON.parse(data) as Entry);
      if (event === 'tickets') noteChanges(state.changes, JSON.parse(data) as readonly string[]);
    }
  } finally {
    clearTimeout(watchdog);
  }
}

function retryLater(state: State, round: Round, error: unknown): void {
  // Another round has begun, or nobody wants one: this end was meant.
  if (state.round !== round) return;
  state.round = undefined;
  const out = error instanceof ApiError && error.status === 401;
  state.connection.update(() => (out ? 'signed_out' : 'offline'));
  if (out) return;
  state.timer = setTimeout(() => connect(state), delays[Math.min(state.failures, delays.length - 1)]);
  state.failures += 1;
}

function disconnect(state: State): void {
  const { round } = state;
  state.round = undefined;
  clearTimeout(state.timer);
  round?.control.abort();
}

function connect(state: State): void {
  disconnect(state);
  if (state.wanted.length === 0) return;
  const round: Round = { people: state.wanted, control: new AbortController() };
  state.round = round;
  void listen(state, round).then(
    () => retryLater(state, round, undefined),
    (error: unknown) => retryLater(state, round, error),
  );
}

export function createLive(client: Client, book: LaneBook): Live {
  const connection = createStore<Connection>('connecting');
  const changes = createStore<Changes>({ turn: 0, of: new Map() });
  const state: State = { client, book, connection, changes, round: undefined, wanted: [], failures: 0, timer: undefined };
  const hurry = (): void => {
    if (state.round === undefined || connection.get() !== 'live') connect(state);
  };
  const unwatch = watchSight(() => disconnect(state), hurry);
  return {
    connection,
    changes,
    hurry,
    follow: (people) => {
      state.wanted = people;
      connect(state);
    },
    stop: () => {
      unwatch();
      disconnect(state);
    },
  };
}
