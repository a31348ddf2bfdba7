import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import type { Log } from '../../ports.ts';
import { factsOf, memoryUsed } from './describe-understanding.ts';
import type { Understanding } from './open-understanding.ts';

/** One line of what was learnt, and a line for each thing an operator should see to. */
export function logUnderstanding(understanding: Understanding, loaded: Pick<Loaded, 'phrasebooks'>, log: Log): void {
  log.info(
    { ...factsOf(understanding, loaded), memory: memoryUsed() },
    'the phrasebooks are learnt; sizes are megabytes, the score per cent',
  );
  for (const warning of understanding.learnt.warnings) log.warn({}, warning);
}
