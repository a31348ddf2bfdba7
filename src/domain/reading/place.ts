import type { Scope } from '../conditions.ts';
import type { Label, Language } from '../label.ts';
import type { Department, Person } from '../person.ts';

/** An option as it was shown; its place in the list is the number that may be typed. */
export interface ShownOption {
  readonly id: string;
  readonly label: Label;
  readonly same_as?: readonly string[];
}

/** Who answers, where and when: all that reading an answer may depend on. */
export interface Place {
  readonly language: Language;
  readonly zone: string;
  /** Local date of the reader's zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** ISO 4217; what an amount without a currency means, where the field does not say. */
  readonly currency: string;
  /** The id of who answers: "me". */
  readonly asker: string;
  readonly people: ReadonlyMap<string, Person>;
  readonly departments: ReadonlyMap<string, Department>;
  /** Reads the dates that a text names, in the order they stand in it. */
  readonly readDates: (text: string) => readonly { readonly date: string; readonly text: string; readonly index: number }[];
  /** Answers so far and facts of the requester. */
  readonly scope: Scope;
  /** Where the list shown differs from the field's open options, in the order shown. */
  readonly shownOptions?: readonly ShownOption[];
}
