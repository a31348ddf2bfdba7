import type { CatalogItem } from '../../domain/catalog.ts';
import type { ReadDates } from '../../domain/dates.ts';
import type { Definitions } from '../../domain/definitions.ts';
import type { Span } from '../../domain/form/reading/rest-of.ts';
import type { Language } from '../../domain/label.ts';
import { mentionedDays, type MentionedDay } from '../../domain/mentions/mentioned-days.ts';
import { mentionedLengths } from '../../domain/mentions/mentioned-lengths.ts';
import { mentionedMoney, type MentionedMoney } from '../../domain/mentions/mentioned-money.ts';
import { mentionedTimes } from '../../domain/mentions/mentioned-times.ts';
import { plainInPlace } from '../../domain/mentions/plain-in-place.ts';
import { spellDayEnds } from '../../domain/mentions/spell-day-ends.ts';
import type { Phrasebook } from '../../domain/phrasebook.ts';
import type { ReadingPlace, Slots } from '../../domain/understanding.ts';
import { createFindPhrases, type FindPhrases } from './find-phrases.ts';
import { phraseKey, wordsOf, type Word } from './fold-text.ts';
import { readPeople } from './read-people.ts';
import { readQuantities } from './read-quantities.ts';
import { createFindKnownPeople } from './slots/known-people.ts';
import { namesOfSites, namesOfSystems } from './slots/names-of-systems.ts';
import { readTickets } from './slots/read-tickets.ts';

/** What names in a message are looked up in. */
export type Directory = Pick<Definitions, 'people' | 'sites' | 'assets' | 'desk'>;

/** A message split into words, with the place it was written in. */
export interface Written {
  readonly text: string;
  readonly words: readonly Word[];
  readonly place: ReadingPlace;
}

export type ReadSlots = (written: Written) => Slots;

interface Ways {
  readonly readDates: ReadDates;
  /** Folded words that the phrasebooks know: those are no names. */
  readonly known: ReadonlySet<string>;
  readonly items?: readonly CatalogItem[];
  readonly directory?: Directory;
}

/** Amounts and times are looked for as far as a person's own words go; behind them stands a pasted log. */
const LONGEST = 400;
const TIME_GATE =
  /\d[:.h]\d\d|\d ?[ap]\.? ?m|\d ?h(?:rs?|s|oras)?\b|(?:a las?|at|as|@|desde las|hasta las|from|by|around) (?:\d|una|dos|tres|cua|cinco|seis|siete|ocho|nueve|diez|once|doce|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|duas|quatro|sete|oito|nove|dez|onze|doze)|noon|midday|medio ?dia|meio dia|media ?noche|midnight|meia noite|half past|quarter|o'?clock|de la (?:tarde|manana|noche)/;
const ENGLISH = /\b(?:the|for|need|my|and|of|to|with|please|minutes|hours|days|weeks|months|is|it)\b/;
/** Nobody means a day that far away. */
const [EARLIEST, LATEST] = ['1900-01-01', '2100-01-01'];

/** What was found where, so that no two readers take the same words for different things. */
interface Found {
  readonly days: readonly MentionedDay[];
  readonly times: readonly string[];
  readonly lengths: readonly number[];
  readonly money: readonly MentionedMoney[];
  readonly taken: readonly Span[];
}

const findMeasures = (text: string, place: ReadingPlace, ways: Ways): Found => {
  const lower = plainInPlace(text.slice(0, LONGEST));
  const dates = ways.readDates(text, place);
  const days = dates.length === 0 ? [] : mentionedDays(lower, dates).filter(({ date }) => date > EARLIEST && date < LATEST);
  const language: Language = place.language ?? (ENGLISH.test(lower) ? 'en' : 'es');
  const money = mentionedMoney(lower, language, ways.directory?.desk.currency ?? 'USD');
  const lengths = mentionedLengths(lower, language, [...days, ...money]);
  const claimed = [...days, ...money, ...lengths];
  const spelt = spellDayEnds(lower, place.dayEnds);
  // Where words were spelt out, places behind them have moved; two things in one place are rare enough then.
  const times = TIME_GATE.test(spelt) ? mentionedTimes(spelt, spelt === lower ? claimed : []) : [];
  return {
    days: days.filter(({ denied }) => !denied),
    times: times.map(({ time }) => (time === '24:00' ? '00:00' : time)),
    lengths: lengths.map(({ minutes }) => minutes),
    money,
    taken: spelt === lower ? [...claimed, ...times] : claimed,
  };
};

