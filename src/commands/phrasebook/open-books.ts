import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import type { Loaded } from '../../../adapters/config/load-definitions.ts';
import { configFolder } from '../compose.ts';
import { readArguments } from '../read-arguments.ts';
import { readConfiguration } from '../read-configuration.ts';
import { openUnderstanding, type Opening, type OpenedUnderstanding } from '../understanding/open-understanding.ts';

/** A folder with what was learnt from it. */
export interface OpenedBooks {
  readonly config: string;
  readonly loaded: Loaded;
  readonly understanding: OpenedUnderstanding;
  readonly flags: ReadonlySet<string>;
}

interface Asked extends Pick<Opening, 'readMark'> {
  readonly flags?: readonly string[];
}

/** Opens the folder that `--config`, `MESA_CONFIG` or the default names. @throws WrongUse, ConfigurationError */
export async function openBooks(args: readonly string[], { flags: known = [], ...how }: Asked = {}): Promise<OpenedBooks> {
  const { values, flags } = readArguments(args, { values: ['config'], flags: known, words: 0 });
  const config = configFolder(values.config, { config: process.env.MESA_CONFIG?.trim() || 'config' });
  const loaded = await readConfiguration(config);
  const understanding = await openUnderstanding({ config, loaded, readDates: createReadDates(), ...how });
  return { config, loaded, understanding, flags };
}
