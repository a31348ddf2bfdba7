import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { createKept } from '../../../adapters/config/kept/create-kept.ts';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { learnModel } from '../../../src/commands/understanding/learn-model.ts';
import { teach } from '../../../src/commands/understanding/teach.ts';
import { teachAside } from '../../../src/commands/understanding/teach-aside.ts';
import { serialise } from '../../../src/conversation/understand/store-model.ts';
import { bookOf, smallBooks, writeBook } from './small-books.ts';

const place = mkdtempSync(join(tmpdir(), 'mesa-learn-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
let count = 0;
const fresh = () => {
  const path = join(place, String((count += 1)));
  return { path, kept: createKept([{ path, shared: false }]) };
};
const fileOf = (path: string, kind: string) => join(path, readdirSync(path).find((name) => name.endsWith(kind)) ?? '');

test('what was learnt once is loaded from then on, and is the same', async () => {
  const loaded = await loadDefinitions(smallBooks());
  const { path, kept } = fresh();
  const first = await learnModel(loaded, kept);
  expect(first).toMatchObject({ how: 'trained', file: fileOf(path, '.model'), warnings: [] });
  const second = await learnModel(loaded, kept);
  expect(second).toMatchObject({ how: 'loaded', key: first.key, bytes: first.bytes, file: first.file, warnings: [] });
  expect(second.gist).toEqual(first.gist);
  expect(second.model.heads).toEqual(first.model.heads);
  expect(Buffer.compare(serialise(second.model), serialise(first.model))).toBe(0);
});

test('the same phrasebooks give the same files, byte for byte, in whichever folder and thread', async () => {
  const loaded = await loadDefinitions(smallBooks());
  const [one, two] = [fresh(), fresh()];
  await learnModel(loaded, one.kept);
  await learnModel(await loadDefinitions(smallBooks()), two.kept, teachAside);
  const names = readdirSync(one.path).toSorted();
  expect(readdirSync(two.path).toSorted()).toEqual(names);
  for (const name of names) expect(readFileSync(join(two.path, name)).equals(readFileSync(join(one.path, name)))).toBe(true);
});

test('another catalog, a new site, other people: nothing is learnt again', async () => {
  const dir = smallBooks();
  const { kept } = fresh();
  await learnModel(await loadDefinitions(dir), kept);
  writeFileSync(join(dir, 'catalog', 'drone.yaml'), 'id: drone\nlabel: { es: Dron, en: Drone }\nteam: mesa\n');
  writeFileSync(join(dir, 'sites.yaml'), `${readFileSync(join(dir, 'sites.yaml'), 'utf8')}\n# changed\n`);
  const loaded = await loadDefinitions(dir);
  expect(loaded.definitions.items.has('drone')).toBe(true);
  expect(await learnModel(loaded, kept)).toMatchObject({ how: 'loaded' });
});

test('one more line is learnt, and the line before is still known', async () => {
  const dir = smallBooks(['es']);
  const { kept } = fresh();
  const before = await learnModel(await loadDefinitions(dir), kept);
  writeBook(dir, 'es', `${bookOf('es')}    - 'mil gracias'\n`);
  expect(await learnModel(await loadDefinitions(dir), kept)).toMatchObject({ how: 'trained' });
  writeBook(dir, 'es', bookOf('es'));
  expect(await learnModel(await loadDefinitions(dir), kept)).toMatchObject({ how: 'loaded', key: before.key });
});

test.each(['.model', '.gist'])('a damaged %s is made anew, and said so once', async (kind) => {
  const loaded = await loadDefinitions(smallBooks(['es']));
  const { path, kept } = fresh();
  const first = await learnModel(loaded, kept);
  const file = fileOf(path, kind);
  truncateSync(file, 100);
  const again = await learnModel(loaded, kept);
  expect(again).toMatchObject({
    how: 'trained',
    warnings: [`what was learnt and kept in ${file} is damaged; it was learnt anew`],
  });
  expect(again.gist).toEqual(first.gist);
  expect(await learnModel(loaded, kept)).toMatchObject({ how: 'loaded', warnings: [] });
});

test('where nothing can be kept, it is learnt every time, and said so', async () => {
  const blocked = join(place, 'blocked');
  cpSync('package.json', blocked);
  const kept = createKept([{ path: join(blocked, 'understanding'), shared: false }]);
  const loaded = await loadDefinitions(smallBooks(['es']));
  for (let time = 0; time < 2; time += 1) {
    const learnt = await learnModel(loaded, kept);
    expect(learnt).toMatchObject({ how: 'trained', file: undefined });
    expect(learnt.warnings).toEqual(['what was learnt cannot be kept anywhere: every start learns it again']);
  }
});

test('two that learn at once both learn, and what they keep is sound', async () => {
  const loaded = await loadDefinitions(smallBooks(['es']));
  const { path, kept } = fresh();
  const both = await Promise.all([learnModel(loaded, kept), learnModel(loaded, createKept([{ path, shared: false }]))]);
  expect(both.map(({ how }) => how)).toEqual(['trained', 'trained']);
  expect(readdirSync(path).map((name) => name.slice(name.lastIndexOf('.'))).toSorted()).toEqual(['.gist', '.model']); // prettier-ignore
  expect(await learnModel(loaded, kept)).toMatchObject({ how: 'loaded' });
});

test('a thread of its own learns what this one does', async () => {
  const { phrasebooks } = await loadDefinitions(smallBooks());
  const [aside, here] = [await teachAside(phrasebooks), teach(phrasebooks)];
  expect(Buffer.compare(aside.bytes, here.bytes)).toBe(0);
  expect(aside.gist).toEqual(here.gist);
});
