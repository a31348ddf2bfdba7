/** Tickets as the page gets them, after their way through JSON; a test compares them with the ports. */

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
  /** The nearest due time of a running clock, and how much of its working time is used up. */
  readonly dueAt?: string;
  readonly percent?: number;
  readonly breached: boolean;
  readonly confidential: boolean;
  /** How the approval stands that it waits for. */
  readonly progress?: string;
}

/** Something that is typed or chosen for a verb. */
export interface VerbField {
  readonly name: string;
  readonly kind: 'text' | 'long_text' | 'choice' | 'date' | 'number' | 'person';
  readonly label: string;
  readonly required: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly before?: string;
  readonly after?: string;
}

/** What this reader may do now: `word`, the number and the fields' values are typed for them. */
export interface Verb {
  readonly verb: string;
  readonly word: string;
  readonly label: string;
  readonly fields: readonly VerbField[];
}

export interface Link {
  readonly kind: string;
  readonly label: string;
  readonly number: string;
  readonly title?: string;
  readonly state?: string;
}

export interface Task {
  readonly number: string;
  readonly label: string;
  readonly team: string;
  readonly state: string;
  readonly stateLabel: string;
  readonly assignee?: string;
  readonly text?: string;
  readonly verbs: readonly { readonly verb: string; readonly word: string; readonly label: string }[];
}

export interface TicketFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly who: string;
  readonly at: string;
  readonly internal: boolean;
}

export interface ApprovalStage {
  readonly label: string;
  readonly state: string;
  readonly stateLabel: string;
  readonly rule: string;
  readonly decisions: readonly {
    readonly who: string;
    readonly approved: boolean;
    readonly label: string;
    readonly reason?: string;
    readonly at: string;
    readonly past: boolean;
  }[];
  readonly missing: readonly string[];
}

export interface Happening {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly text?: string;
  readonly internal: boolean;
  readonly shared: boolean;
  readonly takenBack: boolean;
}

export interface Clock {
  readonly label: string;
  readonly mode: 'running' | 'paused' | 'met' | 'late' | 'ended';
  readonly dueAt?: string;
  readonly metAt?: string;
  readonly breached: boolean;
  readonly percent: number;
}

/** One ticket as one reader may see it. */
export interface TicketDetail extends Ticket {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly participants: readonly string[];
  readonly affected: readonly string[];
  readonly links: readonly Link[];
  readonly tasks: readonly Task[];
  readonly files: readonly TicketFile[];
  readonly approvals: readonly ApprovalStage[];
  readonly history: readonly Happening[];
  readonly clocks: readonly Clock[];
  /** Boxes to write in. `readers`: who will read a public reply. */
  readonly reply?: { readonly word: string; readonly readers: readonly string[] };
  readonly note?: { readonly word: string };
  readonly comment?: { readonly word: string };
  readonly undo?: { readonly word: string; readonly until: string };
  readonly verbs: readonly Verb[];
}

/** What does not reach people at present. */
export interface Troubles {
  readonly alarms: readonly { readonly channel: string; readonly kind: 'away' | 'credentials'; readonly since: string }[];
  readonly held: number;
  readonly failed: number;
}

/** Who is away. */
export interface Absence {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly until?: string;
  readonly standIn?: string;
}

export type TicketList = 'mine' | 'queue' | 'assigned' | 'approvals' | 'search';

/** A list and what narrows it: one team of the queue, the words of a search. */
export interface ListQuery {
  readonly view: TicketList;
  readonly team?: string;
  readonly words?: string;
}
