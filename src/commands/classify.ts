import { createReadDates } from '../../adapters/chrono/read-dates.ts';
import { loadDefinitions } from '../../adapters/config/load-definitions.ts';
import type { ReadingPlace, Understand } from '../domain/understanding.ts';
import type { Command, Streams } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { trainUnderstanding } from './train-understanding.ts';

/** What a line is answered with. `place` is asked anew for each, for "mañana" moves on while a program feeds us. */
interface Classifier {
  readonly understand: Understand;
  readonly place: () => ReadingPlace;
}

/** The classifier of a configuration folder. Trains its model where none is kept: about a second of CPU time. */
async function loadClassifier(dir: string): Promise<Classifier> {
  const loaded = await loadDefinitions(dir);
  const understand = await trainUnderstanding(loaded, createReadDates());
  return { understand, place: () => ({ now: new Date(), zone: loaded.definitions.desk.zone }) };
}

/** Answers one line of `{"id","text"}` with one line of JSON; `failed` where the line is none such. */
function classifyLine(line: string, { understand, place }: Classifier): { readonly answer: string; readonly failed: boolean } {
  const message = readMessage(line);
  if ('error' in message) return { answer: JSON.stringify(message), failed: true };
  const began = performance.now();
  const { intent, p, category, item, urgency, lang, top2, slots, because } = understand(message.text, place());
  const us = Math.round((performance.now() - began) * 1000);
  const found = { intent, p: Math.round(p * 10_000) / 10_000, category: category ?? null, item: item ?? null };
  return { answer: JSON.stringify({ id: message.id, ...found, urgency, lang, top2, slots, because, us }), failed: false };
}

function readMessage(line: string): { id: unknown; text: string } | { id: unknown; error: string } {
  let data: unknown;
  try {
    data = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return { id: null, error: 'the line is not JSON; write {"id":"1","text":"…"}' };
  }
  const { id = null, text } = (typeof data === 'object' && data !== null ? data : {}) as { id?: unknown; text?: unknown };
  return typeof text === 'string' ? { id, text } : { id, error: '"text" must be a string; write {"id":"1","text":"…"}' };
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
    const classifier = await loadClassifier(values['config'] ?? process.env['MESA_CONFIG'] ?? 'config');
    let code = 0;
    for await (const line of linesOf(streams.stdin)) {
      if (line.trim() === '') continue;
      const { answer, failed } = classifyLine(line, classifier);
      streams.stdout.write(`${answer}\n`);
      if (failed) code = 1;
    }
    return code;
  },
};

/** Lines as they arrive: the last one also without a line break. */
async function* linesOf(stdin: Streams['stdin']): AsyncGenerator<string> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of stdin) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
