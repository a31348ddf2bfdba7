import { readEnvironment } from '../../adapters/config/env.ts';
import { requeueLetter } from '../actions/requeue-letter.ts';
import type { Store } from '../ports.ts';
import type { Command, Streams } from './command.ts';
import { deadLetter, deadLetters } from './letters/dead-letters.ts';
import { openStore } from './open-store.ts';
import { readArguments, WrongUse } from './read-arguments.ts';

const usage = 'mesa letters [list | show ID [--text] | requeue ID | requeue --all] [--data DIR]';

/** What the desk gave up on. `list` prints a JSON line each; `show` one whole, people's words only with `--text`; `requeue` tries it again. */
export const lettersCommand: Command = {
  name: 'letters',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const { words, values, flags } = readArguments(args, { values: ['data'], flags: ['text', 'all'], words: 2 });
    const [verb = 'list', id] = words;
    const task = taskOf({ verb, id, text: flags.has('text'), all: flags.has('all') }, streams);
    if (!task) throw new WrongUse(`usage: ${usage}`);
    // Only what writes needs the store for itself.
    const store = await openStore({ environment: readEnvironment(process.env), data: values.data, readOnly: verb !== 'requeue' });
    try {
      return await task(store);
    } finally {
      await store.close();
    }
  },
};

type Task = (store: Store) => Promise<number>;

interface Asked {
  readonly verb: string;
  readonly id: string | undefined;
  readonly text: boolean;
  readonly all: boolean;
}

function taskOf({ verb, id, text, all }: Asked, streams: Streams): Task | undefined {
  if (verb === 'list' && id === undefined) return (store) => list(store, streams);
  if (verb === 'requeue' && all && id === undefined) return (store) => requeueAll(store, streams);
  if (id === undefined || all) return undefined;
  if (verb === 'show') return async (store) => answer(await deadLetter(store, id, text), id, streams);
  return verb === 'requeue' ? (store) => requeue(store, id, streams) : undefined;
}

async function list(store: Store, { stdout }: Streams): Promise<number> {
  for await (const letter of deadLetters(store)) stdout.write(`${JSON.stringify(letter)}\n`);
  return 0;
}

async function requeue(store: Store, id: string, streams: Streams): Promise<number> {
  const kind = await store.transaction((tx) => requeueLetter(tx, id, new Date()));
  return answer(kind && { id, kind, requeued: true }, id, streams);
}

/** After a bad day: each by itself, so that what was done stays done. */
async function requeueAll(store: Store, streams: Streams): Promise<number> {
  const ids: string[] = [];
  for await (const { id } of deadLetters(store)) ids.push(id);
  for (const id of ids) await requeue(store, id, streams);
  return 0;
}

function answer(found: unknown, id: string, { stdout, stderr }: Streams): number {
  if (found === undefined) {
    stderr.write(`mesa letters: no dead letter has the id ${id}; mesa letters list names them\n`);
    return 1;
  }
  stdout.write(`${JSON.stringify(found)}\n`);
  return 0;
}
