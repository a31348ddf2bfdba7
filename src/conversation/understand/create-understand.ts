import type { ReadDates } from '../../domain/dates.ts';
import type { UnderstoodLanguage } from '../../domain/phrasebook.ts';
import type { Intent, Understand, Understanding } from '../../domain/understanding.ts';
import { exactPhrasesOf, type ExactMatch, type ExactPhrases } from './exact-phrases.ts';
import { extractFeatures, weigh, type Features } from './extract-features.ts';
import { phraseKey, wordsOf, type Word } from './fold-text.ts';
import { createMatchOwnWords, type MatchOwnWords } from './match-own-words.ts';
import { NONE, probabilities, score, wordWeights, type Head, type Model } from './model.ts';
import { createReadSlots, type ReadSlots } from './read-slots.ts';
import { createReadUrgency, type ReadUrgency } from './read-urgency.ts';
import { prepareLessons, trainModel, type Definitions, type Lessons } from './train-from-definitions.ts';

/** Definitions, the port that reads dates, and a model trained earlier on the same definitions, if there is one. */
export interface UnderstandingParts extends Definitions {
  readonly readDates: ReadDates;
  readonly model?: Model;
}

/** What every message is read with. */
interface Reader {
  readonly model: Model;
  readonly lessons: Lessons;
  readonly exact: ExactPhrases;
  readonly readSlots: ReadSlots;
  readonly readUrgency: ReadUrgency;
  readonly matchItems: MatchOwnWords;
  readonly matchCategories: MatchOwnWords;
  readonly contrast: ReadonlySet<string>;
  readonly closeCall: number;
  readonly scores: Float32Array;
}

/** A message while it is being read. */
interface Reading {
  readonly words: readonly Word[];
  /** Folded words, one space between. */
  readonly key: string;
  readonly text: string;
  readonly features: Features;
}

/** The two intents between which the desk offers a choice, so both need their category or item. */
const PAIR: ReadonlySet<Intent> = new Set(['incident', 'request']);
const MOST_REASONS = 5;
const LONGEST_TEXT = 2000;
/** Own words of the catalog count like this many nats for each of their words. */
const OWN_WORD = 1;
/** The language that a person is known to use settles messages that say nothing about theirs ("ok"). */
const KNOWN_LANGUAGE = 2;

const createReader = (parts: UnderstandingParts): Reader => {
  const lessons = prepareLessons(parts);
  const model = parts.model ?? trainModel(parts);
  const known = new Set(lessons.lines.flatMap((line) => wordsOf(line.text).map((word) => word.folded)));
  const contrast = new Set(parts.phrasebooks.flatMap((book) => book.contrast.map(phraseKey)));
  return {
    model,
    lessons,
    exact: exactPhrasesOf(lessons.lines, lessons),
    readSlots: createReadSlots(parts.phrasebooks, { readDates: parts.readDates, known }),
    readUrgency: createReadUrgency(parts.phrasebooks),
    matchItems: createMatchOwnWords(lessons.items),
    matchCategories: createMatchOwnWords(lessons.categories),
    contrast,
    closeCall: parts.phrasebooks.find((book) => book.thresholds !== undefined)?.thresholds?.incident_vs_request ?? 0.65,
    scores: new Float32Array(model.width),
  };
};

/** "gracias, pero sigue igual" is neither thanks nor a greeting: a word of contrast rules both out. */
const ruleOut = (reader: Reader, reading: Reading): void => {
  const { offset, classes } = reader.model.heads.intent;
  if (!reading.words.some((word) => reader.contrast.has(word.folded))) return;
  for (const intent of ['thanks', 'greeting']) reader.scores[offset + classes.indexOf(intent)] = -50;
};

const ranked = (shares: readonly number[], head: Head): { name: string; share: number; index: number }[] =>
  shares.map((share, index) => ({ name: head.classes[index] ?? '', share, index })).sort((a, b) => b.share - a.share);

/** The most likely label of a head, moved by the catalog's own words; undefined where none fits. */
const readLabel = (reader: Reader, reading: Reading, of: { head: Head; match: MatchOwnWords }): string | undefined => {
  const { head, match } = of;
  const scores = new Map(head.classes.map((label, index) => [label, reader.scores[head.offset + index] ?? 0]));
  const ceiling = Math.max(...scores.values());
  for (const [one, length] of match(reading.words)) {
    // A label that the phrasebook never taught has no score of its own: it starts level with the best.
    for (const label of one.labels) scores.set(label, (scores.get(label) ?? ceiling) + OWN_WORD * length);
  }
  let best: string | undefined;
  for (const [label, value] of scores) if (best === undefined || value > (scores.get(best) ?? 0)) best = label;
  return best === NONE ? undefined : best;
};

