import type { Command, Streams } from './command.ts';
import { WrongUse } from './read-arguments.ts';

/** One thing to do with the phrasebooks. A part is loaded only when it is called. */
interface Part {
  readonly usage: string;
  load(): Promise<Command['run']>;
}

/** Each part is a file of its own in `phrasebook/`; it gets what follows its name. */
const parts: Readonly<Record<string, Part>> = {
  check: {
    usage: 'mesa phrasebook check [--config DIR] [--json]',
    load: async () => (await import('./phrasebook/check.ts')).checkPhrasebook,
  },
  accept: {
    usage: 'mesa phrasebook accept [--config DIR]',
    load: async () => (await import('./phrasebook/accept.ts')).acceptPhrasebook,
  },
  learn: {
    usage: 'mesa phrasebook learn [--config DIR]',
    load: async () => (await import('./phrasebook/learn.ts')).learnPhrasebook,
  },
  suggest: {
    usage: 'mesa phrasebook suggest [--config DIR] [--data DIR] [--since DATE] [--most N] [--json]',
    load: async () => (await import('./phrasebook/suggest.ts')).suggestPhrases,
  },
};

const usage = Object.values(parts)
  .map((part) => part.usage)
  .join('\n       ');

/** What an administrator does with the phrasebooks: see how well they are understood, accept that, and teach them. */
export const phrasebookCommand: Command = {
  name: 'phrasebook',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const [name = '', ...rest] = args;
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (!part) throw new WrongUse(`usage: ${usage}`);
    const run = await part.load();
    return run(rest, streams);
  },
};
