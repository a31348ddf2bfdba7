import { readAcceptedScore, writeAcceptedScore, type AcceptedScore } from '../../../adapters/config/accepted-score.ts';
import { ConfigurationError } from '../../../adapters/config/problem.ts';
import type { Share } from '../../conversation/understand/measure/measure-understanding.ts';
import type { Streams } from '../command.ts';
import { percentOf, type Verdict } from '../understanding/judge-books.ts';
import { openBooks, type OpenedBooks } from './open-books.ts';

/** Writes down what the phrasebooks are understood at now: from here on, a change is measured against that. */
export async function acceptPhrasebook(args: readonly string[], streams: Streams = process): Promise<number> {
  const { config, loaded, understanding } = await openBooks(args, { readMark: readIfSound });
  const { verdict } = understanding;
  if (!verdict) {
    streams.stderr.write('mesa phrasebook accept: there are no messages to measure on; put some into phrasebook/dev.jsonl\n');
    return 1;
  }
  const score = scoreOf(verdict, loaded);
  const file = await writeAcceptedScore(config, score);
  const before = verdict.accepted === undefined ? '' : `, ${verdict.accepted.intent.toFixed(1)} % before`;
  streams.stdout.write(`${file}: ${score.intent.toFixed(1)} % of ${score.rows} messages${before}\n`);
  return 0;
}

/** What is accepted replaces the mark, also one that a merge or an editor has damaged. */
async function readIfSound(config: string): Promise<AcceptedScore | undefined> {
  try {
    return await readAcceptedScore(config);
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}

function scoreOf({ measured: { report }, rowsHash }: Verdict, { phrasebooks, booksHash }: OpenedBooks['loaded']): AcceptedScore {
  const part = (name: 'category' | 'item', share: Share) => share.of > 0 && { [name]: percentOf(share) };
  return {
    intent: percentOf(report.intent),
    ...part('category', report.category),
    ...part('item', report.item),
    rows: report.intent.of,
    languages: phrasebooks.map(({ lang }) => lang),
    measured: new Date().toISOString(),
    books: booksHash,
    messages: rowsHash,
  };
}
