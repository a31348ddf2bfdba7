import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import { percentOf } from './judge-books.ts';
import type { OpenedUnderstanding } from './open-understanding.ts';
import { lossOf, remedyFor } from './refuse-worse.ts';

const MEGABYTE = 1024 * 1024;

/** What was learnt, in figures. */
export interface UnderstandingFacts {
  /** Written by people, in all phrasebooks. */
  readonly lines: number;
  readonly languages: readonly string[];
  /** Megabytes. */
  readonly model: number;
  readonly how: 'loaded' | 'trained';
  /** Milliseconds to load or to train. */
  readonly ms: number;
  /** Where it is kept. */
  readonly file?: string;
  /** Per cent of the messages that it was measured on. */
  readonly score?: number;
}

export function factsOf(
  { learnt, verdict }: OpenedUnderstanding,
  { phrasebooks }: Pick<Loaded, 'phrasebooks'>,
): UnderstandingFacts {
  const { how, ms, bytes, file } = learnt;
  return {
    lines: phrasebooks.flatMap((book) => Object.values(book.intents)).reduce((sum, lines) => sum + lines.length, 0),
    languages: phrasebooks.map(({ lang }) => lang),
    model: megabytes(bytes),
    ...{ how, ms },
    ...(file !== undefined && { file }),
    ...(verdict && { score: percentOf(verdict.measured.report.intent) }),
  };
}

/** The same in a sentence. */
export function describeFacts({ lines, languages, model, how, ms, file }: UnderstandingFacts): string {
  const kept = file === undefined ? 'kept nowhere' : `kept in ${file}`;
  return `${lines.toLocaleString('en')} lines in ${languages.join(', ')}; model of ${model} MB ${how} in ${ms} ms, ${kept}`;
}

/** What an operator should know of it though it is used, a sentence each. */
export function warningsOf({ learnt, verdict }: OpenedUnderstanding, config: string): readonly string[] {
  return [...learnt.warnings, ...(verdict?.refused ? [`${lossOf(verdict)}; ${remedyFor(config)}`] : [])];
}

/** Of this process, in megabytes. */
export function memoryUsed(): number {
  return Math.round(process.memoryUsage.rss() / MEGABYTE);
}

function megabytes(bytes: number): number {
  return Math.round((bytes / MEGABYTE) * 10) / 10;
}
