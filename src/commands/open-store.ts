import type { Environment } from '../../adapters/config/env.ts';
import { OlderData } from '../../adapters/embedded/prepare-tables.ts';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import type { Log, Store } from '../ports.ts';

export interface StorePlace {
  readonly environment: Pick<Environment, 'data' | 'mongodbUri'>;
  /** `--data DIR`, before `MESA_DATA`. */
  readonly data?: string | undefined;
  /** For commands that only look, beside a running desk. */
  readonly readOnly?: boolean;
  readonly log?: Log;
}

export const DEFAULT_DATABASE = 'mesa';

/** The desk's store: MongoDB where `MONGODB_URI` is set, else the embedded one in the data folder. The driver is loaded only if it is used. */
export async function openStore({ environment, data, readOnly = false, log }: StorePlace): Promise<Store> {
  const { mongodbUri } = environment;
  if (mongodbUri !== undefined) return openMongoStore(withDatabase(mongodbUri, DEFAULT_DATABASE), log);
  const options = { folder: data ?? environment.data, ...(log && { log }) };
  return readOnly ? lookInto(options) : createEmbeddedStore(options);
}

/** Data of an earlier version are brought up to date first, as a start would; searches would not find all of them else. */
async function lookInto(options: { readonly folder: string }): Promise<Store> {
  const look = (): Promise<Store> => createEmbeddedStore({ ...options, readOnly: true });
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof OlderData)) throw error;
  }
  await (await createEmbeddedStore(options)).close();
  return look();
}

export async function openMongoStore(uri: string, log?: Log): Promise<Store> {
  const { createMongoStore } = await import('../../adapters/mongo/store.ts');
  return createMongoStore({ uri, ...(log && { log }) });
}

/** The address with `name` for its database, unless it names one. */
export function withDatabase(uri: string, name: string): string {
  const [, server, database, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(\?.*)?$/.exec(uri) ?? [];
  return server === undefined || database ? uri : `${server}/${name}${options}`;
}
