import type { Environment } from '../../../adapters/config/env.ts';
import { openEmbeddedRefill } from '../../../adapters/embedded/refill.ts';
import { openEmbeddedSnapshot } from '../../../adapters/embedded/snapshot.ts';
import type { Refill, Snapshot } from '../../ports.ts';
import { DEFAULT_DATABASE, withDatabase } from '../open-store.ts';

/** Where a desk keeps what it keeps. */
export interface DeskPlace {
  readonly environment: Pick<Environment, 'data' | 'mongodbUri'>;
  /** `--data DIR`, before `MESA_DATA`. */
  readonly data?: string | undefined;
}

export async function openSnapshot({ environment, data }: DeskPlace): Promise<Snapshot> {
  const { mongodbUri } = environment;
  if (mongodbUri === undefined) return openEmbeddedSnapshot({ folder: data ?? environment.data });
  const { openMongoSnapshot } = await import('../../../adapters/mongo/snapshot.ts');
  return openMongoSnapshot(withDatabase(mongodbUri, DEFAULT_DATABASE));
}

export async function openRefill({ environment, data }: DeskPlace, shapes: Readonly<Record<string, number>>): Promise<Refill> {
  const { mongodbUri } = environment;
  if (mongodbUri === undefined) return openEmbeddedRefill({ folder: data ?? environment.data, shapes });
  const { openMongoRefill } = await import('../../../adapters/mongo/refill.ts');
  return openMongoRefill({ uri: withDatabase(mongodbUri, DEFAULT_DATABASE), shapes });
}
