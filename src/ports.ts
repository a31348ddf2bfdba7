import type { CollectionName, DocumentOf } from './collections.ts';
import type { AbsenceLine, TicketLine, TicketView } from './messaging/ticket-view.ts';
import type { WhyView } from './messaging/why-view.ts';
import type { Language } from './domain/label.ts';
import type { OpinionOutcome } from './second-opinion.ts';
import type { Standing } from './standing.ts';

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
  /** Forgets a counter: asked again, it begins anew. */
  discard(counter: string): Promise<void>;
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  /** What the database's clock says, where it may be another machine's. */
  time?(): Promise<Date>;
  /** All documents of a collection in `id` order, for backups and audits. */
  scan<N extends CollectionName>(name: N): AsyncIterable<DocumentOf<N>>;
  close(): Promise<void>;
}

/** A document as it lies in a store, in whatever shape it was written. */
export type Kept = Stored & Readonly<Record<string, unknown>>;

/** All that a store holds, as it stood at one instant, while desks go on writing: for backups. */
export interface Snapshot {
  readonly kind: Store['kind'];
  /** A collection's documents in `id` order, each in the shape it was written in. */
  documents(collection: CollectionName): AsyncIterable<Kept>;
  counters(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** New contents for a store, laid down beside what it holds: that stays untouched until `commit`. */
export interface Refill {
  readonly kind: Store['kind'];
  /** Whether the store holds any document now. */
  isEmpty(): Promise<boolean>;
  put(collection: CollectionName, documents: readonly Kept[]): Promise<void>;
  setCounter(name: string, value: number): Promise<void>;
  /** One step: what was put is what the store holds. One that a killed process began is ended by whoever opens the store next. */
  commit(): Promise<void>;
  /** Removes what was put, and gives the store back. Also to be called after `commit`. */
  close(): Promise<void>;
}

/** The document was changed since it was read. A store retries the whole transaction a few times before it lets this out. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
}

/** The store did not answer, or not in time: it is away, overloaded, or a process that died still holds the same documents. */
export class StoreAway extends Error {
  override readonly name: string = 'StoreAway';
}

/** The id, or a unique index's key, is taken. */
export class DuplicateKey extends Error {
  override readonly name = 'DuplicateKey';
}

/** Bytes of files by id: GridFS on MongoDB, a folder when embedded. Knows nothing of names, types or rights. */
export interface Files {
  /**
   * Streams `bytes` in; durable once it resolves. Takes the place of what stood under the id. If `bytes` throws, that error comes out and
   * nothing of them stays. `sha256` is hexadecimal.
   */
  put(id: string, bytes: AsyncIterable<Uint8Array>): Promise<{ readonly size: number; readonly sha256: string }>;
  get(id: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Changes nothing where there is none. */
  remove(id: string): Promise<void>;
  /** All that are whole, in `id` order. */
  scan(): AsyncIterable<{ readonly id: string; readonly size: number }>;
  close(): Promise<void>;
}

/** Looks at the bytes of one file as they pass, and says at the end what they are: a MIME type, `application/octet-stream` where unknown. */
export type InspectBytes = (name: string) => { see(chunk: Uint8Array): void; verdict(): Promise<string> };

/** A file as whoever may read it gets it. */
export interface OpenedFile {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  /** Whether a browser may show it in place; everything else is saved. */
  readonly inPlace: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What a page does with files. */
export interface FileDesk {
  /** Keeps a file of `by` until a message takes it along; `refused` is the key of the sentence that says why not. */
  keep(sent: {
    readonly by: string;
    readonly name: string;
    readonly bytes: AsyncIterable<Uint8Array>;
  }): Promise<
    | { readonly id: string; readonly name: string; readonly contentType: string; readonly size: number }
    | { readonly refused: string }
  >;
  /** For whoever may see it on its ticket, or sent it and has not used it yet; to all others it does not exist. */
  open(reader: string, id: string): Promise<OpenedFile | undefined>;
}

/** A sweep: finds what is due in the store and deals with it. Safe to run twice, or on two machines at once. */
export interface Job {
  readonly name: string;
  /** Seconds between two runs. */
  readonly every: number;
  /** When the next item falls due (it may be in the past), if there is one. */
  dueAt(): Promise<Date | undefined>;
  run(now: Date): Promise<void>;
  /** A run at work ends soon: with the items at hand, and not with all that are due. */
  halt?(): void;
  /** Why it may be behind. */
  standing?(now: Date): Promise<Standing>;
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
/** A one-time code from the machine's source of randomness: eight characters, none of which looks like another. */
export type NewCode = () => string;
/** SHA-256, hexadecimal; keyed (HMAC) where `MESA_AUDIT_KEY` is set. */
export type Digest = (text: string) => string;

/** Structured log; what people wrote, tokens and phones are redacted by the adapter. */
export interface Log {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
  error(facts: Readonly<Record<string, unknown>>, message: string): void;
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
  /** Open tickets of the reader's teams, or of one of them, most urgent first; empty for who is no agent. */
  queue(reader: string, team?: string): Promise<readonly TicketLine[]>;
  assigned(reader: string): Promise<readonly TicketLine[]>;
  /** Requests that wait for the reader's decision. */
  approvals(reader: string): Promise<readonly TicketLine[]>;
  /** Up to ten people or assets whose names fit what was written, for an input of a card; none for fewer than two letters. */
  suggest(reader: string, of: 'people' | 'assets', words: string): readonly { readonly value: string; readonly label: string }[];
  /** As the verb `search`; empty for who is no agent. */
  search(reader: string, query: string): Promise<readonly TicketLine[]>;
  /** For agents: who is away now or will be. */
  away(reader: string): Promise<readonly AbsenceLine[]>;
  ticket(reader: string, number: string): Promise<TicketView | undefined>;
  /** Why its clocks stand as they do; `undefined` for who may not know how it stands. */
  why(reader: string, number: string): Promise<WhyView | undefined>;
  /** What does not reach people at present: channels that do not work, for agents; how much is held or was given up, for those who run the desk. */
  troubles(reader: string): Promise<{
    readonly alarms: readonly { readonly channel: string; readonly kind: 'away' | 'credentials'; readonly since: Date }[];
    readonly held: number;
    readonly failed: number;
  }>;
  /** The versions of tickets changed after `since` that any of the readers may see: for showing lists anew. */
  changed(readers: readonly string[], since: Date): Promise<ReadonlyMap<string, number>>;
}

/** What the desk counts; the adapter turns it into Prometheus metrics. */
export interface Metrics {
  opinion(outcome: OpinionOutcome): void;
  event(outcome: 'received' | 'repeated'): void;
  turn(outcome: 'done' | 'refused' | 'failed' | 'dead', milliseconds: number): void;
  sent(channel: string, outcome: 'sent' | 'retry' | 'failed' | 'held'): void;
  swept(job: string, items: number, failed: number): void;
  /** Whether a channel does not work: its token is refused, or it has not answered for minutes. */
  alarm(channel: string, on: boolean): void;
  /** How many messages wait for their reader or the operator, and how many were given up. */
  letters(state: 'held' | 'failed', count: number): void;
}
