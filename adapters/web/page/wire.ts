/**
 * What page and server say to each other, as it is after its way through JSON. The server is checked against these types, and a test
 * compares them with the ports.
 */

export type ExpectationType =
  'text' | 'long_text' | 'number' | 'money' | 'date' | 'choice' | 'yes_no' | 'person' | 'department' | 'group';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger';
}

/** An input inside a card; a group has columns in `fields`. */
export interface Input {
  readonly id: string;
  readonly label: string;
  readonly type: ExpectationType;
  readonly required: boolean;
  readonly hint?: string;
  readonly value?: unknown;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly fields?: readonly Input[];
}

/** What kind of words the desk waits for. */
export interface Expectation {
  readonly type: ExpectationType;
  readonly options?: readonly string[];
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
  };
}

/** A line of a list of tickets, in the reader's language. */
export interface Ticket {
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly stateLabel: string;
  readonly priority: string;
  readonly priorityLabel: string;
  readonly requester: string;
  readonly assignee?: string;
  readonly team: string;
  readonly openedAt: string;
  /** The nearest due time of a running clock. */
  readonly dueAt?: string;
  readonly breached: boolean;
}

/** One ticket as one reader may see it. */
export interface TicketDetail extends Ticket {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly history: readonly {
    readonly at: string;
    readonly who: string;
    readonly what: string;
    readonly text?: string;
    readonly internal: boolean;
  }[];
  readonly clocks: readonly {
    readonly label: string;
    readonly mode: string;
    readonly dueAt?: string;
    readonly breached: boolean;
    readonly percent: number;
  }[];
  /** What this reader may do now: `word` and the number are typed for them; `needs` says what they add. */
  readonly verbs: readonly {
    readonly verb: string;
    readonly word: string;
    readonly label: string;
    readonly needs: 'nothing' | 'text' | 'reason';
  }[];
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

export type TicketList = 'mine' | 'queue' | 'assigned' | 'approvals';
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
  | { readonly kind: 'message' | 'command'; readonly id: string; readonly lane: string; readonly text: string }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly lane: string;
      readonly promptId: string;
      readonly value: string;
      readonly inputs?: Readonly<Record<string, unknown>>;
    };