const readLanguage = (reader: Reader, known: 'es' | 'en' | undefined): UnderstoodLanguage => {
  const { offset, classes } = reader.model.heads.lang;
  const value = (lang: string, index: number): number =>
    (reader.scores[offset + index] ?? 0) + (lang === known ? KNOWN_LANGUAGE : 0);
  const best = classes.map((lang, index) => ({ lang, value: value(lang, index) })).sort((a, b) => b.value - a.value)[0];
  return (best?.lang ?? 'es') as UnderstoodLanguage;
};

const reasonsOf = (reader: Reader, reading: Reading, index: number): Understanding['because'] => {
  const weights = wordWeights(reader.model, reading.features, { head: reader.model.heads.intent, index });
  return reading.words
    .map((word, at) => ({ text: reading.text.slice(word.start, word.end), weight: Math.round((weights[at] ?? 0) * 1000) / 1000 }))
    .filter((reason) => reason.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_REASONS);
};

/** What the intent is about: a category for an incident, an item for a request, both while the two are close. */
const readSubjects = (
  reader: Reader,
  reading: Reading,
  decided: { intents: readonly Intent[]; exact?: ExactMatch },
): Pick<Understanding, 'category' | 'item'> => {
  const { heads } = reader.model;
  const { intents, exact } = decided;
  const given = (intent: Intent): string | undefined => (exact?.intent === intent ? exact.label : undefined);
  const category = intents.includes('incident')
    ? (given('incident') ?? readLabel(reader, reading, { head: heads.category, match: reader.matchCategories }))
    : undefined;
  const item = intents.includes('request')
    ? (given('request') ?? readLabel(reader, reading, { head: heads.item, match: reader.matchItems }))
    : undefined;
  return { ...(category !== undefined && { category }), ...(item !== undefined && { item }) };
};

const decideIntent = (reader: Reader, exact: ExactMatch | undefined): { p: number; top2: [Intent, Intent]; index: number } => {
  const { intent: head } = reader.model.heads;
  const order = ranked(probabilities(reader.scores, head, reader.model.temperature), head);
  const [first, second] = order as unknown as [{ name: Intent; share: number; index: number }, { name: Intent }];
  if (exact === undefined) return { p: first.share, top2: [first.name, second.name], index: first.index };
  const other = first.name === exact.intent ? second.name : first.name;
  return { p: 1, top2: [exact.intent, other], index: head.classes.indexOf(exact.intent) };
};

const understandWith = (reader: Reader, text: string, place: Parameters<Understand>[1]): Understanding => {
  const words = wordsOf(text);
  const features = weigh(extractFeatures(text, words, reader.lessons.abbreviations), reader.model.rarity);
  const reading: Reading = { text, words, features, key: words.map((word) => word.folded).join(' ') };
  const exact = reader.exact.get(reading.key);
  score(reader.model, features, reader.scores);
  ruleOut(reader, reading);
  const { p, top2, index } = decideIntent(reader, exact);
  const [intent, second] = top2;
  const intents = PAIR.has(intent) && PAIR.has(second) && p < reader.closeCall ? top2 : [intent];
  const subjects = readSubjects(reader, reading, exact === undefined ? { intents } : { intents, exact });
  const label = intent === 'incident' ? subjects.category : subjects.item;
  return {
    intent,
    p,
    ...subjects,
    urgency: reader.readUrgency(words, label === undefined ? { intent } : { intent, label }),
    // A name that the languages share ("laptop") says nothing about the writer's.
    lang: exact?.lang ?? (exact && place.language) ?? readLanguage(reader, place.language),
    top2,
    slots: reader.readSlots({ text, words, place }),
    because: reasonsOf(reader, reading, index),
  };
};

/** A message without a word in it (only signs, only emoji). */
const nothingSaid = (place: Parameters<Understand>[1]): Understanding => ({
  intent: 'other',
  p: 1,
  urgency: 'low',
  lang: place.language ?? 'es',
  top2: ['other', 'greeting'],
  slots: {},
  because: [],
});

/** Makes the reader of messages. Trains a model (about a second of CPU time) unless one is given. Pure and synchronous afterwards. */
export const createUnderstand = (parts: UnderstandingParts): Understand => {
  const reader = createReader(parts);
  return (text, place) => {
    // Composed form, so that an accent typed as a mark of its own stays inside its word; bounded, so that a pasted log costs little.
    const bounded = text.slice(0, LONGEST_TEXT).normalize('NFC');
    return /[\p{L}\p{N}]/u.test(bounded) ? understandWith(reader, bounded, place) : nothingSaid(place);
  };
};
