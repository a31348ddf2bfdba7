import type { Answers } from '../../../domain/form/answers.ts';
import type { Field } from '../../../domain/form/field.ts';
import type { Place } from '../../../domain/form/reading/place.ts';
import type { FirstWords } from './first-words.ts';

/** What is looked at to fill in one field. */
export interface Wanted {
  readonly words: FirstWords;
  /** Its people are those whom the asker may know of. */
  readonly place: Place;
  /** All fields of the form. */
  readonly fields: readonly Field[];
  /** Those so far. */
  readonly answers: Answers;
  /** Days that have become an answer. */
  readonly used: Set<object>;
  /** Whom the form is for, where that is somebody else than the asker. */
  readonly beneficiary?: string;
}
