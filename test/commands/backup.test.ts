import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createFolderFiles } from '../../adapters/files-folder/files.ts';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import { ticketFacts } from '../../src/actions/looking/show-facts.ts';
import { collections, type CollectionName } from '../../src/collections.ts';
import { openGridFiles } from '../../src/commands/open-files.ts';
import { readConfiguration } from '../../src/commands/read-configuration.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import type { Files, Store } from '../../src/ports.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { firstPathFolder } from '../fakes/first-path.ts';
import { runMesa } from '../fakes/run-mesa.ts';

const at = new Date('2026-03-03T00:00:00Z');
const bytes = Buffer.alloc(500_000, 'mesa ');
const names = Object.keys(collections) as CollectionName[];

let definitions: Definitions;
let data: string;
let place: string;
let backup: string;
beforeAll(async () => {
  ({ definitions } = await readConfiguration('config'));
  data = firstPathFolder();
  place = mkdtempSync(join(tmpdir(), 'mesa-backup-'));
  backup = join(place, 'desk.backup');
  await addFile();
  expect(await runMesa(['backup', backup, '--data', data])).toMatchObject({ code: 0, err: '' });
});
afterAll(() => {
  for (const folder of [data, place]) rmSync(folder, { recursive: true });
});

async function addFile(): Promise<void> {
  const store = await createEmbeddedStore({ folder: data });
  const files = await createFolderFiles({ folder: join(data, 'files') });
  await files.put('f1', (async function* () { yield bytes; })()); // prettier-ignore
  const file = { id: 'f1', version: 1, schema: 1, name: 'foto.jpg', by: 'ana', at, state: 'attached', ticket: 'INC-1' } as const;
  await store.transaction((tx) => tx.collection('files').insert(file));
  await files.close();
  await store.close();
}

/** All that a store knows, without versions' inner order. */
async function everything(store: Store, files: Files): Promise<unknown> {
  const documents: Record<string, unknown[]> = {};
  for (const name of names) {
    documents[name] = [];
    for await (const document of store.scan(name)) documents[name].push(document);
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await files.get('f1')) ?? []) chunks.push(chunk);
  const facts = await ticketFacts({ store, definitions: () => definitions, now: () => at });
  return { documents, facts, file: Buffer.concat(chunks).equals(bytes) };
}

async function inFolder(folder: string): Promise<unknown> {
  const store = await createEmbeddedStore({ folder });
  try {
    return await everything(store, await createFolderFiles({ folder: join(folder, 'files') }));
  } finally {
    await store.close();
  }
}

const fresh = (): string => join(mkdtempSync(join(place, 'to-')), 'data');

