import type { ReadDates } from '../../domain/dates.ts';
import type { Intent, Understand, Understanding } from '../../domain/understanding.ts';
import { withoutHeaders } from '../../domain/without-headers.ts';
import { exactPhrasesOf, type ExactMatch, type ExactPhrases } from './exact-phrases.ts';
import { extractFeatures, keep, weigh, type Features } from './extract-features.ts';
import { phraseKey, wordsOf, type Word } from './fold-text.ts';
import { gistOfBooks, type Gist } from './gist-of-books.ts';
import { createMatchOwnWords, ownWordsOf, unknownWordsOf, type MatchOwnWords, type OwnWords } from './match-own-words.ts';
import { NONE, probabilities, score, type Head, type Model } from './model.ts';
import { readLanguage } from './read-language.ts';
import { createReadSlots, type Directory, type ReadSlots } from './read-slots.ts';
import { reasonsOf } from './reasons-of.ts';
import { createReadUrgency, type ReadUrgency } from './read-urgency.ts';
import { scarcelyTaught } from './scarcely-taught.ts';
import { trainModel, type Definitions } from './train-from-definitions.ts';
import { withoutMarkup } from './without-markup.ts';

/** Definitions, the port that reads dates, and what was learnt earlier from the same phrasebooks, if it is there. */
export interface UnderstandingParts extends Definitions {
  readonly readDates: ReadDates;
  readonly model?: Model;
  readonly gist?: Gist;
  /** People, sites and things that messages may name. */
  readonly directory?: Directory;
}

/** The catalog's own words, folded, and the abbreviations of all languages together. */
interface Lessons {
  readonly items: readonly OwnWords[];
  readonly categories: readonly OwnWords[];
  readonly abbreviations: ReadonlyMap<string, string>;
}

/** What every message is read with. */
export interface Reader {
  readonly model: Model;
  readonly lessons: Lessons;
  readonly exact: ExactPhrases;
  readonly readSlots: ReadSlots;
  readonly readUrgency: ReadUrgency;
  readonly matchItems: MatchOwnWords;
  readonly matchCategories: MatchOwnWords;
  readonly contrast: ReadonlySet<string>;
  /** Labels of which the model knows too little to be heard against the catalog's own words. */
  readonly scarce: ReadonlySet<string>;
  /** Own words that no phrasebook knows, by what they speak for. */
  readonly onlyThere: readonly { readonly intent: Intent; readonly match: MatchOwnWords }[];
  readonly closeCall: number;
  readonly scores: Float32Array;
}

/** A message while it is being read. */
export interface Reading {
  readonly words: readonly Word[];
  /** Folded words, one space between. */
  readonly key: string;
  readonly text: string;
  readonly features: Features;
  /** What of the catalog the message names. */
  readonly named: { readonly items: NamedThere; readonly categories: NamedThere };
}

type NamedThere = ReturnType<MatchOwnWords>;

/** The two intents between which the desk offers a choice, so both need their category or item. */
const PAIR: ReadonlySet<Intent> = new Set(['incident', 'request']);
const LONGEST_TEXT = 2000;
/** In nats: each own word of the catalog for its label and against `other`; what only the catalog names, for its kind. */
const [OWN_WORD, NO_OTHER, ONLY_THERE] = [1, 2, 6];

const lessonsOf = ({ items, categories }: Definitions, { labels, abbreviations }: Gist): Lessons => ({
  items: ownWordsOf(items, new Set(labels.request)),
  categories: ownWordsOf(categories, new Set(labels.incident)),
  abbreviations: new Map(abbreviations),
});

