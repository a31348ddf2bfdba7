import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Streams } from '../command.ts';

/** Under another name first: a file with the name asked for is whole. Its directory has to be there. */
export async function writeBackupFile(file: string, lines: AsyncIterable<string>): Promise<void> {
  const path = resolve(file);
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await pipeline(
      Readable.from(joined(lines)),
      createGzip(),
      createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await rename(draft, path);
    await sync(dirname(path));
  } catch (error) {
    await rm(draft, { force: true });
    throw explained(error, path);
  }
}

/** What the disk refuses, in words about the file that was asked for and not about the draft. */
function explained(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new Error(`there is no folder ${dirname(path)}; make it, or name another.`);
  if (code === 'EISDIR' || code === 'ENOTEMPTY' || code === 'ENOTDIR')
    return new Error(`${path} is no place for a file (${code}); name another.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOSPC')
    return new Error(`${path} cannot be written (${code}); make room or give the right to, or name another.`);
  return error;
}

/** To a pipe, as fast as it is read. */
export async function writeBackupStream(stdout: Streams['stdout'], lines: AsyncIterable<string>): Promise<void> {
  const sink = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      const room = stdout.write(chunk);
      if (room === false && stdout instanceof Writable) once(stdout, 'drain').then(() => done(), done);
      else done();
    },
  });
  await pipeline(Readable.from(joined(lines)), createGzip(), sink);
}

const AT_ONCE = 64 * 1024;

/** Many short lines at a time: each step of a stream costs more than a line. */
async function* joined(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const line of lines) {
    text += line;
    if (text.length < AT_ONCE) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
