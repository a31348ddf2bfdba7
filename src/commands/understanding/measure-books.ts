import { createHash } from 'node:crypto';
import { codeHash } from '../../../adapters/config/kept/code-hash.ts';
import type { Kept } from '../../../adapters/config/kept/create-kept.ts';
import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import { createUnderstand } from '../../conversation/understand/create-understand.ts';
import type { Gist } from '../../conversation/understand/gist-of-books.ts';
import { measureUnderstanding, type MeasureReport } from '../../conversation/understand/measure/measure-understanding.ts';
import type { Model } from '../../conversation/understand/model.ts';
import type { ReadDates } from '../../domain/dates.ts';
import type { Intent } from '../../domain/understanding.ts';
import type { MeasuringFile } from './read-measuring-rows.ts';

/** How one message was read. */
export interface Answer {
  readonly text: string;
  readonly should: Intent;
  readonly is: Intent;
  readonly right: boolean;
}

/** How well phrasebooks are understood. */
export interface Measured {
  readonly report: MeasureReport;
  /** Of every row, in their order. */
  readonly answers: readonly Answer[];
}

export interface Measuring {
  readonly loaded: Pick<Loaded, 'phrasebooks'>;
  /** The gist is made from the books where it is not given. */
  readonly learnt: { readonly model: Model; readonly gist?: Gist };
  readonly rows: MeasuringFile;
  readonly readDates: ReadDates;
}

/** Any instant does: what is measured knows no time. */
const place = { now: new Date(0), zone: 'UTC' } as const;

/**
 * Measures phrasebooks on the rows in the languages they are written in. By themselves, without the catalog: so the score is the same
 * wherever the books and the rows are, and another catalog is no worse phrasebook. @throws ConfigurationError for a row that is none
 */
export function measureBooks({ loaded: { phrasebooks }, learnt, rows, readDates }: Measuring): Measured {
  const languages = new Set(phrasebooks.map(({ lang }) => lang));
  const counted = rows.rows().filter(({ lang }) => languages.has(lang));
  const understand = createUnderstand({ phrasebooks, items: [], categories: [], ...learnt, readDates });
  const read: Intent[] = [];
  const report = measureUnderstanding(counted, (text) => {
    const understood = understand(text, place);
    read.push(understood.intent);
    return understood;
  });
  const answers = counted.map(({ text, intent, alt }, at): Answer => {
    const is = read[at] ?? 'other';
    return { text, should: intent, is, right: is === intent || alt.includes(is) };
  });
  return { report, answers };
}

/** The same, kept beside the model so that a start does not measure again. */
export async function measureOnce(measuring: Measuring, key: string, kept: Kept): Promise<Measured> {
  const found = await measuredBefore(key, measuring.rows, kept);
  if (found) return found;
  const measured = measureBooks(measuring);
  await kept.write(await nameOf(key, measuring.rows), new TextEncoder().encode(JSON.stringify(measured)));
  return measured;
}

/** What the model of this key was measured at on these rows; undefined where nobody kept it. */
export async function measuredBefore(key: string, rows: MeasuringFile, kept: Kept): Promise<Measured | undefined> {
  const found = await kept.read(await nameOf(key, rows));
  return found && 'bytes' in found ? (JSON.parse(new TextDecoder().decode(found.bytes)) as Measured) : undefined;
}

async function nameOf(key: string, rows: MeasuringFile): Promise<string> {
  return `${createHash('sha256')
    .update(key)
    .update(rows.hash)
    .update(await measuringCode())
    .digest('hex')}.score`;
}

/** Of this process, once: its code does not change under it. */
let code: Promise<string> | undefined;
const measuringCode = (): Promise<string> => (code ??= codeHash(new URL(import.meta.url)));
