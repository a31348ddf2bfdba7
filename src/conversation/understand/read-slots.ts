import type { ReadDate, ReadDates } from '../../domain/dates.ts';
import type { Phrasebook } from '../../domain/phrasebook.ts';
import type { ReadingPlace, Slots } from '../../domain/understanding.ts';
import { createFindPhrases, type FindPhrases } from './find-phrases.ts';
import { phraseKey, type Word } from './fold-text.ts';
import { readPeople } from './read-people.ts';
import { readQuantities } from './read-quantities.ts';

/** A message split into words, with the place it was written in. */
export interface Written {
  readonly text: string;
  readonly words: readonly Word[];
  readonly place: ReadingPlace;
}

export type ReadSlots = (written: Written) => Slots;

/** Devices named in the message, as the person wrote them; of names that overlap, the first and longest. */
const readDevices = ({ text, words }: Written, find: FindPhrases<true>): string[] => {
  const named: string[] = [];
  let next = 0;
  for (const { at, length } of find(words)) {
    if (at < next) continue;
    named.push(text.slice(words[at]?.start, words[at + length - 1]?.end));
    next = at + length;
  }
  return [...new Set(named)];
};

const within = (word: Word, dates: readonly ReadDate[]): boolean =>
  dates.some((date) => word.start >= date.index && word.start < date.index + date.text.length);

/** Makes the reader of what can be pre-filled: dates, people, devices and quantities. Absent where nothing was found. */
export const createReadSlots = (
  phrasebooks: readonly Phrasebook[],
  ways: { readDates: ReadDates; known: ReadonlySet<string> },
): ReadSlots => {
  const findDevices = createFindPhrases(phrasebooks.flatMap((book) => book.devices.map((device) => [device, true] as const)));
  const numbers = new Map(
    phrasebooks.flatMap((book) => Object.entries(book.numbers).map(([word, n]) => [phraseKey(word), n] as const)),
  );
  return (written) => {
    const dates = ways.readDates(written.text, written.place);
    const free = written.words.map((word) => !within(word, dates));
    const people = readPeople(written, { known: ways.known, free });
    const named = readDevices(written, findDevices);
    const quantities = readQuantities(written, { numbers, free });
    return {
      ...(dates.length > 0 && { dates: [...new Set(dates.map((date) => date.date))] }),
      ...(people.length > 0 && { people }),
      ...(named.length > 0 && { devices: named }),
      ...(quantities.length > 0 && { quantities }),
    };
  };
};
