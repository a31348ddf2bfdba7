import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { keptFolders, type KeptFolder } from './kept-folders.ts';

/** What was found under a name: its bytes, or a file that is damaged. */
export type Found = { readonly bytes: Uint8Array; readonly file: string } | { readonly damaged: string };

/** Keeps for the next process what can be made again. Nothing depends on it but time. */
export interface Kept {
  /** Undefined where nothing is kept under this name. */
  readonly read: (name: string) => Promise<Found | undefined>;
  /** Whole or not at all, also beside other processes. Resolves to the file; undefined where there is no place for it. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<string | undefined>;
}

/** How many of a kind stay, by when they were last of use. Models are megabytes. */
const most: Readonly<Record<string, number>> = { '.model': 6, '.gist': 16, '.books': 16, '.yaml': 16, '.score': 64 };
const DRAFT = '.draft';
/** A draft this old, in milliseconds, has no writer any more. */
const ABANDONED = 3_600_000;

/** @param folders where to look, in this order, and where to keep: in the first that can be written */
export function createKept(folders: readonly KeptFolder[] = keptFolders()): Kept {
  return {
    read: async (name) => {
      let damaged: Found | undefined;
      for (const folder of folders) {
        const found = await readIn(folder, name);
        if (found && 'bytes' in found) return found;
        damaged ??= found;
      }
      return damaged;
    },
    write: async (name, bytes) => {
      for (const folder of folders) {
        // Only a matter of time saved: where nothing can be kept, it is made again.
        const file = await writeIn(folder, name, bytes).catch(() => undefined);
        if (file !== undefined) return file;
      }
      return undefined;
    },
  };
}

async function readIn(folder: KeptFolder, name: string): Promise<Found | undefined> {
  if (!(await isOurs(folder))) return undefined;
  const file = join(folder.path, name);
  const content = await readFile(file).catch(() => undefined);
  if (!content) return undefined;
  const bytes = unwrap(content);
  if (!bytes) return { damaged: file };
  const now = new Date();
  // What is of use stays: the least recently used go first. In a folder that is only read, nothing goes.
  await utimes(file, now, now).catch(() => undefined);
  return { bytes, file };
}

async function writeIn(folder: KeptFolder, name: string, bytes: Uint8Array): Promise<string | undefined> {
  // What it stands in is there. (Where it cannot be made, Node may try for ever to make the way to it.)
  await mkdir(folder.path, { ...(folder.shared && { mode: 0o700 }) }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  if (!(await isOurs(folder))) return undefined;
  const file = join(folder.path, name);
  const draft = `${file}.${randomUUID()}${DRAFT}`;
  try {
    await writeFile(draft, wrap(bytes), { mode: folder.shared ? 0o600 : 0o644, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  await tidy(folder.path, extname(name)).catch(() => undefined);
  return file;
}

/** In a place for everybody, a folder of this name may be somebody else's trap. */
async function isOurs({ path, shared }: KeptFolder): Promise<boolean> {
  if (!shared || process.getuid === undefined) return true;
  const facts = await lstat(path).catch(() => undefined);
  return facts !== undefined && facts.isDirectory() && facts.uid === process.getuid() && (facts.mode & 0o077) === 0;
}

/** Removes what is long out of use. Who reads a file at this moment goes on reading it. */
async function tidy(folder: string, kind: string): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names
      .filter((name) => [kind, DRAFT].includes(extname(name)))
      .map(async (name) => ({ name, used: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const drafts = files.filter(({ name, used }) => name.endsWith(DRAFT) && used < Date.now() - ABANDONED);
  const whole = files.filter(({ name }) => name.endsWith(kind)).toSorted((a, b) => b.used - a.used);
  const old = [...drafts, ...whole.slice(most[kind] ?? 1)];
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}

/** A line before the bytes tells whether they are all there, as they were. Of 24 bytes, so that numbers behind it begin where they may. */
const HEADER = /^mesa-kept 1 {4}([0-9a-f]{8})\n/;
const HEADER_LENGTH = 24;

function wrap(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`mesa-kept 1    ${sumOf(bytes)}\n`), bytes]);
}

function unwrap(content: Uint8Array): Uint8Array | undefined {
  const [, sum] = HEADER.exec(Buffer.from(content.subarray(0, HEADER_LENGTH)).toString('latin1')) ?? [];
  const bytes = new Uint8Array(content.buffer, content.byteOffset, content.byteLength).subarray(HEADER_LENGTH);
  return sum !== undefined && sumOf(bytes) === sum ? bytes : undefined;
}

function sumOf(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
