/**
 * What page and server say to each other, as it is after its way through JSON. The server is checked against these types, and a test
 * compares them with the ports.
 */

export type ExpectationType =
  | 'text'
  | 'long_text'
  | 'number'
  | 'money'
  | 'date'
  | 'date_time'
  | 'date_range'
  | 'duration'
  | 'yes_no'
  | 'choice'
  | 'choices'
  | 'person'
  | 'department'
  | 'site'
  | 'asset'
  | 'email'
  | 'phone'
  | 'link'
  | 'place'
  | 'attachment'
  | 'group'
  | 'rating'
  | 'information';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger';
}

/** An option; `when` is a condition on the other inputs, as in `Input`. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly when?: unknown;
}

/** An input inside a card; a group has columns in `fields`. */
export interface Input {
  readonly id: string;
  readonly label: string;
  readonly type: ExpectationType;
  readonly required: boolean;
  readonly hint?: string;
  /** Why what stands in it was not taken. */
  readonly error?: string;
  /** In the form in which it may be sent back. */
  readonly value?: unknown;
  /** The value as it reads, where it is an id or has parts. */
  readonly shown?: string;
  /** Where the value is a list: how each part reads, in its order. */
  readonly names?: readonly string[];
  readonly options?: readonly Option[];
  readonly fields?: readonly Input[];
  /** Shown only while this holds of the other inputs; the desk checks it again. */
  readonly when?: unknown;
  /** Must be filled while `when` holds. */
  readonly needed?: boolean;
  /** More than one person. */
  readonly several?: boolean;
  readonly min?: number;
  /** The most options, people, files or rows; the best mark of a rating. */
  readonly max?: number;
  /** Computed: shown, never typed. */
  readonly fixed?: boolean;
  /** Names are asked for as one writes. */
  readonly suggests?: 'people' | 'assets';
  readonly currency?: string;
}

/** A name that fits what was written. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** What kind of words the desk waits for. */
export interface Expectation {
  readonly type: ExpectationType;
  readonly options?: readonly string[];
}

/** A file that a message brings; its bytes are asked for by its id, anew each time. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
}

/** A message. Everything is plain text: the page never reads markup. */
export interface Entry {
  readonly id: string;
  readonly lane: string;
  /** Raised each time the message changes. */
  readonly seq: number;
  readonly from: 'desk' | 'person';
  /** Who spoke, if it was a person: a room has several. */
  readonly author?: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly edited: boolean;
  readonly message: {
    readonly language: 'es' | 'en';
    readonly paragraphs: readonly string[];
    readonly facts: readonly { readonly label: string; readonly value: string }[];
    readonly question?: string;
    readonly promptId?: string;
    readonly choices: readonly Choice[];
    readonly inputs: readonly Input[];
    readonly expects?: Expectation;
    readonly ticket?: string;
    readonly files?: readonly SentFile[];
  };
}

export interface Room {
  readonly team: string;
  readonly name: string;
  readonly lane: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly language: 'es' | 'en';
  readonly agent: boolean;
  readonly rooms: readonly Room[];
}

export type Seat = 'employee' | 'approver' | 'agent';

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly about?: { readonly es: string; readonly en: string };
  readonly seat?: Seat;
  readonly agent: boolean;
}

export interface People {
  readonly demo: boolean;
  readonly signIn: string | null;
  readonly signedIn: boolean;
  readonly people: readonly ListedPerson[];
}

export interface Me {
  readonly demo: boolean;
  readonly person: Person;
  readonly token: string;
}

export interface FeedPage {
  readonly lane: string;
  readonly entries: readonly Entry[];
  readonly last: number;
  readonly more: boolean;
}

/** An act of a person as it is posted; `id` is made once and kept over retries. */
export type Act =
  | { readonly kind: 'command'; readonly id: string; readonly lane: string; readonly text: string }
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly lane: string;
      readonly text: string;
      /** Ids of files that were sent before. */
      readonly files?: readonly string[];
    }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly lane: string;
      readonly promptId: string;
      readonly value: string;
      readonly inputs?: Readonly<Record<string, unknown>>;
    };
