import { readEnvironment } from '../../adapters/config/env.ts';
import type { Command, Streams } from './command.ts';
import { createDigest } from './digest.ts';
import { openStore } from './open-store.ts';
import { readArguments, WrongUse } from './read-arguments.ts';
import { verifyAudit } from './verify-audit.ts';

const usage = 'mesa audit verify [--data DIR]';

/** `mesa audit verify`: a line of JSON with what was walked; with the first broken link, and exit code 1, if there is one. */
export const auditCommand: Command = {
  name: 'audit',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const { words, values } = readArguments(args, { values: ['data'], words: 1 });
    if (words[0] !== 'verify') throw new WrongUse(`usage: ${usage}`);
    const environment = readEnvironment(process.env);
    const store = await openStore({ environment, data: values.data, readOnly: true });
    try {
      const verdict = await verifyAudit(store, createDigest(environment.auditKey));
      streams.stdout.write(`${JSON.stringify(verdict)}\n`);
      return verdict.ok ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};
