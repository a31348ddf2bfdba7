import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import type { Log } from '../../ports.ts';
import { bookSlips } from './book-slips.ts';
import { factsOf, memoryUsed } from './describe-understanding.ts';
import type { LearntModel } from './learn-model.ts';
import type { OpenedUnderstanding } from './open-understanding.ts';

/** One line of what was learnt, and a line for each thing an operator should see to. */
export function logUnderstanding(understanding: OpenedUnderstanding, loaded: Pick<Loaded, 'phrasebooks'>, log: Log): void {
  log.info(
    { ...factsOf(understanding, loaded), memory: memoryUsed() },
    'the phrasebooks are learnt; sizes are megabytes, the score per cent',
  );
  for (const warning of understanding.learnt.warnings) log.warn({}, warning);
}

/** Where the books stand, and what was made of them. */
export interface Taken {
  readonly config: string;
  readonly loaded: Pick<Loaded, 'definitions' | 'phrasebooks'>;
  readonly learnt: Pick<LearntModel, 'gist'>;
}

/**
 * Logs what was surely meant otherwise in the phrasebooks, so that who changes them beside a running desk learns so. Resolves to what
 * was told; what was told before is not said again. Files that change meanwhile are looked at with the next change.
 */
export async function logSlips(
  { config, loaded, learnt }: Taken,
  log: Log,
  before: readonly string[] = [],
): Promise<readonly string[]> {
  const slips = await bookSlips(config, loaded, learnt).catch(() => before);
  for (const slip of slips) if (!before.includes(slip)) log.warn({}, slip);
  return slips;
}
