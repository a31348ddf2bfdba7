import type { CollectionName, DocumentOf } from './collections.ts';
import type { InboundEvent } from './messaging/inbound.ts';
import type { OutboundMessage } from './messaging/outbound.ts';
import type { Language } from './domain/label.ts';

/** One chat platform. Verifies and parses what comes in, renders and sends what goes out, knows nothing else. */
export interface Channel {
  readonly name: string;
  /** Begins listening. The platform is told "received" only after `receive` has resolved; if it rejects, 503. */
  start(receive: (event: InboundEvent) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
  /** Renders every kind of message, with plainer means where the platform lacks richer ones. Never throws for a platform's refusal. */
  send(message: OutboundMessage): Promise<Delivery>;
  /** After a crash: what the platform calls the message with this outbox id, `absent` if it surely never got it, `unknown` if it cannot say. */
  find(message: OutboundMessage): Promise<{ readonly ref: string } | 'absent' | 'unknown'>;
}

export type Delivery =
  | { readonly ok: true; readonly ref: string }
  | { readonly ok: false; readonly retry: 'later' | 'never' | 'held'; readonly retryAfterMs?: number; readonly reason: string };

/** What every stored document carries. `version` is 1 after `insert` and raised by each `replace`. */
export interface Stored {
  readonly id: string;
  readonly version: number;
  readonly schema: number;
}

type Comparable = string | number | boolean | Date;

/** Tests on one field. On an array field, equality and `$in` mean membership. */
export interface FieldTest {
  readonly $in?: readonly Comparable[];
  readonly $ne?: Comparable | null;
  readonly $lt?: Comparable;
  readonly $lte?: Comparable;
  readonly $gt?: Comparable;
  readonly $gte?: Comparable;
  readonly $exists?: boolean;
}

/** A typed subset of MongoDB's own language; all fields must hold. Empty filters and undefined values are refused. */
export type Filter<T> = { readonly [K in keyof T & string]?: Comparable | FieldTest } & {
  readonly [path: `${string}.${string}`]: Comparable | FieldTest;
};

export interface FindOptions {
  /**
   * Fields in order; `-` before a name: descending; missing values stand first. Ties are broken by `id` in the direction of the last
   * field, so that paging is stable and one index gives the order.
   */
  readonly sort?: readonly string[];
  /** At most this many; 1000 where nothing is said. */
  readonly limit?: number;
  /** Goes on behind this document (of an earlier page, by the same sort). */
  readonly after?: Stored;
}

export interface Collection<T extends Stored> {
  get(id: string): Promise<T | undefined>;
  find(filter: Filter<T>, options?: FindOptions): Promise<readonly T[]>;
  count(filter: Filter<T>): Promise<number>;
  /** @throws DuplicateKey if the id or a unique index's key exists (at the latest when the transaction commits). */
  insert(document: T): Promise<void>;
  /** Writes `document` over the one whose version it still carries; returns it with the version it has now. @throws StaleVersion */
  replace(document: T): Promise<T>;
  /** @throws StaleVersion */
  remove(document: T): Promise<void>;
}

export interface Tx {
  collection<N extends CollectionName>(name: N): Collection<DocumentOf<N>>;
}

export interface Store {
  readonly kind: 'embedded' | 'mongodb';
  /**
   * All writes happen or none do, durably once it resolves. `work` may run more than once (a conflict with another transaction), so it
   * touches nothing but `tx`. Reads see the transaction's own writes. An error thrown by `work` rolls back and is thrown on.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The next number of a counter, taken at once and outside any transaction: never given twice, gaps are possible. Starts at 1. */
  next(counter: string): Promise<number>;
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  /** All documents of a collection in `id` order, for backups and audits. */
  scan<N extends CollectionName>(name: N): AsyncIterable<DocumentOf<N>>;
  close(): Promise<void>;
}

/** The document was changed since it was read. A store retries the whole transaction a few times before it lets this out. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
}

/** The id, or a unique index's key, is taken. */
export class DuplicateKey extends Error {
  override readonly name = 'DuplicateKey';
}

/** A sweep: finds what is due in the store and deals with it. Safe to run twice, or on two machines at once. */
export interface Job {
  readonly name: string;
  /** Seconds between two runs. */
  readonly every: number;
  /** When the next item falls due (it may be in the past), if there is one. */
  dueAt(): Promise<Date | undefined>;
  run(now: Date): Promise<void>;
}

/** Runs jobs when they are due: Agenda on MongoDB, a timer on the embedded store. */
export interface Scheduler {
  start(jobs: readonly Job[]): Promise<void>;
  /** Waits for what is at work. */
  stop(): Promise<void>;
}

/** A sentence in a language; an unknown key is an error. Plural forms by `count`. */
export type Translate = (language: Language, key: string, params?: Readonly<Record<string, string | number>>) => string;
/** A list of words in a language, from `locales/<lng>/words.json`: what people type for a verb, a phrase, a choice. */
export type WordList = (language: Language, key: string) => readonly string[];
export type Now = () => Date;
export type NewId = () => string;
/** SHA-256, hexadecimal; keyed (HMAC) where `MESA_AUDIT_KEY` is set. */
export type Digest = (text: string) => string;

/** Structured log; what people wrote, tokens and phones are redacted by the adapter. */
export interface Log {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
  error(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** A line of a list of tickets, in the reader's language. */
export interface TicketLine {
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly stateLabel: string;
  readonly priority: string;
  readonly priorityLabel: string;
  readonly requester: string;
  readonly assignee?: string;
  readonly team: string;
  readonly openedAt: Date;
  /** The nearest due time of a running clock. */
  readonly dueAt?: Date;
  readonly breached: boolean;
}

/** One ticket as one reader may see it. */
export interface TicketView extends TicketLine {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly history: readonly {
    readonly at: Date;
    readonly who: string;
    readonly what: string;
    readonly text?: string;
    readonly internal: boolean;
  }[];
  readonly clocks: readonly {
    readonly label: string;
    readonly mode: string;
    readonly dueAt?: Date;
    readonly breached: boolean;
    readonly percent: number;
  }[];
  /** What this reader may do now: the verb and its word in their language; `needs` says what must be typed with it. */
  readonly verbs: readonly {
    readonly verb: string;
    readonly word: string;
    readonly label: string;
    readonly needs: 'nothing' | 'text' | 'reason';
  }[];
}

/** What a page shows besides the conversation. Every answer has passed the rules of sight; what may not be seen is absent. */
export interface Views {
  person(id: string):
    | {
        readonly id: string;
        readonly name: string;
        readonly language: Language;
        readonly agent: boolean;
        readonly rooms: readonly { readonly team: string; readonly name: string; readonly lane: string }[];
      }
    | undefined;
  mine(reader: string): Promise<readonly TicketLine[]>;
  /** Open tickets of the reader's teams, most urgent first; empty for who is no agent. */
  queue(reader: string): Promise<readonly TicketLine[]>;
  assigned(reader: string): Promise<readonly TicketLine[]>;
  /** Requests that wait for the reader's decision. */
  approvals(reader: string): Promise<readonly TicketLine[]>;
  ticket(reader: string, number: string): Promise<TicketView | undefined>;
}

/** What the desk counts; the adapter turns it into Prometheus metrics. */
export interface Metrics {
  event(outcome: 'received' | 'repeated'): void;
  turn(outcome: 'done' | 'refused' | 'failed' | 'dead', milliseconds: number): void;
  sent(channel: string, outcome: 'sent' | 'retry' | 'failed' | 'held'): void;
  swept(job: string, items: number, failed: number): void;
}
