import type { Candidate } from './sift.ts';
import { tryLines, type Effect, type Trial } from './try-lines.ts';

/** What each line would bring alone, and what all would bring together. */
export interface Measurements {
  readonly alone: ReadonlyMap<Candidate, Effect>;
  /** Candidates that lower the score by themselves: better not added. */
  readonly harmful: readonly Candidate[];
  readonly together: Effect | undefined;
  /** Without the harmful ones, where there are any. */
  readonly sound: Effect | undefined;
  /** Seconds that one learning took. */
  readonly each: number;
}

export interface Budget {
  /** So many are tried alone. */
  readonly most: number;
  /** Milliseconds: no further one is tried alone after so long. */
  readonly time: number;
  /** Told how long it will take. */
  readonly say: (line: string) => void;
}

/** All together first, for that says most; then one by one, those told most often first. */
export function measureCandidates(trial: Trial, { most, time, say }: Budget): Measurements {
  const { candidates } = trial;
  if (candidates.length === 0) return { alone: new Map(), harmful: [], together: undefined, sound: undefined, each: 0 };
  const began = performance.now();
  const together = tryLines(trial, candidates);
  const each = (performance.now() - began) / 1000;
  const chosen = candidates.length === 1 ? [] : candidates.slice(0, most);
  const [only] = candidates;
  const alone = new Map<Candidate, Effect>(candidates.length === 1 && only ? [[only, together]] : []);
  if (chosen.length > 0) say(`trying ${chosen.length} of ${candidates.length} lines one by one, about ${Math.ceil(each)} s each`);
  for (const candidate of chosen) {
    if (performance.now() - began > time) break;
    alone.set(candidate, tryLines(trial, [candidate]));
  }
  const harmful = candidates.filter((one) => isHarmful(alone.get(one), trial.today.intent.of));
  const rest = candidates.filter((one) => !harmful.includes(one));
  const sound = harmful.length > 0 && rest.length > 0 ? tryLines(trial, rest) : undefined;
  return { alone, harmful, together, sound, each };
}

/** Of many messages a single one stands on the edge, and changes sides by whatever is added. */
const ON_THE_EDGE = 0.01;

function isHarmful(effect: Effect | undefined, rows: number): boolean {
  if (effect === undefined) return false;
  const lost = Math.round(((effect.score.before - effect.score.after) / 100) * rows);
  return lost > 0 && lost > ON_THE_EDGE * rows;
}
