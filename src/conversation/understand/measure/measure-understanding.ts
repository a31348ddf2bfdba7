import type { Intent, Understanding } from '../../../domain/understanding.ts';
import { calibrationOf, type Calibration } from './calibration.ts';
import type { MeasuredRow } from './measured-rows.ts';

/** What is measured of an answer; other classifiers may give less. */
export type Guess = Pick<Understanding, 'intent' | 'p'> & Partial<Pick<Understanding, 'category' | 'item' | 'urgency' | 'lang'>>;

/** So many right of so many. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

/** How one intent was met: precision, recall and their harmonic mean, 0 to 1; `rows` that mean it. */
export interface IntentScore {
  readonly intent: Intent;
  readonly rows: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A row that was read wrongly. */
export interface Confusion {
  readonly text: string;
  readonly should: Intent;
  readonly is: Intent;
  readonly p: number;
}

export interface MeasureReport {
  readonly intent: Share;
  /** Mean of F1 over the intents that the rows mean. */
  readonly macroF1: number;
  /** Of the rows that mean an incident or a request: whether it is told which. */
  readonly kind: Share;
  readonly category: Share;
  readonly item: Share;
  readonly urgency: Share;
  readonly lang: Share;
  readonly intents: readonly IntentScore[];
  /** The surest mistakes first. */
  readonly confusions: readonly Confusion[];
  readonly calibration: Calibration;
}

interface Answered {
  readonly row: MeasuredRow;
  readonly got: Guess;
  /** What the row means; another intent that one could defend where that was the answer. */
  readonly meant: Intent;
}

/** From this share on the desk shows what it would open, unless told otherwise. */
const ACCEPT = 0.6;

/** Measures a classifier on rows whose meaning is known. What is among a row's `alt` counts as right, everywhere. Pure. */
export function measureUnderstanding(
  rows: readonly MeasuredRow[],
  guess: (text: string) => Guess,
  accept: number = ACCEPT,
): MeasureReport {
  const answers = rows.map((row): Answered => {
    const got = guess(row.text);
    return { row, got, meant: row.alt.includes(got.intent) ? got.intent : row.intent };
  });
  const right = ({ got, meant }: Answered): boolean => got.intent === meant;
  const scores = intentScores(answers);
  const same = (name: 'category' | 'item' | 'urgency' | 'lang'): Share =>
    shareOf(
      answers.filter(({ row }) => row[name] !== null && row[name] !== undefined),
      ({ row, got }) => row[name] === got[name] || row.alt.includes(got[name] ?? ''),
    );
  return {
    intent: shareOf(answers, right),
    macroF1: scores.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, scores.length),
    kind: shareOf(answers.filter(({ row }) => row.intent === 'incident' || row.intent === 'request'), right), // prettier-ignore
    ...{ category: same('category'), item: same('item'), urgency: same('urgency'), lang: same('lang') },
    intents: scores,
    confusions: answers.filter((answer) => !right(answer)).map(confusionOf).sort((a, b) => b.p - a.p), // prettier-ignore
    calibration: calibrationOf(
      answers.map((answer) => ({ p: answer.got.p, right: right(answer) })),
      accept,
    ),
  };
}

/** 0 to 1; 1 where there was nothing to get wrong. */
export const portion = ({ right, of }: Share): number => (of === 0 ? 1 : right / of);

const shareOf = (answers: readonly Answered[], right: (answer: Answered) => boolean): Share => ({
  right: answers.filter(right).length,
  of: answers.length,
});

const confusionOf = ({ row, got }: Answered): Confusion => ({ text: row.text, should: row.intent, is: got.intent, p: got.p });

function intentScores(answers: readonly Answered[]): readonly IntentScore[] {
  const meant = [...new Set(answers.map((answer) => answer.meant))].toSorted();
  return meant.map((intent) => {
    const met = answers.filter((answer) => answer.meant === intent && answer.got.intent === intent).length;
    const rows = answers.filter((answer) => answer.meant === intent).length;
    const guessed = answers.filter(({ got }) => got.intent === intent).length;
    const [precision, recall] = [guessed === 0 ? 0 : met / guessed, met / rows];
    return { intent, rows, precision, recall, f1: met === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  });
}
