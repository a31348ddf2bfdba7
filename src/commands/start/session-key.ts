import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The key that signs the page's sessions: made at the first start, kept in the data folder, readable for the desk's user alone. */
export async function sessionKey(data: string): Promise<string> {
  const file = join(data, 'session.key');
  await mkdir(data, { recursive: true });
  return (await read(file)) ?? make(file);
}

/** A link appears whole or not at all: nobody reads half a key, whoever else starts here now and whenever the power fails. */
async function make(file: string): Promise<string> {
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
  try {
    await link(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(own, { force: true });
  }
  return readFile(file, 'utf8');
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
