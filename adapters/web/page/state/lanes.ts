import type { Act, Entry, FeedPage } from '../wire.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** An act of ours that the feed does not show yet. `failed`: it was refused for good, for the reason `code`. */
export interface Pending {
  readonly person: string;
  readonly act: Act;
  readonly at: string;
  readonly state: 'sending' | 'waiting' | 'sent' | 'failed';
  readonly code?: string;
}

/** One conversation as the page knows it. */
export interface Lane {
  readonly entries: readonly Entry[];
  readonly pending: readonly Pending[];
  readonly loaded: boolean;
  readonly more: boolean;
  /** The last number seen on the wire. */
  readonly last: number;
  /** The last number that stood before the reader's eyes. */
  readonly read: number;
  /** When we last said something that the desk has not answered yet. */
  readonly awaitingSince?: number;
}

export type Lanes = ReadonlyMap<string, Lane>;
export const emptyLane: Lane = { entries: [], pending: [], loaded: false, more: false, last: 0, read: 0 };

const byTime = (left: Entry, right: Entry): number => left.at.localeCompare(right.at) || left.seq - right.seq;

/** New entries beside the known ones, each in its newest form. */
function merge(known: readonly Entry[], fresh: readonly Entry[]): readonly Entry[] {
  const byId = new Map(known.map((entry) => [entry.id, entry]));
  for (const entry of fresh) {
    const before = byId.get(entry.id);
    if (before === undefined || before.seq < entry.seq) byId.set(entry.id, entry);
  }
  return [...byId.values()].sort(byTime);
}

/** The feed's id of a message of ours is its event's id: `web:PERSON:ID`. */
const shows = (entries: readonly Entry[], pending: Pending): boolean =>
  entries.some((entry) => entry.id === `web:${pending.person}:${pending.act.id}`);

/** A choice stands in no feed; it is done with once its answer, or anything else of the desk, has come. */
function isSettled(pending: Pending, entries: readonly Entry[], answered: boolean): boolean {
  return shows(entries, pending) || (answered && pending.act.kind === 'choice' && pending.state === 'sent');
}

function withEntries(lane: Lane, fresh: readonly Entry[]): Lane {
  const entries = merge(lane.entries, fresh);
  const last = Math.max(lane.last, ...fresh.map((entry) => entry.seq));
  const answered = fresh.some((entry) => entry.from === 'desk' && entry.seq > lane.last);
  const pending = lane.pending.filter((one) => !isSettled(one, entries, answered));
  const { awaitingSince, ...rest } = lane;
  return { ...rest, entries, last, pending, ...(answered || awaitingSince === undefined ? {} : { awaitingSince }) };
}

/** All conversations of the page, and the changes that can befall them. */
export interface LaneBook {
  readonly store: Store<Lanes>;
  lane(name: string): Lane;
  /** History from the server; `first` is the newest page of it. */
  addPage(page: FeedPage, first: boolean): void;
  /** What a stream brought. */
  addEntry(entry: Entry): void;
  setPending(lane: string, change: (pending: readonly Pending[]) => readonly Pending[]): void;
  awaitAnswer(lane: string, since: number | undefined): void;
  markRead(lane: string): void;
}

export function createLaneBook(): LaneBook {
  const store = createStore<Lanes>(new Map());
  const lane = (name: string): Lane => store.get().get(name) ?? emptyLane;
  const change = (name: string, next: (before: Lane) => Lane): void =>
    store.update((lanes) => {
      const before = lanes.get(name) ?? emptyLane;
      const after = next(before);
      return after === before ? lanes : new Map(lanes).set(name, after);
    });
  return {
    store,
    lane,
    addPage: ({ lane: name, entries, last, more }, first) =>
      change(name, (before) => {
        const after = { ...withEntries(before, entries), loaded: true, more };
        // What was there before the page was opened is not news.
        return first && !before.loaded ? { ...after, read: Math.max(after.last, last) } : after;
      }),
    addEntry: (entry) => change(entry.lane, (before) => withEntries(before, [entry])),
    setPending: (name, next) => change(name, (before) => ({ ...before, pending: next(before.pending) })),
    awaitAnswer: (name, since) =>
      change(name, ({ awaitingSince: _before, ...rest }) => (since === undefined ? rest : { ...rest, awaitingSince: since })),
    markRead: (name) => change(name, (before) => (before.read === before.last ? before : { ...before, read: before.last })),
  };
}

/** How many messages came that nobody has looked at. */
export const unreadOf = (lane: Lane, own: string): number =>
  lane.entries.filter((entry) => entry.seq > lane.read && entry.author?.id !== own).length;
