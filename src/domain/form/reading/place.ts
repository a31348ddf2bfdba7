import type { DayEnds } from '../../mentions/spell-day-ends.ts';
import type { Asset } from '../../asset.ts';
import type { Scope } from '../conditions.ts';
import type { ReadDate } from '../../dates.ts';
import type { Label, Language } from '../../label.ts';
import type { Department, Person, Site } from '../../person.ts';

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
  readonly sites: ReadonlyMap<string, Site>;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Country code (`51`) of telephone numbers that are written without one. */
  readonly phonePrefix: string;
  readonly now: Date;
  /** What "a primera hora" and "fin del día" mean to who answers. */
  readonly dayEnds?: () => DayEnds | undefined;
  /** Reads the dates that a text names, in the order they stand in it. */
  readonly readDates: (text: string) => readonly ReadDate[];
  /** Files that were received from who answers and may be attached, by id; none where absent. */
  readonly files?: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** Answers so far and facts of the requester. */
  readonly scope: Scope;
  /** Where the list shown differs from the field's open options, in the order shown. */
  readonly shownOptions?: readonly ShownOption[];
}
