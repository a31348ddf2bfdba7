import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { createEmbeddedStore } from '../../../adapters/embedded/store.ts';
import { asTestStore, declarations } from '../../contract/store/subject.ts';
import { killWriters } from '../../fakes/killed-writers.ts';

it('loses nothing that it acknowledged when its process is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mesa-killed-'));
  const open = async () => asTestStore(await createEmbeddedStore({ folder, declarations }));
  const figure = await killWriters({ kind: 'embedded', place: folder, rounds: 3, liveMs: 300, open });
  expect(figure.acknowledged).toBeGreaterThan(0);
  await rm(folder, { recursive: true });
});
