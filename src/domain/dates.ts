import type { ReadingPlace } from './understanding.ts';

/** A date found in a message. */
export interface ReadDate {
  /** Local date of the reader's zone, `YYYY-MM-DD`. */
  readonly date: string;
  /** The words that gave it, as written. */
  readonly text: string;
  /** Where those words begin in the message. */
  readonly index: number;
  /** Local time, `HH:MM`, where one was written. */
  readonly time?: string;
}

/** Port: reads the dates that a message names, in the order they stand in it. Finds none in a text without any. */
export type ReadDates = (text: string, place: ReadingPlace) => readonly ReadDate[];
