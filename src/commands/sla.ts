import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { runSla, type SlaResults } from '../domain/hours/sla-vectors.ts';
import type { Streams } from './command.ts';

const usage = 'mesa sla FILE';
const replayUsage = 'mesa sla replay --config DIR [--data DIR] [--since YYYY-MM-DD] [--all] [--json]';

/**
 * Answers a file of working-time vectors (`-`: standard input) with `{"results":{"ID": value, …}}`. Exit code 1 if the file or any
 * vector is bad, with the reason on standard error and the other vectors answered all the same; 2 for wrong usage. `mesa sla replay` tries
 * other policies on the tickets that are there.
 */
export const slaCommand = {
  name: 'sla',
  usage,
  run: async (args: readonly string[], streams: Streams = process): Promise<number> => {
    const [file] = args;
    if (file === 'replay') {
      // Vectors need no store.
      const { replay } = await import('./sla/replay.ts');
      return replay(args.slice(1), streams, `usage: ${replayUsage}`);
    }
    if (file === undefined || args.length > 1 || (file.startsWith('-') && file !== '-')) {
      streams.stderr.write(`usage: ${usage}   (- reads standard input)\n       ${replayUsage}\n`);
      return 2;
    }
    const { results, problems } = await answerFile(file, streams);
    for (const problem of problems) streams.stderr.write(`mesa sla: ${problem}\n`);
    if (Object.keys(results).length > 0 || problems.length === 0) streams.stdout.write(`${JSON.stringify({ results })}\n`);
    return problems.length === 0 ? 0 : 1;
  },
};

async function answerFile(file: string, { stdin }: Streams): Promise<SlaResults> {
  const name = file === '-' ? 'standard input' : file;
  try {
    const content = file === '-' ? await text(stdin) : await readFile(file, 'utf8');
    return runSla(JSON.parse(content.replace(/^\uFEFF/, '')));
  } catch (error) {
    const reason =
      error instanceof SyntaxError
        ? `is not JSON: ${error.message}`
        : `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    return { results: {}, problems: [`${name} ${reason}`] };
  }
}
