import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { Found, Kept } from '../../../adapters/config/kept/create-kept.ts';
import { readPhrasebooks } from '../../../adapters/config/phrasebooks.ts';

const place = await mkdtemp(join(tmpdir(), 'mesa-books-'));
afterAll(() => rm(place, { recursive: true, force: true }));

const spanish = 'version: 1\nlang: es\nintents:\n  incident:\n    - no puedo imprimir => printing\n';
const english = 'version: 1\nlang: en\nintents:\n  request:\n    - I need a {thing}\nslots: { thing: [laptop => laptop] }\n';
let count = 0;

async function folderOf(books: Readonly<Record<string, string>>): Promise<string> {
  const dir = join(place, String((count += 1)));
  await mkdir(join(dir, 'phrasebook'), { recursive: true });
  for (const [name, text] of Object.entries(books)) await writeFile(join(dir, 'phrasebook', name), text);
  return dir;
}

/** Keeps in memory; `damaged` has every file found so. */
function remember() {
  const files = new Map<string, Uint8Array>();
  const state = { damaged: false };
  const kept: Kept = {
    read: async (name): Promise<Found | undefined> => {
      const bytes = files.get(name);
      if (!bytes) return undefined;
      return state.damaged ? { damaged: name } : { bytes, file: name };
    },
    write: async (name, bytes) => void files.set(name, bytes),
  };
  return { kept, files, state };
}

test('books are read once: the second time what was kept is the answer, whole', async () => {
  const dir = await folderOf({ 'es.yaml': spanish, 'en.yaml': english });
  const { kept, files } = remember();
  const first = await readPhrasebooks(dir, kept);
  expect(first.phrasebooks.map(({ lang }) => lang)).toEqual(['en', 'es']);
  expect(files.size).toBe(1);
  const [name] = files.keys();
  // Told apart from what the files say, so that it is known where the answer came from.
  files.set(name!, new TextEncoder().encode(JSON.stringify(first.phrasebooks).replace('imprimir', 'escanear')));
  const second = await readPhrasebooks(dir, kept);
  expect(second.phrasebooks[1]?.intents.incident).toEqual(['no puedo escanear => printing']);
  expect(second.hash).toBe(first.hash);
});

test('what is kept of a book is what the book says', async () => {
  const { kept } = remember();
  const read = await readPhrasebooks('config', kept);
  expect(await readPhrasebooks('config', kept)).toEqual(read);
});

test('any other byte, name or book is another reading', async () => {
  const { kept, files } = remember();
  const all = [
    { 'es.yaml': spanish },
    { 'es.yaml': `${spanish}# a remark\n` },
    { 'peru.yaml': spanish },
    { 'es.yaml': spanish, 'en.yaml': english },
  ];
  const hashes: string[] = [];
  for (const books of all) hashes.push((await readPhrasebooks(await folderOf(books), kept)).hash);
  expect(new Set(hashes).size).toBe(all.length);
  expect(files.size).toBe(all.length);
});

test('the accepted score, the measured messages and hidden files are no books', async () => {
  const alone = await readPhrasebooks(await folderOf({ 'es.yaml': spanish }), remember().kept);
  const beside = { 'score.yaml': 'intent: 90\n', 'dev.jsonl': '{}', '.es.yaml.swp': 'x', '.new.yaml': 'x' };
  const all = await readPhrasebooks(await folderOf({ 'es.yaml': spanish, ...beside }), remember().kept);
  expect(all.hash).toBe(alone.hash);
  expect(all.phrasebooks).toHaveLength(1);
});

test('a mistake is told with its line, every time: such a book is never kept', async () => {
  const dir = await folderOf({ 'es.yaml': spanish.replace('incident', 'incidente'), 'en.yaml': english });
  const { kept, files } = remember();
  for (let time = 0; time < 2; time += 1)
    await expect(readPhrasebooks(dir, kept)).rejects.toThrow(new RegExp(`^${dir}/phrasebook/es.yaml:4: .*incident`));
  expect(files.size).toBe(0);
});

test('what is kept and damaged is read anew, and said so', async () => {
  const dir = await folderOf({ 'es.yaml': spanish });
  const { kept, state } = remember();
  await readPhrasebooks(dir, kept);
  state.damaged = true;
  const { phrasebooks, remarks } = await readPhrasebooks(dir, kept);
  expect(phrasebooks[0]?.intents.incident).toEqual(['no puedo imprimir => printing']);
  expect(remarks).toEqual([expect.stringMatching(/\.books was damaged; the phrasebooks were read anew$/)]);
});

test('a book that cannot be read, and a folder without one, say what to do', async () => {
  const dir = await folderOf({ 'es.yaml': spanish });
  await mkdir(join(dir, 'phrasebook', 'en.yaml'));
  await expect(readPhrasebooks(dir, remember().kept)).rejects.toThrow(
    /en\.yaml:1: the file cannot be read \(EISDIR\); make it readable/,
  );
  await expect(readPhrasebooks(join(place, 'none'), remember().kept)).rejects.toThrow(/there is no phrasebook; write es\.yaml/);
});

test.each(['latin1', 'utf16le'] as const)('a book that Windows saved as %s says what it says', async (encoding) => {
  const text = 'version: 1\nlang: es\nintents:\n  incident:\n    - se cayó la conexión => network\n';
  const dir = await folderOf({});
  const mark = encoding === 'utf16le' ? '\ufeff' : '';
  await writeFile(join(dir, 'phrasebook', 'es.yaml'), Buffer.from(`${mark}${text}`, encoding));
  const { phrasebooks } = await readPhrasebooks(dir, remember().kept);
  expect(phrasebooks[0]?.intents.incident).toEqual(['se cayó la conexión => network']);
});
