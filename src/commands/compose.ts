import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createReadDates } from '../../adapters/chrono/read-dates.ts';
import type { Environment } from '../../adapters/config/env.ts';
import type { Loaded } from '../../adapters/config/load-definitions.ts';
import { inspectBytes } from '../../adapters/file-type/inspect-bytes.ts';
import { createSearchArticles } from '../../adapters/minisearch/search-articles.ts';
import { createTranslate, createWords } from '../../adapters/i18next/translate.ts';
import { createLog } from '../../adapters/pino/log.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { SearchArticles } from '../domain/knowledge/search-articles.ts';
import type { Understand } from '../domain/understanding.ts';
import type { ReadDates } from '../domain/dates.ts';
import type { Digest, InspectBytes, Log, NewCode, Translate, WordList } from '../ports.ts';
import { createDigest } from './digest.ts';
import { newCode } from './new-code.ts';
import { readConfiguration } from './read-configuration.ts';
import { packageRoot } from './root.ts';
import { openUnderstanding, type OpenedUnderstanding } from './understanding/open-understanding.ts';
import { refuseWorse } from './understanding/refuse-worse.ts';

/** A load of the configuration with what was learnt from it. The two change together. */
export interface Knowledge {
  readonly definitions: Definitions;
  readonly understand: Understand;
  readonly phrasebooks: Loaded['phrasebooks'];
  /** How that was come by. */
  readonly understanding: OpenedUnderstanding;
}

/** What every desk is made of, besides its store, its channels and its clock. */
export interface Foundation {
  readonly knowledge: Knowledge;
  readonly readDates: ReadDates;
  readonly searchArticles: SearchArticles;
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
  evenWorse = false,
}: {
  config: string;
  auditKey?: string | undefined;
  /** For whoever only looks: phrasebooks that are understood worse than those accepted before are no reason to stop. */
  evenWorse?: boolean;
}): Promise<Foundation> {
  const locales = join(packageRoot(), 'locales');
  const readDates = createReadDates();
  return {
    knowledge: await learn({ config, readDates, evenWorse }),
    readDates,
    searchArticles: createSearchArticles(),
    translate: createTranslate(locales),
    words: createWords(locales),
    digest: createDigest(auditKey),
    inspect: inspectBytes,
    newCode,
  };
}

async function learn({
  config,
  readDates,
  evenWorse,
}: {
  config: string;
  readDates: ReadDates;
  evenWorse: boolean;
}): Promise<Knowledge> {
  const loaded = await readConfiguration(config);
  const understanding = await openUnderstanding({ config, loaded, readDates });
  if (!evenWorse) await refuseWorse(config, understanding);
  const { definitions, phrasebooks } = loaded;
  return { definitions, phrasebooks, understand: understanding.understand, understanding };
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
