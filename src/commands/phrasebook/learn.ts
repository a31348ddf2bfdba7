import type { Streams } from '../command.ts';
import { describeFacts, factsOf, warningsOf } from '../understanding/describe-understanding.ts';
import { percentOf } from '../understanding/judge-books.ts';
import { openBooks } from './open-books.ts';

/**
 * Learns the phrasebooks ahead of a start, keeps what was learnt and prints it in figures. Books that a start would refuse are learnt
 * all the same and said so: the exit code is 0, for nothing was asked of the score.
 */
export async function learnPhrasebook(args: readonly string[], streams: Streams = process): Promise<number> {
  const { config, loaded, understanding } = await openBooks(args);
  const facts = factsOf(understanding, loaded);
  const rows = understanding.verdict?.measured.report.intent;
  const score =
    rows === undefined ? 'measured on nothing' : `${percentOf(rows).toFixed(1)} % of ${rows.of} messages read rightly`;
  streams.stdout.write(`${describeFacts(facts)}; ${score}\n`);
  for (const warning of warningsOf(understanding, config)) streams.stderr.write(`mesa phrasebook learn: ${warning}\n`);
  return 0;
}
