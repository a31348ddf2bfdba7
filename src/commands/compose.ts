import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createReadDates } from '../../adapters/chrono/read-dates.ts';
import type { Environment } from '../../adapters/config/env.ts';
import { inspectBytes } from '../../adapters/file-type/inspect-bytes.ts';
import { createTranslate, createWords } from '../../adapters/i18next/translate.ts';
import { createLog } from '../../adapters/pino/log.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Understand } from '../domain/understanding.ts';
import type { ReadDates } from '../domain/dates.ts';
import type { Digest, InspectBytes, Log, NewCode, Translate, WordList } from '../ports.ts';
import { createDigest } from './digest.ts';
import { newCode } from './new-code.ts';
import { readConfiguration } from './read-configuration.ts';
import { packageRoot } from './root.ts';
import { trainUnderstanding } from './train-understanding.ts';

/** A load of the configuration with what was learnt from it. The two change together. */
export interface Knowledge {
  readonly definitions: Definitions;
  readonly understand: Understand;
}

/** What every desk is made of, besides its store, its channels and its clock. */
export interface Foundation {
  readonly knowledge: Knowledge;
  readonly readDates: ReadDates;
  readonly translate: Translate;
  readonly words: WordList;
  readonly digest: Digest;
  readonly inspect: InspectBytes;
  readonly newCode: NewCode;
}

/** Reads the configuration and the locales, and trains the understanding. @throws ConfigurationError */
export async function layFoundation({
  config,
  auditKey,
}: {
  config: string;
  auditKey?: string | undefined;
}): Promise<Foundation> {
  const locales = join(packageRoot(), 'locales');
  const readDates = createReadDates();
  return {
    knowledge: await learn(config, readDates),
    readDates,
    translate: createTranslate(locales),
    words: createWords(locales),
    digest: createDigest(auditKey),
    inspect: inspectBytes,
    newCode,
  };
}

async function learn(config: string, readDates: ReadDates): Promise<Knowledge> {
  const configuration = await readConfiguration(config);
  return { definitions: configuration.definitions, understand: await trainUnderstanding(configuration, readDates) };
}

/** `--config DIR`, else `MESA_CONFIG`, else `config` here or, called from elsewhere, the demo desk's that comes with the program. */
export function configFolder(flag: string | undefined, environment: Pick<Environment, 'config'>): string {
  const folder = flag ?? environment.config;
  const isDefault = flag === undefined && !process.env.MESA_CONFIG?.trim();
  return isDefault && !existsSync(folder) ? join(packageRoot(), 'config') : folder;
}

/** Logs go to standard error; standard output belongs to a command's results. */
export function commandLog({ logLevel, logFormat }: Pick<Environment, 'logLevel' | 'logFormat'>): Log {
  return createLog({ level: logLevel, format: logFormat ?? (process.stderr.isTTY ? 'pretty' : 'json') });
}
