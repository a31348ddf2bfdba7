import { scoreFile } from '../../../adapters/config/accepted-score.ts';
import { readPhrasebookLines } from '../../../adapters/config/phrasebook-lines.ts';
import { ConfigurationError, type Problem } from '../../../adapters/config/problem.ts';
import { createNearestLine, type NearestLine } from './create-nearest-line.ts';
import { percentOf, type Verdict } from './judge-books.ts';
import type { Answer } from './measure-books.ts';
import type { OpenedUnderstanding } from './open-understanding.ts';

/** So many confusions are shown: the rest are mostly of the same kind. */
const MOST_SHOWN = 10;

/**
 * Phrasebooks that are understood too much worse than the accepted ones are not put in force.
 * @throws ConfigurationError with both scores and the worst confusions, each at the line that teaches it
 */
export async function refuseWorse(config: string, { verdict, learnt }: OpenedUnderstanding): Promise<void> {
  if (!verdict?.refused) return;
  const nearest = createNearestLine(await readPhrasebookLines(config), learnt.model);
  const answers = worstOf(verdict).slice(0, MOST_SHOWN);
  const confusions = answers.map((answer) => confusionOf(answer, nearest, scoreFile(config)));
  const [first] = confusions;
  const about = { file: first?.file ?? scoreFile(config), line: first?.line ?? 1 };
  throw new ConfigurationError([{ ...about, what: lossOf(verdict), remedy: remedyFor(config) }, ...confusions], 'as given');
}

/** Both scores in a sentence. */
export function lossOf({ measured, accepted, lost, rowsFile, rowsHash }: Verdict): string {
  const { intent } = measured.report;
  const scores = `${percentOf(intent).toFixed(1)} % of the ${intent.of} messages in ${rowsFile}`;
  const isSame = accepted?.messages === rowsHash && accepted.rows === intent.of;
  return `these phrasebooks understand ${scores}, ${lost.toFixed(1)} points fewer than the ${(accepted?.intent ?? 0).toFixed(1)} % that were accepted${isSame ? '' : ' on other messages'}`;
}

export function remedyFor(config: string): string {
  return `mend the lines, or run mesa phrasebook accept --config ${config} if it is meant`;
}

/** What was right under the accepted books first; where that is not known, the surest mistakes. */
export function worstOf({ measured, before }: Verdict): readonly Answer[] {
  const was = new Map((before?.answers ?? []).map(({ text, right }) => [text, right]));
  const wrong = new Map(measured.answers.filter(({ right }) => !right).map((answer) => [answer.text, answer]));
  const surest = measured.report.confusions.flatMap(({ text }) => wrong.get(text) ?? []);
  return [...surest.filter(({ text }) => was.get(text)), ...surest.filter(({ text }) => !was.get(text))];
}

function confusionOf({ text, should, is }: Answer, nearest: NearestLine, file: string): Problem {
  const what = `${JSON.stringify(text)} should be ${should} and is read as ${is}`;
  const found = nearest(text, is);
  if (!found) return { file, line: 1, what, remedy: `add a line like it under ${should}` };
  const remedy = `the line under ${is} that is most like it is ${JSON.stringify(found.written)}`;
  return { file: found.file, line: found.line, what, remedy };
}
