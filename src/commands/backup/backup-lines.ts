import { createHash } from 'node:crypto';
import { collections, type CollectionName } from '../../collections.ts';
import { toJson } from '../../domain/stored/typed-json.ts';
import type { Digest, Files, Snapshot } from '../../ports.ts';
import { FORMAT, KEY_MARK, type Header } from './format.ts';

export interface Contents {
  readonly snapshot: Snapshot;
  readonly files: Pick<Files, 'get'>;
  readonly digest: Digest;
  readonly at: Date;
}

/** What went into a backup; `missing` are files whose bytes were not there. */
export interface Tally {
  documents: number;
  files: number;
  readonly missing: string[];
}

const PART = 192 * 1024;

/** A backup's text, line by line; nothing of it is held. `tally` is filled on the way. */
export async function* backupLines(contents: Contents, tally: Tally): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const line of allLines(contents, tally)) {
    lines += 1;
    hash.update(line);
    yield line;
  }
  yield `${JSON.stringify({ end: true, lines, sha256: hash.digest('hex') })}\n`;
}

async function* allLines({ snapshot, files, digest, at }: Contents, tally: Tally): AsyncGenerator<string> {
  const names = Object.keys(collections) as CollectionName[];
  const shapes = Object.fromEntries(names.map((name) => [name, collections[name].current]));
  const header: Header = {
    mesa: 'backup', format: FORMAT, at: at.toISOString(), store: snapshot.kind, shapes, key: digest(KEY_MARK),
  }; // prettier-ignore
  yield `${JSON.stringify(header)}\n`;
  for (const name of names) {
    for await (const document of snapshot.documents(name)) {
      tally.documents += 1;
      yield `{"in":${JSON.stringify(name)},"document":${toJson(document)}}\n`;
    }
  }
  for (const [counter, value] of await snapshot.counters()) yield `${JSON.stringify({ counter, value })}\n`;
  for await (const { id } of snapshot.documents('files')) yield* fileLines(files, id, tally);
}

async function* fileLines(files: Contents['files'], id: string, tally: Tally): AsyncGenerator<string> {
  const bytes = await files.get(id);
  if (!bytes) {
    tally.missing.push(id);
    return;
  }
  tally.files += 1;
  yield `${JSON.stringify({ file: id })}\n`;
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; from += PART)
      yield `${JSON.stringify({ part: Buffer.from(chunk.subarray(from, from + PART)).toString('base64') })}\n`;
  }
}
