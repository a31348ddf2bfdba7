import { readAcceptedScore } from '../../../adapters/config/accepted-score.ts';
import { createKept, type Kept } from '../../../adapters/config/kept/create-kept.ts';
import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import { createUnderstand } from '../../conversation/understand/create-understand.ts';
import type { ReadDates } from '../../domain/dates.ts';
import type { Understand } from '../../domain/understanding.ts';
import { judgeBooks, type Verdict } from './judge-books.ts';
import { learnModel, modelKey, type LearntModel } from './learn-model.ts';
import { measuredBefore, measureOnce } from './measure-books.ts';
import { readMeasuringRows } from './read-measuring-rows.ts';
import type { Teach } from './teach.ts';
import { unheardLanguages } from './unheard-languages.ts';

/** What was learnt from a configuration folder. */
export interface OpenedUnderstanding {
  readonly understand: Understand;
  readonly learnt: LearntModel;
  /** Undefined where there are no messages to measure on. */
  readonly verdict: Verdict | undefined;
}

export interface Opening {
  /** The folder that was loaded. */
  readonly config: string;
  readonly loaded: Loaded;
  readonly readDates: ReadDates;
  /** Where what was learnt is kept, unless it is where the program keeps it. */
  readonly kept?: Kept;
  /** How it is learnt where it is not kept: at once, unless told otherwise. */
  readonly learn?: Teach;
  /** How the mark is read that the books are judged by, where a damaged one is to be written anew. */
  readonly readMark?: typeof readAcceptedScore;
}

/**
 * The reader of messages for a loaded folder, with what is made of its phrasebooks. Whoever puts it in force asks `refuseWorse` first.
 * @throws ConfigurationError where the accepted score or the measuring rows are no such thing
 */
export async function openUnderstanding({ kept = createKept(), learn, ...opening }: Opening): Promise<OpenedUnderstanding> {
  const { loaded, readDates } = opening;
  const learnt = await learnModel(loaded, kept, learn);
  const { definitions, phrasebooks } = loaded;
  const items = [...definitions.items.values()];
  const categories = [...definitions.categories.values()];
  const known = { phrasebooks, items, categories, directory: definitions, readDates };
  const understand = createUnderstand({ ...known, model: learnt.model, gist: learnt.gist });
  const verdict = await judge({ ...opening, kept }, learnt);
  const warnings = [...learnt.warnings, ...unheardLanguages(opening.config, phrasebooks, verdict)];
  return { understand, learnt: { ...learnt, warnings }, verdict };
}

async function judge(opening: Opening & { readonly kept: Kept }, learnt: LearntModel): Promise<Verdict | undefined> {
  const { config, loaded, readDates, kept, readMark = readAcceptedScore } = opening;
  const rows = await readMeasuringRows(config);
  if (rows === undefined) return undefined;
  const measured = await measureOnce({ loaded, learnt, rows, readDates }, learnt.key, kept);
  if (measured.answers.length === 0) return undefined;
  const accepted = await readMark(config);
  const before = accepted && (await measuredBefore(await modelKey(accepted.books), rows, kept));
  return judgeBooks({ measured, before, rowsFile: rows.file, rowsHash: rows.hash, accepted }, loaded.booksHash);
}
