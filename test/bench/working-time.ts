import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/commands/root.ts';
import { Calendar, compileCalendar } from '../../src/domain/hours/calendar.ts';
import { row, type Figure, type Row } from './figure.ts';
import { createLuxonLoop, type VectorHours } from './luxon-loop.ts';
import { median } from './stopwatch.ts';

interface Vector {
  readonly op: 'add' | 'between';
  readonly calendar: VectorHours;
  readonly start: string;
  readonly minutes?: number;
  readonly end?: string;
}

/** One vector, as each of the two answers it: with a number that is looked at, so that no work can be left out. */
interface Question {
  readonly op: Vector['op'];
  readonly ours: () => number;
  readonly theirs: () => number;
}

type Engine = Pick<ReturnType<typeof createLuxonLoop>, 'add' | 'between'>;

/** Deadlines and working time between two instants: what every clock and every sweep asks. */
export const workingTime: Figure = {
  name: 'working-time',
  async measure({ rounds }) {
    const questions = readQuestions();
    const alike = questions.filter(({ ours, theirs }) => ours() === theirs()).length;
    return {
      title: 'Working time',
      rows: (['add', 'between'] as const).flatMap((op) => rowsOf(op, questions, rounds)),
      notes: [
        `The ${questions.length} vectors of test/fixtures/sla, each asked of its own calendar, in turns; CPU of one call. Calendars are compiled before.`,
        `luxon walks from day to day, and answers ${alike} of them alike; the others are clock changes, and 0 minutes outside of hours.`,
      ],
    };
  },
};

function readQuestions(): readonly Question[] {
  const file = join(packageRoot(), 'test', 'fixtures', 'sla', 'vectors.json');
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: readonly Vector[] };
  const known = new Map<string, { ours: Engine; theirs: Engine }>();
  return vectors.map((vector) => {
    const name = JSON.stringify(vector.calendar);
    const compile = () => compileCalendar(Calendar.parse(vector.calendar));
    const engines = known.get(name) ?? { ours: compile(), theirs: createLuxonLoop(vector.calendar) };
    known.set(name, engines);
    return { op: vector.op, ours: asked(vector, engines.ours), theirs: asked(vector, engines.theirs) };
  });
}

function asked({ op, start, minutes = 0, end = start }: Vector, engine: Engine): () => number {
  const [from, to] = [new Date(start), new Date(end)];
  return op === 'add' ? () => engine.add(from, minutes).getTime() : () => engine.between(from, to);
}

/** All vectors of an operation together, and the one in the middle: a few spans of many years make luxon's mean what it is. */
function rowsOf(op: Vector['op'], all: readonly Question[], rounds: number): readonly Row[] {
  const questions = all.filter((question) => question.op === op);
  const ours = () => perCall(questions.map((question) => question.ours), { rounds, times: 3000 }); // prettier-ignore
  const theirs = () => perCall(questions.map((question) => question.theirs), { rounds: Math.min(rounds, 3), times: 2 }); // prettier-ignore
  const value = ours();
  const [base, again] = [theirs(), theirs()];
  const what = 'luxon, day by day';
  const goal = '≤ 0.005';
  const each = questions.map((question) => ({ ours: cpuOf(question.ours, 20_000), theirs: cpuOf(question.theirs, 20) }));
  const middle = each.toSorted((a, b) => a.ours / a.theirs - b.ours / b.theirs)[each.length >> 1]!;
  return [
    row({ what: `${op}, the mean of ${questions.length} vectors`, unit: 'ns', goal: `${goal}, ≤ 400 ns` }, value, {
      ...{ what, value: base, again },
    }),
    row({ what: `${op}, the vector whose ratio is the middle one`, unit: 'ns', goal }, middle.ours, {
      what,
      value: middle.theirs,
    }),
  ];
}

/** Nanoseconds of CPU. */
function perCall(calls: readonly (() => number)[], { rounds, times }: { rounds: number; times: number }): number {
  const costs: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const cost = cpuOf(() => calls.reduce((sum, call) => sum + call(), 0), times);
    if (round > 0) costs.push(cost / calls.length);
  }
  return median(costs);
}

function cpuOf(work: () => number, times: number): number {
  const used = process.cpuUsage();
  let sum = 0;
  for (let n = 0; n < times; n += 1) sum += work();
  const { user, system } = process.cpuUsage(used);
  if (!Number.isFinite(sum)) throw new Error('no number came out');
  return ((user + system) * 1000) / times;
}