/** What a message names, as the person wrote it or as it is called; of names that overlap, the first and longest. */
const namesIn = <T>(
  { words, text }: Pick<Written, 'words' | 'text'>,
  find: FindPhrases<T>,
  take: (value: T, from: Word, to: Word) => string,
): string[] => {
  const named: string[] = [];
  let next = 0;
  for (const { value, at, length } of find(words)) {
    const [from, to] = [words[at], words[at + length - 1]];
    // "LAP-0101" is a tag, and no "lap".
    if (at < next || !from || !to || /^[-–]\d/.test(text.slice(to.end, to.end + 2))) continue;
    named.push(take(value, from, to));
    next = at + length;
  }
  return [...new Set(named)];
};

const within = (word: Word, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => word.start < end && start < word.end);

const unless = <K extends keyof Slots>(name: K, values: NonNullable<Slots[K]>): Pick<Slots, K> | undefined =>
  values.length > 0 ? ({ [name]: values } as unknown as Pick<Slots, K>) : undefined;

const distinctMoney = (money: readonly MentionedMoney[]): NonNullable<Slots['money']> => [
  ...new Map(money.map(({ amount, currency }) => [`${amount} ${currency}`, { amount, currency }])).values(),
];

/** Words that are written with a capital and are nobody's name: of systems, devices and sites. */
const thingWords = (phrasebooks: readonly Phrasebook[], directory: Directory | undefined): ReadonlySet<string> => {
  const names = phrasebooks.flatMap((book) => [...book.systems, ...book.devices]);
  const places = [...(directory?.sites.values() ?? [])].flatMap(({ label }) => [label.es, label.en]);
  return new Set([...names, ...places].flatMap((name) => wordsOf(name).map(({ folded }) => folded)));
};

/**
 * Makes the reader of what can be pre-filled: dates and times, lengths of time, people, devices, systems, quantities, amounts, sites and
 * tickets. Absent where nothing was found.
 */
export const createReadSlots = (phrasebooks: readonly Phrasebook[], ways: Ways): ReadSlots => {
  const { known, directory, items = [] } = ways;
  const findDevices = createFindPhrases(phrasebooks.flatMap((book) => book.devices.map((device) => [device, true] as const)));
  const findSystems = createFindPhrases(namesOfSystems(phrasebooks, { items, assets: directory?.assets.values() ?? [] }));
  const findSites = createFindPhrases(namesOfSites(directory?.sites.values() ?? []));
  const things = thingWords(phrasebooks, directory);
  const findKnown = createFindKnownPeople(directory?.people.values() ?? []);
  const numbers = new Map(
    phrasebooks.flatMap((book) => Object.entries(book.numbers).map(([word, n]) => [phraseKey(word), n] as const)),
  );
  return (written) => {
    const { text, words, place } = written;
    const found = findMeasures(text, place, ways);
    const free = words.map((word) => !within(word, found.taken));
    const undated = words.map((word) => !within(word, found.days));
    const people = new Set([...readPeople(written, { known, things, free: undated }), ...findKnown(written)]);
    return {
      ...unless('dates', [...new Set(found.days.map(({ date }) => date))]),
      ...unless('times', [...new Set(found.times)]),
      ...unless('durations', [...new Set(found.lengths)]),
      ...unless('people', [...people]),
      ...unless(
        'devices',
        namesIn(written, findDevices, (_, from, to) => text.slice(from.start, to.end)),
      ),
      ...unless(
        'systems',
        namesIn(written, findSystems, (name) => name),
      ),
      ...unless('quantities', readQuantities(written, { numbers, free })),
      ...unless('money', distinctMoney(found.money)),
      ...unless(
        'sites',
        namesIn(written, findSites, (id) => id),
      ),
      ...unless('tickets', readTickets(plainInPlace(text.slice(0, LONGEST)))),
    };
  };
};
