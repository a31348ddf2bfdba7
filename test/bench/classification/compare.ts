import {
  measureUnderstanding,
  portion,
  type Guess,
  type MeasureReport,
  type Share,
} from '../../../src/conversation/understand/measure/measure-understanding.ts';
import type { MeasuredRow } from '../../../src/conversation/understand/measure/measured-rows.ts';
import { row, type Row } from '../figure.ts';
import type { Contender, Learnt } from './contender.ts';
import type { MeasuringSet } from './sets.ts';

/** Two that have learnt the same lines. */
export interface Rivals {
  readonly ours: Learnt;
  readonly theirs: Learnt;
  readonly against: Contender['name'];
}

type Goals = Readonly<Record<string, string>>;

/** What is promised of them; the rest is for comparing. */
const goals: Readonly<Record<string, Goals>> = {
  own: { intent: '≥ 88', f1: '≥ 85', kind: '≥ 90', calibration: '≤ 8', wrong: '≤ 8', coverage: '≥ 80' },
  chat: { intent: '≥ 82', calibration: '≤ 10' },
  titles: { intent: '≥ 86', calibration: '≤ 8' },
};

/** Both on one set: right answers, and whether their certainty means something. Percentages. */
export async function compareOn({ name, rows }: MeasuringSet, { ours, theirs, against }: Rivals): Promise<readonly Row[]> {
  const [mine, other] = [await measure(rows, ours), await measure(rows, theirs)];
  const goal = goals[name] ?? {};
  const line = (what: string, value: (report: MeasureReport) => number, key = ''): Row => {
    const aim = goal[key];
    return row({ what: `${name}: ${what}`, unit: '%', ...(aim !== undefined && { goal: aim }) }, 100 * value(mine), {
      ...{ what: against, value: 100 * value(other) },
    });
  };
  return [
    line(`intent right, of ${rows.length}`, ({ intent }) => portion(intent), 'intent'),
    line('macro-F1', ({ macroF1 }) => macroF1, 'f1'),
    line('incident or request, told which', ({ kind }) => portion(kind), 'kind'),
    line('language', ({ lang }) => portion(lang)),
    line('calibration error', ({ calibration }) => calibration.error, 'calibration'),
    line('answered without asking (p ≥ 0.60)', ({ calibration }) => calibration.coverage, 'coverage'),
    line('wrong ones among these', ({ calibration }) => calibration.wrongUnasked, 'wrong'),
    ...(['category', 'item', 'urgency'] as const).flatMap((about) => besideCommonest(`${name}: ${about}`, mine[about], rows.map((one) => one[about]))), // prettier-ignore
  ];
}

async function measure(rows: readonly MeasuredRow[], learnt: Learnt): Promise<MeasureReport> {
  const guesses = new Map<string, Guess>();
  for (const { text } of rows) guesses.set(text, await learnt.read(text));
  return measureUnderstanding(rows, (text) => guesses.get(text)!);
}

/** What nlp.js does not say at all stands beside whoever always says the commonest. */
function besideCommonest(what: string, ours: Share, meant: readonly (string | null | undefined)[]): readonly Row[] {
  const counts = new Map<string, number>();
  for (const label of meant) if (label) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (ours.of === 0) return [];
  const commonest = Math.max(...counts.values()) / ours.of;
  return [row({ what, unit: '%' }, 100 * portion(ours), { what: 'always the commonest', value: 100 * commonest })];
}
