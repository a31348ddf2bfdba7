import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createEmbeddedStore } from '../../../adapters/embedded/store.ts';
import type { Store } from '../../ports.ts';
import { openStore } from '../open-store.ts';
import type { DataPlace } from './check-data.ts';

/** The store beside a running desk, changed in nothing; `undefined` where there is none yet, or a line of its own says what is wrong. */
export async function openToLook({ folder, mongodbUri }: DataPlace): Promise<Store | undefined> {
  try {
    if (mongodbUri !== undefined) return await openStore({ environment: { data: folder, mongodbUri } });
    return existsSync(join(folder, 'desk.lmdb')) ? await createEmbeddedStore({ folder, readOnly: true }) : undefined;
  } catch {
    return undefined;
  }
}
