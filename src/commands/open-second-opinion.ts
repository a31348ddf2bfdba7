import type { Environment } from '../../adapters/config/env.ts';
import { createSecondOpinion } from '../../adapters/llm/second-opinion.ts';
import type { Log } from '../ports.ts';
import type { SecondOpinion } from '../second-opinion.ts';

/** The language model that the environment names, if it names one. */
export function openSecondOpinion({ llm }: Pick<Environment, 'llm'>, log: Log): SecondOpinion | undefined {
  if (!llm) return undefined;
  log.info({ host: new URL(llm.url).host, model: llm.model }, 'a language model is asked about what the desk is unsure of');
  return createSecondOpinion(llm, { log });
}
