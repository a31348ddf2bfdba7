import { once } from 'node:events';
import { Writable } from 'node:stream';
import type { Streams } from '../command.ts';

/** Writes a line, and waits for a reader who is slower than we are: what was not read yet must not pile up here. */
export async function writeLine(stdout: Streams['stdout'], line: string): Promise<void> {
  if (stdout.write(`${line}\n`) === false && stdout instanceof Writable && stdout.writableNeedDrain) await once(stdout, 'drain');
}
