import { ApiError } from '../api/client.ts';
import type { Client } from '../api/client.ts';
import type { Act } from '../wire.ts';
import type { LaneBook, Pending } from './lanes.ts';
import { keepUnsent, readUnsent } from './unsent.ts';

const firstMs = 1000;
const longestMs = 15_000;
/** A desk that has not answered by then will not: the dots go, and a tapped button can be tapped again. */
const answerMs = 12_000;

/** Sends what people say and tap, in order per conversation, again and again under the same id until it is surely taken. */
export interface Outgoing {
  send(person: string, act: Act): void;
  /** Tries what waits at once: the network is back. */
  hurry(): void;
  /** Tries again what was refused, or forgets it. */
  retry(lane: string, id: string): void;
  discard(lane: string, id: string): void;
  /** Takes up what an earlier load of this page left unsent. */
  restore(people: readonly string[]): void;
}

interface Queue {
  readonly waiting: Pending[];
  busy: boolean;
  hurry: () => void;
}

interface State {
  readonly client: Client;
  readonly book: LaneBook;
  readonly queues: Map<string, Queue>;
}

const changePending = ({ book }: State, lane: string, change: Parameters<LaneBook['setPending']>[1]): void => {
  book.setPending(lane, change);
  keepUnsent(book.store.get());
};

function mark(state: State, pending: Pending, as: Pick<Pending, 'state' | 'code'>): void {
  const { code: _before, ...rest } = pending;
  changePending(state, pending.act.lane, (all) => all.map((one) => (one.act.id === pending.act.id ? { ...rest, ...as } : one)));
}

const forget = (state: State, lane: string, id: string): void =>
  changePending(state, lane, (all) => all.filter((one) => one.act.id !== id));

const pause = (queue: Queue, ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    queue.hurry = () => {
      clearTimeout(timer);
      resolve();
    };
  });

function awaitAnswer({ book }: State, act: Act): void {
  const since = Date.now();
  book.awaitAnswer(act.lane, since);
  setTimeout(() => {
    if (book.lane(act.lane).awaitingSince === since) book.awaitAnswer(act.lane, undefined);
  }, answerMs);
}

/** One try; how long to wait before the next, or `undefined` if there is none to come. */
async function attempt(state: State, pending: Pending, tries: number): Promise<number | undefined> {
  const { person, act } = pending;
  mark(state, pending, { state: 'sending' });
  awaitAnswer(state, act);
  try {
    await state.client.post(person, act);
    // A tap leaves no words in the feed; if the desk's answer was faster than the receipt, it is done with.
    const answered = state.book.lane(act.lane).awaitingSince === undefined;
    mark(state, pending, { state: 'sent' });
    if (act.kind === 'choice') setTimeout(() => forget(state, act.lane, act.id), answered ? 0 : answerMs);
    return undefined;
  } catch (error) {
    const refusal = error instanceof ApiError ? error : new ApiError(0, 'offline');
    state.book.awaitAnswer(act.lane, undefined);
    mark(state, pending, { state: refusal.passing ? 'waiting' : 'failed', code: refusal.code });
    return refusal.passing ? Math.max(refusal.retryAfterMs, Math.min(longestMs, firstMs * 2 ** tries)) : undefined;
  }
}

async function work(state: State, queue: Queue): Promise<void> {
  if (queue.busy) return;
  queue.busy = true;
  for (let pending = queue.waiting.shift(); pending !== undefined; pending = queue.waiting.shift()) {
    let delay = await attempt(state, pending, 0);
    for (let tries = 1; delay !== undefined; tries += 1) {
      await pause(queue, delay);
      delay = await attempt(state, pending, tries);
    }
  }
  queue.busy = false;
}

function enqueue(state: State, pending: Pending): void {
  const { lane, id } = pending.act;
  const queue = state.queues.get(lane) ?? { waiting: [], busy: false, hurry: () => undefined };
  state.queues.set(lane, queue);
  changePending(state, lane, (all) => [...all.filter((one) => one.act.id !== id), pending]);
  queue.waiting.push(pending);
  void work(state, queue);
}

export function createOutgoing(client: Client, book: LaneBook): Outgoing {
  const state: State = { client, book, queues: new Map() };
  const pendingOf = (lane: string, id: string): Pending | undefined => book.lane(lane).pending.find((one) => one.act.id === id);
  return {
    send: (person, act) => enqueue(state, { person, act, at: new Date().toISOString(), state: 'sending' }),
    hurry: () => state.queues.forEach((queue) => queue.hurry()),
    retry: (lane, id) => {
      const found = pendingOf(lane, id);
      if (found !== undefined) enqueue(state, found);
    },
    discard: (lane, id) => forget(state, lane, id),
    restore: (people) => {
      const mine = readUnsent().filter(({ person, act }) => people.includes(person) && pendingOf(act.lane, act.id) === undefined);
      for (const pending of mine) enqueue(state, pending);
    },
  };
}
