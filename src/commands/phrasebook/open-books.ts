import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import { configFolder } from '../compose.ts';
import { readArguments } from '../read-arguments.ts';
import { readConfiguration } from '../read-configuration.ts';
import { openUnderstanding, type Understanding } from '../understanding/open-understanding.ts';

/** A folder with what was learnt from it. */
export interface OpenedBooks {
  readonly config: string;
  readonly loaded: Loaded;
  readonly understanding: Understanding;
  readonly flags: ReadonlySet<string>;
}

/** Opens the folder that `--config`, `MESA_CONFIG` or the default names. @throws WrongUse, ConfigurationError */
export async function openBooks(args: readonly string[], known: { flags?: readonly string[] } = {}): Promise<OpenedBooks> {
  const { values, flags } = readArguments(args, { values: ['config'], ...known, words: 0 });
  const config = configFolder(values.config, { config: process.env.MESA_CONFIG?.trim() || 'config' });
  const loaded = await readConfiguration(config);
  return { config, loaded, understanding: await openUnderstanding({ config, loaded, readDates: createReadDates() }), flags };
}
