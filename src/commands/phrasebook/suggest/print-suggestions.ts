import type { Correction } from '../../../domain/learning/correction.ts';
import type { Measurements } from './measure-candidates.ts';
import type { Candidate, LeftOut, Reason } from './sift.ts';
import { keyOf, type Contradiction, type Told } from './told.ts';
import type { Effect } from './try-lines.ts';
import { writeBlocks } from './write-blocks.ts';

/** All that there is to say. */
export interface Suggestions {
  readonly since: string | undefined;
  readonly corrections: readonly Correction[];
  readonly candidates: readonly Candidate[];
  readonly contradictions: readonly Contradiction[];
  readonly moved: Readonly<Record<string, number>>;
  readonly leftOut: readonly LeftOut[];
  /** Undefined where there are no messages to measure on. */
  readonly measured: Measurements | undefined;
  readonly rowsFile: string | undefined;
  /** How many messages the score is measured on. */
  readonly rows: number;
}

const reasons: Readonly<Record<Reason, string>> = {
  understood: 'is understood rightly by now',
  few: 'was told by too few',
  measured: 'is one of the messages that the score is measured on',
  no_book: 'is in a language without a phrasebook',
  gone: 'is about a category or item that has gone',
  said_otherwise: 'stands in the phrasebook with another meaning',
  too_short: 'says too little for a line',
  too_long: 'is too long for a line',
  masked: 'is hardly more than names and numbers',
  unwritable: 'makes no line of a phrasebook',
};

/** For programs. */
export function inJson(found: Suggestions): object {
  const { since, corrections, candidates, contradictions, moved, leftOut, measured, rowsFile } = found;
  return {
    ...{ since: since ?? null, corrections: corrections.length, measuredOn: rowsFile ?? null },
    candidates: candidates.map((one) => ({
      ...{ line: one.line, file: one.file, intent: one.made.intent, also: one.also },
      ...countsOf(one),
      readAs: one.now,
      effect: measured?.alone.get(one) ?? null,
      harmful: measured?.harmful.includes(one) ?? false,
    })),
    contradictions: contradictions.map(({ said, sides }) => ({
      said,
      sides: sides.map((side) => ({ meaning: keyOf(side.made), ...countsOf(side) })),
    })),
    leftOut: leftOut.map(({ said, told, why, where }) => ({
      said,
      meaning: keyOf(told.made),
      ...countsOf(told),
      why,
      where: where ?? null,
    })),
    moved,
    notTried: notTried(found).map(({ line }) => line),
    together: measured?.together ?? null,
    withoutHarmful: measured?.sound ?? null,
    yaml: Object.fromEntries(writeBlocks(candidates, measured?.harmful ?? [])),
  };
}

function countsOf({ times, people, agents }: Told): { times: number; people: number; agents: number } {
  return { times, people: people.size, agents: agents.size };
}

function notTried({ candidates, measured }: Suggestions): readonly Candidate[] {
  return candidates.filter((one) => !measured?.alone.has(one));
}

/** For people on a terminal. What others wrote has been rid of everything that a terminal could obey. */
export function inWords(found: Suggestions): string {
  const parts = [
    [headLine(found)],
    ...found.candidates.map((one, at) => candidateLines(one, at + 1, found)),
    measuredLines(found),
    contradictionLines(found.contradictions),
    leftOutLines(found),
    ...blockLines(found),
    ['Nothing was changed, and nothing is learnt by itself.'],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function headLine({ corrections, candidates, since }: Suggestions): string {
  const from = since === undefined ? '' : ` since ${since}`;
  if (corrections.length === 0) return `Nobody has corrected the desk${from}.`;
  const voices = new Set(corrections.map(({ by }) => by)).size;
  return `${many(corrections.length, 'correction')}${from} by ${many(voices, 'person', 'people')}: ${many(candidates.length, 'line')} to consider.`;
}

function candidateLines(one: Candidate, number: number, { measured }: Suggestions): readonly string[] {
  const { line, file, made, times, people, agents, now, also } = one;
  const by = [
    ...(people.size > 0 ? [many(people.size, 'person', 'people')] : []),
    ...(agents.size > 0 ? [many(agents.size, 'agent')] : []),
  ].join(' and ');
  const effect = measured?.alone.get(one);
  const warning = measured?.harmful.includes(one) ? ['   it lowers the score: better not added as it is'] : [];
  return [
    `${number}. ${JSON.stringify(line)}`,
    `   phrasebook/${file}, under ${made.intent}; told ${many(times, 'time')} by ${by}; read today as ${keyOf(now)} (${Math.round(now.p * 100)} %)`,
    ...(also.length > 0 ? [`   like it: ${also.map((said) => JSON.stringify(said)).join(', ')}`] : []),
    ...(effect ? [`   alone: ${effectWords(effect)}`] : []),
    ...warning,
  ];
}

function effectWords({ score, intents, others }: Effect): string {
  const moved = intents.map(({ intent, before, after }) => `${intent} ${figure(before)} → ${figure(after)}`);
  const rest = others.of === 0 ? [] : [`other candidates read rightly ${others.before} → ${others.after} of ${others.of}`];
  return [`score ${figure(score.before)} → ${figure(score.after)} %`, ...moved, ...rest].join('; ');
}

function measuredLines(found: Suggestions): readonly string[] {
  const { candidates, measured, rowsFile, rows } = found;
  if (candidates.length === 0) return [];
  if (!measured?.together) return ['There are no messages to measure on: put some into phrasebook/dev.jsonl.'];
  const left = notTried(found).length;
  return [
    ...(candidates.length > 1 ? [`All ${candidates.length} together: ${effectWords(measured.together)}`] : []),
    ...(measured.sound ? [`Without those that lower it: ${effectWords(measured.sound)}`] : []),
    ...(left > 0 ? [`Not tried alone: ${left} (--most tries more; each takes about ${Math.ceil(measured.each)} s)`] : []),
    `Measured on the ${rows} messages in ${rowsFile}; one of them is ${figure(100 / Math.max(1, rows))} points, and may change sides by chance.`,
  ];
}

function contradictionLines(contradictions: readonly Contradiction[]): readonly string[] {
  if (contradictions.length === 0) return [];
  const side = (told: Told): string => `${keyOf(told.made)} (${many(told.people.size + told.agents.size, 'person', 'people')})`;
  return [
    'Told both ways:',
    ...contradictions.map(({ said, sides }) => `  ${JSON.stringify(said)}: ${sides.map(side).join(', ')}`),
  ];
}

function leftOutLines({ leftOut, moved }: Suggestions): readonly string[] {
  const lines = leftOut.map(
    ({ said, told, why, where }) =>
      `  ${JSON.stringify(said)} as ${keyOf(told.made)} ${reasons[why]}${where ? ` (${where})` : ''}`,
  );
  const teams = Object.entries(moved).map(
    ([team, count]) => `  ${many(count, 'ticket')} went to ${team}, which no category tells`,
  );
  return lines.length + teams.length === 0 ? [] : ['Left out:', ...lines, ...teams];
}

function blockLines({ candidates, measured }: Suggestions): readonly (readonly string[])[] {
  return [...writeBlocks(candidates, measured?.harmful ?? [])].map(([file, block]) => [
    `To add to phrasebook/${file}:`,
    '',
    block.trimEnd(),
  ]);
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

function figure(value: number): string {
  return value.toFixed(1);
}
