import type { AcceptedScore } from '../../../adapters/config/accepted-score.ts';
import { portion, type Share } from '../../conversation/understand/measure/measure-understanding.ts';
import type { Measured } from './measure-books.ts';

/** What is made of phrasebooks: how well they are understood, against what was accepted of those before. */
export interface Verdict {
  readonly measured: Measured;
  /** What the accepted ones were measured at, where that is still kept. */
  readonly before: Measured | undefined;
  /** The file of the messages they were measured on, and the SHA-256 of its bytes. */
  readonly rowsFile: string;
  readonly rowsHash: string;
  readonly accepted: AcceptedScore | undefined;
  /** Points of a hundred that the score is below the accepted one; negative where it is better. */
  readonly lost: number;
  /** Too many points: these phrasebooks are not taken unless they are accepted. */
  readonly refused: boolean;
}

/** So many points of a hundred may go without a word. */
const TOLERATED = 2;
/** Figures are written with two decimals. */
const ROUNDING = 0.005;

/** What was measured against what was accepted. The books that were accepted are right by that, whatever has changed since in the program. */
export function judgeBooks(found: Omit<Verdict, 'lost' | 'refused'>, books: string): Verdict {
  const { accepted, measured } = found;
  const lost = accepted === undefined ? 0 : accepted.intent - percentOf(measured.report.intent);
  return { ...found, lost, refused: lost > TOLERATED + ROUNDING && accepted?.books !== books };
}

/** With two decimals, as it is written down. */
export function percentOf(share: Share): number {
  return Math.round(portion(share) * 10_000) / 100;
}
