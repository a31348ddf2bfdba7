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
  /** The nearest due time of a running clock, and how much of its working time is used up (0 to 100 and more). */
  readonly dueAt?: Date;
  readonly percent?: number;
  readonly breached: boolean;
  readonly confidential: boolean;
  /** How the approval stands that it waits for: "1 de 2 · falta Pedro". */
  readonly progress?: string;
}

/** Something that is typed or chosen for a verb; the command is verb, number, and each value between its `before` and `after`. */
export interface VerbField {
  readonly name: string;
  readonly kind: 'text' | 'long_text' | 'choice' | 'date' | 'number' | 'person';
  readonly label: string;
  readonly required: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly before?: string;
  readonly after?: string;
}

/** One ticket as one reader may see it; what may not be seen is absent or empty. */
export interface TicketView extends TicketLine {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly participants: readonly string[];
  /** Who said "me too". */
  readonly affected: readonly string[];
  /** `title` and `state` are there where the reader may see that ticket too. */
  readonly links: readonly {
    readonly kind: string;
    readonly label: string;
    readonly number: string;
    readonly title?: string;
    readonly state?: string;
  }[];
  readonly tasks: readonly {
    /** As verbs take it: `REQ-7.2`. */
    readonly number: string;
    readonly label: string;
    readonly team: string;
    readonly state: string;
    readonly stateLabel: string;
    readonly assignee?: string;
    readonly text?: string;
    readonly verbs: readonly { readonly verb: string; readonly word: string; readonly label: string }[];
  }[];
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    /** Bytes. */
    readonly size: number;
    readonly who: string;
    readonly at: Date;
    readonly internal: boolean;
  }[];
  readonly approvals: readonly {
    readonly label: string;
    readonly state: string;
    readonly stateLabel: string;
    /** "1 de 2". */
    readonly rule: string;
    readonly decisions: readonly {
      readonly who: string;
      readonly approved: boolean;
      readonly label: string;
      readonly reason?: string;
      readonly at: Date;
      /** Taken back, or overtaken by other answers. */
      readonly past: boolean;
    }[];
    readonly missing: readonly string[];
  }[];
  readonly history: readonly {
    readonly at: Date;
    readonly who: string;
    readonly what: string;
    readonly text?: string;
    readonly internal: boolean;
    /** Words that the requester's side reads. */
    readonly shared: boolean;
    /** A reply that was taken back before anybody read it. */
    readonly takenBack: boolean;
  }[];
  readonly clocks: readonly {
    readonly label: string;
    /** `late`: met, but after its time. `ended`: stopped without being met, as by a cancellation. */
    readonly mode: 'running' | 'paused' | 'met' | 'late' | 'ended';
    readonly dueAt?: Date;
    readonly metAt?: Date;
    readonly breached: boolean;
    readonly percent: number;
  }[];
  /** Boxes to write in: the word that sends what is written. `readers`: who will read a public reply. */
  readonly reply?: { readonly word: string; readonly readers: readonly string[] };
  readonly note?: { readonly word: string };
  readonly comment?: { readonly word: string };
  /** A reply of this reader that can be taken back until then. */
  readonly undo?: { readonly word: string; readonly until: Date };
  /** What else this reader may do now: the verb, its word in their language, and what it takes. */
  readonly verbs: readonly {
    readonly verb: string;
    readonly word: string;
    readonly label: string;
    readonly fields: readonly VerbField[];
  }[];
}

/** Who is away. */
export interface AbsenceLine {
  readonly id: string;
  readonly name: string;
  readonly from: Date;
  /** Absent: until they say that they are back. */
  readonly until?: Date;
  readonly standIn?: string;
}