describe('a backup', () => {
  test('restored into an empty folder is the same desk: documents, facts, files, numbers, audit chain', async () => {
    const to = fresh();
    const ran = await runMesa(['restore', backup, '--data', to]);
    expect({ ...ran, out: JSON.parse(ran.out) }).toMatchObject({ code: 0, err: '', out: { store: 'embedded', files: 1 } });
    expect(await runMesa(['audit', 'verify', '--data', to])).toMatchObject({ code: 0 });
    expect(await inFolder(to)).toEqual(await inFolder(data));
    expect(await inFolder(to)).toMatchObject({ file: true });
    const store = await createEmbeddedStore({ folder: to });
    expect([await store.next('INC'), await store.next('REQ'), await store.next('new')]).toEqual([3, 2, 1]);
    await store.close();
  });

  test('is readable by its owner alone, and leaves no draft', () => {
    expect(readdirSync(place).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('goes through pipes', async () => {
    const { code, bytes: piped, err } = await runMesa(['backup', '-', '--data', data]);
    expect({ code, said: JSON.parse(err) }).toMatchObject({ code: 0, said: { file: '-', files: 1 } });
    const to = fresh();
    const halves = [piped.subarray(0, 1000), piped.subarray(1000)];
    expect(await runMesa(['restore', '-', '--data', to], { stdin: halves })).toMatchObject({ code: 0 });
    expect(await inFolder(to)).toEqual(await inFolder(data));
  });

  test('is made while a desk is at work, and holds one instant: no transaction by halves', async () => {
    const folder = fresh();
    const store = await createEmbeddedStore({ folder });
    let stop = false;
    const pairs = (async () => {
      for (let n = 0; !stop; n += 1) {
        const toldAt = new Date(at.getTime() + n);
        const stranger = (side: string) => ({ id: `${side}:${n}`, version: 1, schema: 1, toldAt, forgetAt: toldAt });
        await store.transaction(async (tx) => {
          await tx.collection('strangers').insert(stranger('a'));
          await tx.collection('strangers').insert(stranger('z'));
        });
      }
    })();
    for (let round = 0; round < 5; round += 1) {
      const file = join(place, `busy-${round}`);
      expect(await runMesa(['backup', file, '--data', folder])).toMatchObject({ code: 0 });
      const ids = [
        ...gunzipSync(readFileSync(file))
          .toString()
          .matchAll(/"id":"([az]):(\d+)"/g),
      ];
      const of = (side: string) => ids.filter(([, which]) => which === side).map(([, , n]) => n).sort(); // prettier-ignore
      expect(of('a')).toEqual(of('z'));
    }
    stop = true;
    await pairs;
    await store.close();
  });

  test('of nothing is refused', async () => {
    expect(await runMesa(['backup', join(place, 'none'), '--data', '/nonexistent/mesa'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no data'),
    });
    expect(existsSync(join(place, 'none'))).toBe(false);
  });
});

describe('a restore', () => {
  test('does not touch a store that is not empty, unless it is told to', async () => {
    const to = fresh();
    expect(await runMesa(['restore', backup, '--data', to])).toMatchObject({ code: 0 });
    const store = await createEmbeddedStore({ folder: to });
    expect(await store.next('INC')).toBe(3);
    await store.transaction(async (tx) => {
      const ticket = await tx.collection('tickets').get('INC-1');
      await tx.collection('tickets').remove(ticket!);
    });
    await store.close();
    expect(await runMesa(['restore', backup, '--data', to])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('--replace'),
    });
    expect(await inFolder(to)).not.toEqual(await inFolder(data));
    expect(await runMesa(['restore', backup, '--replace', '--data', to])).toMatchObject({ code: 0 });
    expect(await inFolder(to)).toEqual(await inFolder(data));
  });

  test('waits for no desk: a folder in use is refused', async () => {
    const to = fresh();
    const store = await createEmbeddedStore({ folder: to });
    expect(await runMesa(['restore', backup, '--data', to])).toMatchObject({ code: 1, err: expect.stringContaining('in use') });
    await store.close();
  });

  const lines = () => gunzipSync(readFileSync(backup)).toString().split('\n');
  const changed = (change: (text: string) => string) => gzipSync(change(lines().join('\n')));
  const header = (change: object) =>
    changed((text) => text.replace(/^.*/, (line) => JSON.stringify({ ...JSON.parse(line), ...change })));

  test.each([
    ['that is cut', () => readFileSync(backup).subarray(0, 5000), 'cut off'],
    ['that ends too early', () => changed((text) => text.split('\n').slice(0, 40).join('\n')), 'cut off'],
    ['with a changed word', () => changed((text) => text.replace('imprimir', 'imprimar')), 'checksum'],
    ['with a line less', () => changed((text) => text.split('\n').toSpliced(9, 1).join('\n')), 'checksum'],
    ['with a line more', () => changed((text) => `${text}{"counter":"INC","value":9}\n`), 'something follows'],
    [
      'that is damaged',
      () => Buffer.from(readFileSync(backup).map((byte, at) => (at === 9000 ? byte ^ 255 : byte))),
      /damaged|checksum|changed/,
    ],
    ['that is text', () => Buffer.from('hola'), 'no backup'],
    ['of something else', () => gzipSync('{"hola":1}\n'), 'no backup'],
    ['that is empty', () => Buffer.alloc(0), /no backup|cut off/],
    ['of a newer format', () => header({ format: 99 }), 'newer version'],
    ['of newer documents', () => header({ shapes: { tickets: 99 } }), 'newer version of Mesa (tickets of shape 99'],
    ['of unknown documents', () => header({ shapes: { robots: 1 } }), 'newer version of Mesa (robots'],
  ])('of a file %s is refused before anything is written', async (_what, make, why) => {
    const [file, to] = [join(place, 'bad'), fresh()];
    writeFileSync(file, make());
    const { code, out, err } = await runMesa(['restore', file, '--data', to]);
    expect({ code, out, to: existsSync(to) }).toEqual({ code: 1, out: '', to: false });
    expect(err).toMatch(why instanceof RegExp ? why : new RegExp(why.replace(/[()]/g, '\\$&')));
    expect(err).not.toMatch(/\n.|at .*\.ts/);
  });

  test('of a file that is not there', async () => {
    expect(await runMesa(['restore', join(place, 'absent'), '--data', fresh()])).toMatchObject({
      code: 1,
      err: expect.stringContaining('ENOENT'),
    });
    expect(await runMesa(['restore'])).toMatchObject({ code: 2 });
    expect(await runMesa(['backup'])).toMatchObject({ code: 2 });
  });

  test('says so when the audit chain was made with another key', async () => {
    const env = { MESA_AUDIT_KEY: 'another-key-of-at-least-32-characters' };
    expect(await runMesa(['restore', backup, '--data', fresh()], { env })).toMatchObject({
      code: 0,
      err: expect.stringContaining('MESA_AUDIT_KEY'),
    });
  });

  test('that was cut off leaves the old data, and nothing beside them', async () => {
    const to = fresh();
    expect(await runMesa(['restore', backup, '--data', to])).toMatchObject({ code: 0 });
    writeFileSync(join(to, 'desk.lmdb.restoring'), 'half of it');
    expect(await inFolder(to)).toEqual(await inFolder(data));
    expect(readdirSync(to).filter((name) => name.includes('restoring'))).toEqual([]);
  });
});

describeWithEngine('a backup from the embedded store to MongoDB, and back', (uri) => {
  test('is the same desk', async () => {
    const own = databaseUri(uri);
    const env = { MONGODB_URI: own };
    expect(await runMesa(['restore', backup], { env })).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('"mongodb"'),
    });
    const [store, files] = [await createMongoStore({ uri: own }), await openGridFiles(own)];
    const here = await everything(store, files);
    expect(here).toEqual(await inFolder(data));
    expect(await store.next('INC')).toBe(3);
    await files.close();
    await store.close();
    expect(await runMesa(['restore', backup], { env })).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
    const [back, to] = [join(place, 'back'), fresh()];
    expect(await runMesa(['backup', back], { env })).toMatchObject({ code: 0, err: '' });
    expect(await runMesa(['restore', back, '--data', to])).toMatchObject({ code: 0, err: '' });
    expect(await inFolder(to)).toEqual(here);
    expect(await runMesa(['restore', back, '--replace'], { env })).toMatchObject({ code: 0 });
    await dropDatabase(own);
  });
});
