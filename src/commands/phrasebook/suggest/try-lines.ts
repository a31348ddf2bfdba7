import type { ReadDates } from '../../../domain/dates.ts';
import { meansTheSame } from '../../../domain/learning/correction.ts';
import type { Phrasebook } from '../../../domain/phrasebook.ts';
import type { Understand } from '../../../domain/understanding.ts';
import { readingOf } from '../../../conversation/learning/reading-of.ts';
import { createUnderstand } from '../../../conversation/understand/create-understand.ts';
import { trainModel } from '../../../conversation/understand/train-from-definitions.ts';
import type { MeasureReport } from '../../../conversation/understand/measure/measure-understanding.ts';
import type { Loaded } from '../../../../adapters/config/load-definitions.ts';
import { percentOf } from '../../understanding/judge-books.ts';
import { measureBooks } from '../../understanding/measure-books.ts';
import type { MeasuringFile } from '../../understanding/read-measuring-rows.ts';
import type { Candidate } from './sift.ts';

/** What lines would bring, measured by learning the phrasebooks with them. */
export interface Effect {
  /** Per cent of the messages that the score is measured on. */
  readonly score: { readonly before: number; readonly after: number };
  /** The intents that would change: their F1, in per cent. */
  readonly intents: readonly { readonly intent: string; readonly before: number; readonly after: number }[];
  /** Of the candidates that were not learnt: how many are read rightly. */
  readonly others: { readonly before: number; readonly after: number; readonly of: number };
}

export interface Trial {
  readonly loaded: Loaded;
  readonly understand: Understand;
  readonly rows: MeasuringFile;
  /** How the phrasebooks are measured today. */
  readonly today: MeasureReport;
  readonly readDates: ReadDates;
  readonly candidates: readonly Candidate[];
}

/** Learns the phrasebooks with these lines added: seconds of CPU time. Nothing is kept of it. */
export function tryLines(trial: Trial, added: readonly Candidate[]): Effect {
  const { loaded, rows, readDates, today, candidates } = trial;
  const phrasebooks = loaded.phrasebooks.map((book) => withLines(book, added));
  const model = trainModel({ phrasebooks, items: [], categories: [] });
  const { report } = measureBooks({ loaded: { phrasebooks }, learnt: { model }, rows, readDates });
  const items = [...loaded.definitions.items.values()];
  const categories = [...loaded.definitions.categories.values()];
  const understand = createUnderstand({ phrasebooks, items, categories, model, readDates });
  const others = candidates.filter((one) => !added.includes(one));
  return {
    score: { before: percentOf(today.intent), after: percentOf(report.intent) },
    intents: changedIntents(today, report),
    others: {
      before: rightlyRead(others, trial.understand, trial),
      after: rightlyRead(others, understand, trial),
      of: others.length,
    },
  };
}

function withLines(book: Phrasebook, added: readonly Candidate[]): Phrasebook {
  const lines = added.filter(({ lang }) => lang === book.lang);
  if (lines.length === 0) return book;
  const intents = { ...book.intents };
  for (const { line, made } of lines) intents[made.intent] = [...(intents[made.intent] ?? []), line];
  return { ...book, intents };
}

function changedIntents(before: MeasureReport, after: MeasureReport): Effect['intents'] {
  const percent = (share: number): number => Math.round(share * 1000) / 10;
  const was = new Map(before.intents.map(({ intent, f1 }) => [intent, percent(f1)]));
  return after.intents
    .map(({ intent, f1 }) => ({ intent, before: was.get(intent) ?? 0, after: percent(f1) }))
    .filter((one) => one.before !== one.after);
}

function rightlyRead(candidates: readonly Candidate[], understand: Understand, { loaded }: Trial): number {
  return candidates.filter(({ said, lang, made }) =>
    meansTheSame(readingOf(placeFor({ understand, loaded, lang }), said).read, made),
  ).length;
}

/** Where and when words are read that were kept: in the language they were written in. */
export function placeFor(about: { understand: Understand; loaded: Pick<Loaded, 'definitions'>; lang: Phrasebook['lang'] }) {
  const { understand, loaded, lang } = about;
  const { definitions } = loaded;
  const language = lang === 'en' ? 'en' : 'es';
  return { understand, definitions, language, now: new Date(0), zone: definitions.desk.zone } as const;
}
