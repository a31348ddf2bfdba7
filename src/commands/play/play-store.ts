import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '../../../adapters/config/environment-error.ts';
import { createFolderFiles } from '../../../adapters/files-folder/files.ts';
import { createEmbeddedStore } from '../../../adapters/embedded/store.ts';
import type { Files, Log, Store } from '../../ports.ts';
import { openGridFiles } from '../open-files.ts';
import { openMongoStore, withDatabase } from '../open-store.ts';

export interface PlayPlace {
  readonly kind: 'embedded' | 'mongodb';
  /** Absent: a throw-away folder. */
  readonly data?: string | undefined;
  readonly mongodbUri?: string | undefined;
  readonly log: Log;
}

export interface PlayStore {
  readonly store: Store;
  readonly files: Files;
  /** Whether a later process may go on where this one ends. */
  readonly keeps: boolean;
  /** Closes the store; removes what was only for this time. */
  readonly close: () => Promise<void>;
}

/** A script never touches a desk's own. */
const DEFAULT_DATABASE = 'mesa_play';

/** Where a script keeps its desk. */
export async function openPlayStore({ kind, data, mongodbUri, log }: PlayPlace): Promise<PlayStore> {
  if (kind === 'mongodb') {
    const uri = withDatabase(requireUri(mongodbUri), DEFAULT_DATABASE);
    return keeping(await openMongoStore(uri, log), await openGridFiles(uri));
  }
  if (data !== undefined) {
    const store = await createEmbeddedStore({ folder: data, log });
    return keeping(store, await createFolderFiles({ folder: join(data, 'files') }));
  }
  return throwAway(log);
}

function keeping(store: Store, files: Files): PlayStore {
  const close = async (): Promise<void> => {
    await files.close();
    await store.close();
  };
  return { store, files, keeps: true, close };
}

async function throwAway(log: Log): Promise<PlayStore> {
  const folder = mkdtempSync(join(tmpdir(), 'mesa-play-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const store = await createEmbeddedStore({ folder, log });
  const files = await createFolderFiles({ folder: join(folder, 'files') });
  const close = async (): Promise<void> => {
    await store.close();
    process.removeListener('exit', remove);
    remove();
  };
  return { store, files, keeps: false, close };
}

function requireUri(uri: string | undefined): string {
  if (uri !== undefined) return uri;
  throw new EnvironmentError([
    {
      name: 'MONGODB_URI',
      what: 'is not set, while --store mongodb was asked for',
      remedy: 'set it to the address of a replica set',
    },
  ]);
}
