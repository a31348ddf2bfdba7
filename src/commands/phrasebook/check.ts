import type { MeasureReport } from '../../conversation/understand/measure/measure-understanding.ts';
import type { Streams } from '../command.ts';
import { bookSlips } from '../understanding/book-slips.ts';
import { percentOf, type Verdict } from '../understanding/judge-books.ts';
import type { Answer } from '../understanding/measure-books.ts';
import { refuseWorse } from '../understanding/refuse-worse.ts';
import { openBooks } from './open-books.ts';

/**
 * Prints how well the phrasebooks are understood, against what was accepted: shares, each intent, what is confused with what, and what
 * changed sides. Exit code 1 where a start would refuse them, with the reason on standard error.
 */
export async function checkPhrasebook(args: readonly string[], streams: Streams = process): Promise<number> {
  const { config, loaded, understanding, flags } = await openBooks(args, { flags: ['json'] });
  const { verdict, learnt } = understanding;
  if (!verdict) {
    streams.stderr.write('mesa phrasebook check: there are no messages to measure on; put some into phrasebook/dev.jsonl\n');
    return 1;
  }
  const sides = changedSides(verdict);
  streams.stdout.write(flags.has('json') ? `${JSON.stringify(inJson(verdict, sides))}\n` : inWords(verdict, sides));
  for (const warning of [...learnt.warnings, ...(await bookSlips(config, loaded, learnt))])
    streams.stderr.write(`mesa phrasebook check: ${warning}\n`);
  // Says where and why, as a start would.
  await refuseWorse(config, understanding);
  return 0;
}

interface Sides {
  readonly lost: readonly Answer[];
  readonly won: readonly Answer[];
}

/** Against the accepted phrasebooks; undefined where what they were measured at is not kept. */
function changedSides({ before, measured }: Verdict): Sides | undefined {
  if (!before) return undefined;
  const was = new Map(before.answers.map(({ text, right }) => [text, right]));
  const turned = measured.answers.filter(({ text, right }) => was.has(text) && was.get(text) !== right);
  return { lost: turned.filter(({ right }) => !right), won: turned.filter(({ right }) => right) };
}

function inJson({ measured: { report }, accepted, lost, refused, rowsFile }: Verdict, sides: Sides | undefined): object {
  const { intent, category, item, intents, confusions } = report;
  const now = { intent: percentOf(intent), category: percentOf(category), item: percentOf(item) };
  return {
    ...{ messages: rowsFile, rows: intent.of, now, accepted: accepted ?? null, lost: Math.round(lost * 100) / 100, refused },
    ...{ intents, confusions, changed: sides ?? null },
  };
}

function inWords(verdict: Verdict, sides: Sides | undefined): string {
  const { measured, rowsFile } = verdict;
  const { report } = measured;
  const parts = [
    [`${report.intent.of} messages in ${rowsFile}`],
    scoreLines(verdict),
    intentLines(report),
    [`confused: ${report.confusions.length}`, ...report.confusions.map(confusionLine)],
    sideLines(verdict, sides),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function scoreLines({ measured: { report }, accepted }: Verdict): readonly string[] {
  const figure = (value: number | undefined): string => (value === undefined ? '–' : `${value.toFixed(1)} %`).padStart(9);
  const line = (name: 'intent' | 'category' | 'item') =>
    `${name.padEnd(10)}${figure(report[name].of === 0 ? undefined : percentOf(report[name]))}${figure(accepted?.[name])}`;
  return [`${''.padEnd(10)}${'now'.padStart(9)}${'accepted'.padStart(9)}`, line('intent'), line('category'), line('item')];
}

function intentLines({ intents }: MeasureReport): readonly string[] {
  const percent = (share: number): string => `${Math.round(100 * share)} %`.padStart(11);
  const head = `${'intent'.padEnd(10)}${'messages'.padStart(9)}${'precision'.padStart(11)}${'recall'.padStart(11)}`;
  return [
    head,
    ...intents.map(
      ({ intent, rows, precision, recall }) =>
        `${intent.padEnd(10)}${String(rows).padStart(9)}${percent(precision)}${percent(recall)}`,
    ),
  ];
}

function confusionLine({ text, should, is }: Pick<Answer, 'text' | 'should' | 'is'>): string {
  return `  ${JSON.stringify(text)} should be ${should}, is ${is}`;
}

function sideLines({ accepted }: Verdict, sides: Sides | undefined): readonly string[] {
  if (!accepted) return ['nothing is accepted yet: no change is refused'];
  if (!sides) return ['what the accepted phrasebooks read rightly is not known here'];
  return [
    `wrong now, right when accepted: ${sides.lost.length}`,
    ...sides.lost.map(confusionLine),
    `right now, wrong when accepted: ${sides.won.length}`,
    ...sides.won.map(({ text, is }) => `  ${JSON.stringify(text)} is ${is}`),
  ];
}
