import { loadDefinitions, type Loaded } from '../../adapters/config/load-definitions.ts';

/** All that a configuration folder says. */
export type Configuration = Loaded;

/** @throws ConfigurationError with every problem of every file, the phrasebooks' too. */
export function readConfiguration(dir: string): Promise<Configuration> {
  return loadDefinitions(dir);
}
