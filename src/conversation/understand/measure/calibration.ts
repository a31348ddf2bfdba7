/** An answer with its confidence, and whether it was right. */
export interface Judged {
  readonly p: number;
  readonly right: boolean;
}

/** Whether confidence means what it says. All are shares, 0 to 1. */
export interface Calibration {
  /** Expected calibration error: mean distance of confidence and accuracy over ten bins of equal width, weighed by their rows. */
  readonly error: number;
  /** Answers from the threshold on, of all. */
  readonly coverage: number;
  /** Wrong ones among the answers from the threshold on. */
  readonly wrongUnasked: number;
  /** Wrong ones among the surest 80 % of all answers, wherever the threshold is. */
  readonly wrongAt80: number;
}

const BINS = 10;
const COVERED = 0.8;

const wrongShare = (answers: readonly Judged[]): number =>
  answers.length === 0 ? 0 : answers.filter(({ right }) => !right).length / answers.length;

/** @param accept the confidence from which an answer is acted on without asking */
export function calibrationOf(answers: readonly Judged[], accept: number): Calibration {
  const bins = Array.from({ length: BINS }, (): Judged[] => []);
  for (const answer of answers) bins[Math.min(BINS - 1, Math.floor(answer.p * BINS))]?.push(answer);
  const total = Math.max(1, answers.length);
  const accepted = answers.filter(({ p }) => p >= accept);
  const surest = answers.toSorted((a, b) => b.p - a.p).slice(0, Math.ceil(COVERED * answers.length));
  return {
    error: bins.reduce((sum, bin) => sum + gapOf(bin) / total, 0),
    coverage: accepted.length / total,
    wrongUnasked: wrongShare(accepted),
    wrongAt80: wrongShare(surest),
  };
}

/** Distance of the sum of confidences and the number of right answers. */
const gapOf = (bin: readonly Judged[]): number => Math.abs(bin.reduce((sum, { p, right }) => sum + p - Number(right), 0));
