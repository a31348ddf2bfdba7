import { join } from 'node:path';
import type { Environment } from '../../adapters/config/env.ts';
import { createFolderFiles } from '../../adapters/files-folder/files.ts';
import type { Files } from '../ports.ts';
import { DEFAULT_DATABASE, withDatabase } from './open-store.ts';

export interface FilesPlace {
  readonly environment: Pick<Environment, 'data' | 'mongodbUri'>;
  /** `--data DIR`, before `MESA_DATA`. */
  readonly data?: string | undefined;
}

/** The files' bytes: in the database where `MONGODB_URI` is set, else in a folder beside the embedded store. */
export async function openFiles({ environment, data }: FilesPlace): Promise<Files> {
  const { mongodbUri } = environment;
  if (mongodbUri === undefined) return createFolderFiles({ folder: join(data ?? environment.data, 'files') });
  return openGridFiles(withDatabase(mongodbUri, DEFAULT_DATABASE));
}

/** The driver is loaded only if it is used. */
export async function openGridFiles(uri: string): Promise<Files> {
  const { createGridFiles } = await import('../../adapters/gridfs/files.ts');
  return createGridFiles({ uri });
}
