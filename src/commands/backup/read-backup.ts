import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { collections, type CollectionName } from '../../collections.ts';
import { fromJson } from '../../domain/stored/typed-json.ts';
import type { Kept } from '../../ports.ts';
import { CounterLine, DocumentLine, FileLine, FORMAT, Header, PartLine, Trailer } from './format.ts';

/** The file is none of ours, or not as it was written. The message says what to do. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup';
}

/** What a backup consists of, in order. A file's bytes follow it, in parts. */
export type Piece =
  | { readonly is: 'header'; readonly header: Header }
  | { readonly is: 'document'; readonly collection: CollectionName; readonly document: Kept }
  | { readonly is: 'counter'; readonly name: string; readonly value: number }
  | { readonly is: 'file'; readonly id: string }
  | { readonly is: 'part'; readonly bytes: Uint8Array };

const LONGEST_LINE = 128 * 1024 * 1024;

/**
 * Reads a backup through; the last piece comes only if all of it is as it was written.
 * @throws BadBackup, also after many pieces: whoever needs to know beforehand reads it twice.
 */
export async function* readBackup(file: string): AsyncGenerator<Piece> {
  const hash = createHash('sha256');
  let [number, ended] = [0, false];
  for await (const line of linesOf(file)) {
    if (ended) throw new BadBackup('something follows the end of the backup; it was changed.');
    const data = parsed(line, number + 1);
    if (number === 0) yield { is: 'header', header: headerOf(data) };
    else if ('end' in data) {
      requireWhole(data, { hash, number });
      ended = true;
      continue;
    } else yield pieceOf(data, number + 1);
    hash.update(line).update('\n');
    number += 1;
  }
  if (!ended) throw new BadBackup('the backup is cut off: its end is missing. Take another copy.');
}

function parsed(line: string, number: number): object {
  try {
    const data = fromJson(line);
    if (typeof data === 'object' && data !== null) return data;
  } catch {
    // Told below.
  }
  throw new BadBackup(number === 1 ? NONE : `line ${number} of the backup cannot be read; it was changed. Take another copy.`);
}

const NONE = 'this is no backup of Mesa; name a file that mesa backup has written.';

function headerOf(data: object): Header {
  const { success, data: header } = Header.safeParse(data);
  if (!success) throw new BadBackup(NONE);
  if (header.format > FORMAT)
    throw new BadBackup(`the backup has format ${header.format}, and this version of Mesa knows ${FORMAT}; use a newer version.`);
  for (const [name, shape] of Object.entries(header.shapes)) {
    const known = Object.hasOwn(collections, name) ? collections[name as CollectionName].current : undefined;
    if (known !== undefined && shape <= known) continue;
    const knows = known === undefined ? 'does not know it' : `knows ${known}`;
    throw new BadBackup(
      `the backup was made by a newer version of Mesa (${name} of shape ${shape}; this version ${knows}); restore it with that one.`,
    );
  }
  return header;
}

function pieceOf(data: object, number: number): Piece {
  const document = DocumentLine.safeParse(data).data;
  if (document) return { is: 'document', ...keptOf(document, number) };
  const counter = CounterLine.safeParse(data).data;
  if (counter) return { is: 'counter', name: counter.counter, value: counter.value };
  const file = FileLine.safeParse(data).data;
  if (file) return { is: 'file', id: file.file };
  const part = PartLine.safeParse(data).data;
  if (part) return { is: 'part', bytes: Buffer.from(part.part, 'base64') };
  throw new BadBackup(`line ${number} of the backup is of no known kind; it was changed.`);
}

function keptOf(line: DocumentLine, number: number): { collection: CollectionName; document: Kept } {
  const { in: name, document } = line;
  const known = Object.hasOwn(collections, name);
  const { id, version, schema } = document;
  if (!known || typeof id !== 'string' || id === '' || typeof version !== 'number' || typeof schema !== 'number')
    throw new BadBackup(`line ${number} of the backup is no document of ${JSON.stringify(name)}; it was changed.`);
  return { collection: name as CollectionName, document: document as Kept };
}

type DocumentLine = ReturnType<typeof DocumentLine.parse>;

function requireWhole(data: object, { hash, number }: { hash: Hash; number: number }): void {
  const end = Trailer.safeParse(data).data;
  if (end?.lines !== number || end.sha256 !== hash.digest('hex'))
    throw new BadBackup('the backup is not as it was written: its checksum does not fit. Take another copy.');
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of unpacked) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE) throw new BadBackup(NONE);
      yield* lines;
    }
  } catch (error) {
    throw explained(error);
  } finally {
    source.destroy();
  }
  if (rest !== '') yield rest;
}

function explained(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return new BadBackup(`the file cannot be read (${code}).`);
  if (code === 'Z_BUF_ERROR') return new BadBackup('the backup is cut off: its end is missing. Take another copy.');
  if (code === 'Z_DATA_ERROR') {
    const isNone = /incorrect header check/.test(String(error));
    return new BadBackup(isNone ? NONE : 'the backup is damaged: it cannot be unpacked. Take another copy.');
  }
  return error;
}
