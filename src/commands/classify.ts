import { createReadDates } from '../../adapters/chrono/read-dates.ts';
import { workingTimeOf } from '../actions/working-time.ts';
import { dayEndsOf } from '../domain/hours/day-ends.ts';
import type { ReadingPlace, Understand } from '../domain/understanding.ts';
import { linesOf, LONGEST_LINE, type InputLine } from './classify/lines-of.ts';
import { warmUp } from './classify/warm-up.ts';
import { writeLine } from './classify/write-line.ts';
import type { Command, Streams } from './command.ts';
import { configFolder } from './compose.ts';
import { readArguments } from './read-arguments.ts';
import { readConfiguration } from './read-configuration.ts';
import { warningsOf } from './understanding/describe-understanding.ts';
import { openUnderstanding } from './understanding/open-understanding.ts';

/** What a line is answered with. `place` is asked anew for each, for "mañana" moves on while a program feeds us. */
interface Classifier {
  readonly understand: Understand;
  readonly place: () => ReadingPlace;
}

/** The classifier of a configuration folder, ready to be quick. Trains its model where none is kept. */
async function loadClassifier(config: string, stderr: Streams['stderr']): Promise<Classifier> {
  const loaded = await readConfiguration(config);
  const understanding = await openUnderstanding({ config, loaded, readDates: createReadDates() });
  for (const warning of warningsOf(understanding, config)) stderr.write(`mesa classify: ${warning}\n`);
  const { understand } = understanding;
  const { zone } = loaded.definitions.desk;
  const ends = dayEndsOf(workingTimeOf(loaded), { now: new Date(), zone });
  const place = (): ReadingPlace => ({ now: new Date(), zone, dayEnds: () => ends });
  warmUp(understand, loaded.phrasebooks, place());
  return { understand, place };
}

/** Answers one line of `{"id","text"}` with one line of JSON; `failed` where the line is none such. */
function classifyLine(line: InputLine, { understand, place }: Classifier): { readonly answer: string; readonly failed: boolean } {
  const message = readMessage(line);
  if ('error' in message) return { answer: answerOf(message.id, { error: message.error }), failed: true };
  const began = performance.now();
  const { intent, p, category, item, urgency, lang, top2, slots, because } = understand(message.text, place());
  const us = Math.round((performance.now() - began) * 1000);
  const found = { intent, p: Math.round(p * 10_000) / 10_000, category: category ?? null, item: item ?? null };
  return { answer: answerOf(message.id, { ...found, urgency, lang, top2, slots, because, us }), failed: false };
}

/** `id` is JSON already: it goes back as it came. */
const answerOf = (id: string, rest: object): string => `{"id":${id},${JSON.stringify(rest).slice(1)}`;

function readMessage({ text: line }: InputLine): { id: string; text: string } | { id: string; error: string } {
  if (line === undefined) return { id: 'null', error: `the line is longer than ${LONGEST_LINE / 1024 / 1024} MB` };
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    return { id: 'null', error: 'the line is not JSON; write {"id":"1","text":"…"}' };
  }
  const { id, text } = (typeof data === 'object' && data !== null ? data : {}) as { id?: unknown; text?: unknown };
  const written = idAsWritten(id, line);
  return typeof text === 'string'
    ? { id: written, text }
    : { id: written, error: '"text" must be a string; write {"id":"1","text":"…"}' };
}

/** A number of more digits than JavaScript keeps goes back with all of them. */
function idAsWritten(id: unknown, line: string): string {
  const [, digits] = (typeof id === 'number' && !Number.isSafeInteger(id) && /"id"\s*:\s*(-?\d+)\s*[,}]/.exec(line)) || [];
  return digits !== undefined && Number(digits) === id ? digits : JSON.stringify(id ?? null);
}

/**
 * Reads JSON lines on standard input and answers each as soon as it is read, so that a program may wait for the answer. A line that
 * cannot be read is answered with an error, and the others go on; the exit code is 1 then.
 */
export const classifyCommand: Command = {
  name: 'classify',
  usage: 'mesa classify [--config DIR]',
  run: async (args: readonly string[], streams: Streams = process): Promise<number> => {
    const { values } = readArguments(args, { values: ['config'], words: 0 });
    const config = configFolder(values['config'], { config: process.env['MESA_CONFIG']?.trim() || 'config' });
    const classifier = await loadClassifier(config, streams.stderr);
    let code = 0;
    for await (const line of linesOf(streams.stdin)) {
      if (line.text?.trim() === '') continue;
      const { answer, failed } = classifyLine(line, classifier);
      await writeLine(streams.stdout, answer);
      if (failed) code = 1;
    }
    return code;
  },
};