const createReader = (parts: UnderstandingParts): Reader => {
  const gist = parts.gist ?? gistOfBooks(parts.phrasebooks);
  const lessons = lessonsOf(parts, gist);
  const model = parts.model ?? trainModel(parts);
  const known = new Set(gist.words);
  const contrast = new Set(parts.phrasebooks.flatMap((book) => book.contrast.map(phraseKey)));
  return {
    model,
    lessons,
    exact: exactPhrasesOf(gist.phrases, lessons),
    readSlots: createReadSlots(parts.phrasebooks, {
      ...{ readDates: parts.readDates, known, items: parts.items },
      ...(parts.directory && { directory: parts.directory }),
    }),
    readUrgency: createReadUrgency(parts.phrasebooks),
    matchItems: createMatchOwnWords(lessons.items),
    matchCategories: createMatchOwnWords(lessons.categories),
    contrast,
    scarce: scarcelyTaught(parts.phrasebooks),
    onlyThere: [
      { intent: 'request', match: createMatchOwnWords(unknownWordsOf(lessons.items, known)) },
      { intent: 'incident', match: createMatchOwnWords(unknownWordsOf(lessons.categories, known)) },
    ],
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

/** "Bicicleta, por favor": what an item or a category is called, and no phrasebook knows, speaks for its kind. */
const heedOwnWords = (reader: Reader, { words, named }: Reading): void => {
  const { offset, classes } = reader.model.heads.intent;
  for (const { intent, match } of reader.onlyThere) {
    if (match(words).size === 0) continue;
    const at = offset + classes.indexOf(intent);
    reader.scores[at] = (reader.scores[at] ?? 0) + ONLY_THERE;
  }
  // "Necesito una prueba de todo", where an item is called so: whatever the catalog names is a matter of this desk.
  const longest = Math.max(0, ...named.items.values(), ...named.categories.values());
  const other = offset + classes.indexOf('other');
  reader.scores[other] = (reader.scores[other] ?? 0) - NO_OTHER * longest;
};

const ranked = (shares: readonly number[], head: Head): { name: string; share: number; index: number }[] =>
  shares.map((share, index) => ({ name: head.classes[index] ?? '', share, index })).sort((a, b) => b.share - a.share);

/** A head's scores, moved by the catalog's own words. */
export const labelScores = (reader: Reader, { named }: Reading, about: 'category' | 'item'): Map<string, number> => {
  const head = reader.model.heads[about];
  const scores = new Map(head.classes.map((label, index) => [label, reader.scores[head.offset + index] ?? 0]));
  const ceiling = Math.max(...scores.values());
  for (const [one, length] of about === 'item' ? named.items : named.categories) {
    // A label that the phrasebook never taught has no score of its own, and hardly one if it did with a few lines: it starts level.
    for (const label of one.labels) {
      const least = reader.scarce.has(label) ? ceiling : -Infinity;
      scores.set(label, Math.max(scores.get(label) ?? ceiling, least) + OWN_WORD * length);
    }
  }
  return scores;
};

/** The most likely label of a head; undefined where none fits. */
const readLabel = (reader: Reader, reading: Reading, about: 'category' | 'item'): string | undefined => {
  const scores = labelScores(reader, reading, about);
  let best: string | undefined;
  for (const [label, value] of scores) if (best === undefined || value > (scores.get(best) ?? 0)) best = label;
  return best === NONE ? undefined : best;
};

/** What the intent is about: a category for an incident, an item for a request, both while the two are close. */
const readSubjects = (
  reader: Reader,
  reading: Reading,
  decided: { intents: readonly Intent[]; exact?: ExactMatch },
): Pick<Understanding, 'category' | 'item'> => {
  const { intents, exact } = decided;
  const given = (intent: Intent): string | undefined => (exact?.intent === intent ? exact.label : undefined);
  const category = intents.includes('incident') ? (given('incident') ?? readLabel(reader, reading, 'category')) : undefined;
  const item = intents.includes('request') ? (given('request') ?? readLabel(reader, reading, 'item')) : undefined;
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

/** A message made ready. Its features are a buffer that the next message overwrites. */
const readingOf = (reader: Reader, text: string): Reading => {
  const words = wordsOf(text);
  const features = weigh(extractFeatures(text, words, reader.lessons.abbreviations), reader.model.rarity);
  const named = { items: reader.matchItems(words), categories: reader.matchCategories(words) };
  return { text, words, features, named, key: words.map((word) => word.folded).join(' ') };
};

const understandWith = (reader: Reader, text: string, place: Parameters<Understand>[1]): Understanding => {
  const reading = readingOf(reader, text);
  const { words } = reading;
  const exact = reader.exact.get(reading.key);
  score(reader.model, reading.features, reader.scores);
  heedOwnWords(reader, reading);
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
    ...reader.readUrgency({ text, words }, label === undefined ? { intent } : { intent, label }),
    // A name that the languages share ("laptop") says nothing about the writer's.
    lang: exact?.lang ?? (exact && place.language) ?? readLanguage(reader, place.language),
    top2,
    slots: reader.readSlots({ text, words, place }),
    because: reasonsOf(reading, reader.model, index),
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

/** Makes the reader of messages. Trains a model (seconds of CPU time) unless one is given. Pure and synchronous afterwards. */
export const createUnderstand = (parts: UnderstandingParts): Understand => {
  const reader = createReader(parts);
  return (text, place) => understandBounded(reader, boundedText(text), place);
};

/** Composed form, so that an accent typed as a mark of its own stays inside its word; bounded, so that a pasted log costs little. */
const boundedText = (text: string): string => withoutHeaders(withoutMarkup(text.slice(0, LONGEST_TEXT))).normalize('NFC');

const understandBounded = (reader: Reader, text: string, place: Parameters<Understand>[1]): Understanding =>
  /[\p{L}\p{N}]/u.test(text) ? understandWith(reader, text, place) : nothingSaid(place);

/** An answer with all that it was made from. The reader's scores are those of this message until it reads the next. */
export interface Traced {
  readonly understanding: Understanding;
  readonly reader: Reader;
  readonly reading: Reading;
}

/** As `createUnderstand`, for whoever asks why a message was read as it was. */
export const createTrace = (parts: UnderstandingParts): ((...message: Parameters<Understand>) => Traced) => {
  const reader = createReader(parts);
  return (text, place) => {
    const bounded = boundedText(text);
    const understanding = understandBounded(reader, bounded, place);
    const reading = readingOf(reader, bounded);
    return { understanding, reader, reading: { ...reading, features: keep(reading.features) } };
  };
};
