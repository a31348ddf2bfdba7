import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Refill } from '../ports.ts';
import { readEnvironment } from '../../adapters/config/env.ts';
import { KEY_MARK } from './backup/format.ts';
import { inspectBackup } from './backup/inspect-backup.ts';
import { openRefill, type DeskPlace } from './backup/places.ts';
import { pour } from './backup/pour.ts';
import { BadBackup } from './backup/read-backup.ts';
import type { Command, Streams } from './command.ts';
import { createDigest } from './digest.ts';
import { openFiles } from './open-files.ts';
import { openStore } from './open-store.ts';
import { readArguments, WrongUse } from './read-arguments.ts';

const usage = 'mesa restore FILE [--replace] [--data DIR]   (- reads standard input)';

interface Order {
  readonly file: string;
  readonly data: string | undefined;
  readonly replace: boolean;
}

/** Puts a backup in the place of what the store holds, whole or not at all. Nothing is written before all of it was found good. */
export const restoreCommand: Command = {
  name: 'restore',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const { words, values, flags } = readArguments(args, { values: ['data'], flags: ['replace'], words: 1 });
    const [file] = words;
    if (file === undefined) throw new WrongUse(`usage: ${usage}`);
    const order = { file, data: values.data, replace: flags.has('replace') };
    try {
      return file === '-' ? await fromInput(order, streams) : await restore(order, streams);
    } catch (error) {
      if (!(error instanceof BadBackup)) throw error;
      streams.stderr.write(`mesa restore: ${file === '-' ? 'standard input' : file}: ${error.message}\n`);
      return 1;
    }
  },
};

/** It is read twice, so it is kept for that long. */
async function fromInput(order: Order, streams: Streams): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mesa-restore-'));
  try {
    const file = join(folder, 'backup');
    await pipeline(Readable.from(streams.stdin), createWriteStream(file, { mode: 0o600 }));
    return await restore({ ...order, file }, streams);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function restore({ file, data, replace }: Order, streams: Streams): Promise<number> {
  const environment = readEnvironment(process.env);
  const place = { environment, data };
  const { header, documents, files } = await inspectBackup(file);
  warnOfKey(header.key, createDigest(environment.auditKey), streams);
  const refill = await openRefill(place, header.shapes);
  try {
    if (!replace && !(await refill.isEmpty())) {
      streams.stderr.write(`mesa restore: ${NOT_EMPTY}\n`);
      return 1;
    }
    await refillWith(file, { refill, place });
  } finally {
    await refill.close();
  }
  // Brings documents of older versions to today's shapes, so that all commands can read them at once.
  await (await openStore(place)).close();
  streams.stdout.write(`${JSON.stringify({ from: header.at, store: refill.kind, documents, files })}\n`);
  return 0;
}

const NOT_EMPTY =
  'the store is not empty; --replace puts the backup in the place of all that it holds, or name another with --data or MONGODB_URI';

async function refillWith(file: string, { refill, place }: { refill: Refill; place: DeskPlace }): Promise<void> {
  const files = await openFiles(place);
  try {
    await pour(file, { refill, files });
  } finally {
    await files.close();
  }
}

function warnOfKey(key: string, digest: ReturnType<typeof createDigest>, { stderr }: Streams): void {
  if (key !== digest(KEY_MARK))
    stderr.write(
      'mesa restore: the backup was made with another MESA_AUDIT_KEY (or without one); mesa audit verify needs that one\n',
    );
}
