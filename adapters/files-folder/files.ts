import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../../src/ports.ts';

/** An unfinished file this old is nobody's any more. */
const ABANDONED_MS = 24 * 3_600_000;

/** Files in a folder, spread over two levels of folders by the digest of their id. A file appears whole or not at all. */
export async function createFolderFiles({ folder }: { readonly folder: string }): Promise<Files> {
  const arriving = join(folder, 'arriving');
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  await removeAbandoned(arriving);
  return {
    put: async (id, bytes) => put({ path: pathOf(folder, id), own: join(arriving, `${id}.${randomUUID()}`) }, bytes),
    async get(id) {
      const path = pathOf(folder, id);
      return (await sizeOf(path)) === undefined ? undefined : createReadStream(path);
    },
    remove: async (id) => rm(pathOf(folder, id), { force: true }),
    scan: () => scan(folder),
    close: async () => undefined,
  };
}

/** @throws Error for an id that could lead out of the folder: those of the desk are letters and digits. */
function pathOf(folder: string, id: string): string {
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(id)) throw new Error(`${JSON.stringify(id)} is no id of a file`);
  const digest = createHash('sha256').update(id).digest('hex');
  return join(folder, digest.slice(0, 2), digest.slice(2, 4), id);
}

async function put(
  { path, own }: { path: string; own: string },
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const file = await open(own, 'wx', 0o600);
  try {
    const written = await write(file, bytes);
    await file.sync();
    await file.close();
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(own, path);
    await syncFolder(dirname(path));
    await syncFolder(dirname(dirname(path)));
    return written;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(own, { force: true });
    throw error;
  }
}

async function write(file: FileHandle, bytes: AsyncIterable<Uint8Array>): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.length;
    await file.appendFile(chunk);
  }
  return { size, sha256: hash.digest('hex') };
}

/** A new name is durable only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Names alone are held in memory, never bytes. */
async function* scan(folder: string): AsyncIterable<{ id: string; size: number }> {
  const ids: string[] = [];
  for (const first of await folders(folder))
    for (const second of await folders(join(folder, first))) ids.push(...(await readdir(join(folder, first, second))));
  for (const id of ids.sort()) {
    const size = await sizeOf(pathOf(folder, id));
    if (size !== undefined) yield { id, size };
  }
}

async function folders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name)).map(({ name }) => name);
}

async function removeAbandoned(arriving: string): Promise<void> {
  for (const name of await readdir(arriving)) {
    const path = join(arriving, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}
