import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFolderFiles } from '../../adapters/files-folder/files.ts';
import { createGridFiles } from '../../adapters/gridfs/files.ts';
import type { Files } from '../../src/ports.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { dropDatabase } from '../fakes/drop-database.ts';

const id = (): string => randomUUID().replaceAll('-', '');

async function* parts(...chunks: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

async function* breaking(): AsyncIterable<Uint8Array> {
  yield Buffer.alloc(300_000, 1);
  throw new Error('the sender hung up');
}

async function whole(bytes: AsyncIterable<Uint8Array> | undefined): Promise<Buffer | undefined> {
  if (!bytes) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function all(files: Files): Promise<readonly { id: string; size: number }[]> {
  const found = [];
  for await (const file of files.scan()) found.push(file);
  return found;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What every keeper of files does. */
function contract(open: () => Promise<Files>, end: () => Promise<void>): void {
  let files: Files;
  beforeAll(async () => {
    files = await open();
  });
  afterAll(async () => {
    await files.close();
    await end();
  });

  it('gives back what it was given, with its size and digest', async () => {
    const bytes = Buffer.from(Array.from({ length: 1_000_003 }, (_, n) => n % 251));
    const name = id();
    const kept = await files.put(name, parts(bytes.subarray(0, 17), bytes.subarray(17, 700_000), bytes.subarray(700_000)));
    expect(kept).toEqual({ size: bytes.length, sha256: sha256(bytes) });
    expect((await whole(await files.get(name)))?.equals(bytes)).toBe(true);
  });

  it('keeps a file without any bytes', async () => {
    const name = id();
    expect(await files.put(name, parts())).toEqual({ size: 0, sha256: sha256(Buffer.alloc(0)) });
    expect(await whole(await files.get(name))).toHaveLength(0);
  });

  it('puts a file in the place of the one before it', async () => {
    const name = id();
    await files.put(name, parts('x'.repeat(600_000)));
    await files.put(name, parts('short'));
    expect(String(await whole(await files.get(name)))).toBe('short');
  });

  it('keeps nothing of bytes that end in an error, and says the error', async () => {
    const name = id();
    await expect(files.put(name, breaking())).rejects.toThrow('the sender hung up');
    expect(await files.get(name)).toBeUndefined();
    expect((await all(files)).some((file) => file.id === name)).toBe(false);
    await files.put(name, parts('again'));
    expect(String(await whole(await files.get(name)))).toBe('again');
  });

  it('knows nothing of what was never there, and forgets what is removed, twice too', async () => {
    const name = id();
    expect(await files.get(name)).toBeUndefined();
    await files.put(name, parts('x'));
    await files.remove(name);
    await files.remove(name);
    expect(await files.get(name)).toBeUndefined();
  });

  it('lists all files in the order of their ids', async () => {
    const names = [id(), id(), id()];
    for (const name of names) await files.put(name, parts('four'));
    const found = await all(files);
    expect(found.map((file) => file.id)).toEqual(found.map((file) => file.id).toSorted());
    for (const name of names) expect(found).toContainEqual({ id: name, size: 4 });
  });

  it('takes several files side by side', async () => {
    const names = Array.from({ length: 8 }, id);
    await Promise.all(names.map((name) => files.put(name, parts(name, 'x'.repeat(300_000)))));
    for (const name of names) expect(String(await whole(await files.get(name))).startsWith(name)).toBe(true);
  });
}

describe('files contract: folder', () => {
  let folder: string;
  contract(
    async () => {
      folder = await mkdtemp(join(tmpdir(), 'mesa-files-'));
      return createFolderFiles({ folder });
    },
    () => rm(folder, { recursive: true }),
  );

  it('refuses an id that leads out of its folder', async () => {
    const files = await createFolderFiles({ folder });
    for (const bad of ['../x', 'a/b', '', '.', 'a\0b']) {
      await expect(files.put(bad, parts('x'))).rejects.toThrow('is no id of a file');
      await expect(files.get(bad)).rejects.toThrow('is no id of a file');
    }
  });

  it('still has everything when it is opened again, and leaves half a file out', async () => {
    const before = await createFolderFiles({ folder });
    const name = id();
    await before.put(name, parts('kept'));
    await writeFile(join(folder, 'arriving', 'half.1'), 'ha');
    const after = await createFolderFiles({ folder });
    expect(String(await whole(await after.get(name)))).toBe('kept');
    expect((await all(after)).map((file) => file.id)).not.toContain('half.1');
    expect(await readdir(join(folder, 'arriving'))).toEqual(['half.1']);
  });
});

describeWithEngine('files contract: gridfs', (engine) => {
  const uri = databaseUri(engine);
  contract(
    () => createGridFiles({ uri }),
    () => dropDatabase(uri),
  );
});
