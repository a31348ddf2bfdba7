import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import type { Store } from '../../src/ports.ts';

/** An embedded store in a folder of its own, which `drop` removes. */
export async function temporaryStore(): Promise<{ readonly store: Store; readonly folder: string; drop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'mesa-test-'));
  const store = await createEmbeddedStore({ folder });
  return {
    store,
    folder,
    drop: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
