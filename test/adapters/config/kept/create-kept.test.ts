import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { createKept, type Found } from '../../../../adapters/config/kept/create-kept.ts';

const place = await mkdtemp(join(tmpdir(), 'mesa-kept-'));
afterAll(() => rm(place, { recursive: true, force: true }));

let count = 0;
const fresh = (): string => join(place, String((count += 1)));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (found: Found | undefined): string | undefined =>
  found && ('bytes' in found ? new TextDecoder().decode(found.bytes) : `damaged: ${found.damaged}`);

test('what is kept is found again, byte for byte; what is not, is not', async () => {
  const path = fresh();
  const kept = createKept([{ path, shared: false }]);
  expect(await kept.read('a.model')).toBeUndefined();
  expect(await kept.write('a.model', bytes('wörds\n\0'))).toBe(join(path, 'a.model'));
  expect(textOf(await kept.read('a.model'))).toBe('wörds\n\0');
  expect(textOf(await createKept([{ path: fresh(), shared: false }, { path, shared: false }]).read('a.model'))).toBe('wörds\n\0'); // prettier-ignore
  expect(await readdir(path)).toEqual(['a.model']);
});

test.each([
  ['a changed byte', (whole: Buffer) => Buffer.concat([whole.subarray(0, -1), Buffer.from('X')])],
  ['an end that is missing', (whole: Buffer) => whole.subarray(0, -1)],
  ['nothing at all', () => Buffer.alloc(0)],
  ['something else', () => Buffer.from('mesa-kept 2 00000000\nabc')],
])('damaged: %s', async (_, damage) => {
  const path = fresh();
  const kept = createKept([{ path, shared: false }]);
  await kept.write('a.model', bytes('abc'));
  const file = join(path, 'a.model');
  await writeFile(file, damage(await readFile(file)));
  expect(await kept.read('a.model')).toEqual({ damaged: file });
  await kept.write('a.model', bytes('abc'));
  expect(textOf(await kept.read('a.model'))).toBe('abc');
});

test('where the first folder cannot be written, the second is used; where none can, nothing is lost but time', async () => {
  const blocked = fresh();
  await writeFile(blocked, 'a file where the folder should be');
  const path = fresh();
  const first = { path: join(blocked, 'understanding'), shared: false };
  const kept = createKept([first, { path, shared: true }]);
  expect(await kept.write('a.model', bytes('abc'))).toBe(join(path, 'a.model'));
  expect(textOf(await kept.read('a.model'))).toBe('abc');
  expect(await createKept([first]).write('a.model', bytes('abc'))).toBeUndefined();
  expect(await createKept([first]).read('a.model')).toBeUndefined();
});

test('a damaged file in the first folder does not hide a sound one in the second', async () => {
  const [one, two] = [
    { path: fresh(), shared: false },
    { path: fresh(), shared: false },
  ];
  await createKept([one]).write('a.model', bytes('old'));
  await writeFile(join(one.path, 'a.model'), 'broken');
  await createKept([two]).write('a.model', bytes('abc'));
  expect(textOf(await createKept([one, two]).read('a.model'))).toBe('abc');
});

test('in a place for everybody the folder is this user’s alone, and another one is not trusted', async () => {
  const path = fresh();
  const kept = createKept([{ path, shared: true }]);
  await kept.write('a.model', bytes('abc'));
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  expect((await stat(join(path, 'a.model'))).mode & 0o777).toBe(0o600);
  await chmod(path, 0o777);
  expect(await kept.read('a.model')).toBeUndefined();
  expect(await kept.write('b.model', bytes('abc'))).toBeUndefined();
  expect(await readdir(path)).toEqual(['a.model']);
});

test('the least recently used go; other kinds, and drafts of somebody who writes now, stay', async () => {
  const path = fresh();
  const kept = createKept([{ path, shared: false }]);
  await mkdir(path);
  const old = new Date('2026-01-01T00:00:00Z');
  for (let at = 0; at < 9; at += 1) {
    await kept.write(`${at}.model`, bytes('abc'));
    await utimes(join(path, `${at}.model`), old, new Date(old.getTime() + at * 1000));
  }
  await writeFile(join(path, 'x.model.1.draft'), '');
  await writeFile(join(path, 'y.model.2.draft'), '');
  await utimes(join(path, 'y.model.2.draft'), old, old);
  await kept.write('a.score', bytes('abc'));
  // Used again, so that it is the youngest of the old ones.
  await kept.read('3.model');
  await kept.write('new.model', bytes('abc'));
  expect((await readdir(path)).toSorted()).toEqual([
    '3.model', '5.model', '6.model', '7.model', '8.model', 'a.score', 'new.model', 'x.model.1.draft',
  ]); // prettier-ignore
});

test('many that write and read at once never see half of anything', async () => {
  const path = fresh();
  const whole = bytes('abc'.repeat(100_000));
  const kept = Array.from({ length: 8 }, () => createKept([{ path, shared: false }]));
  await kept[0]?.write('a.model', whole);
  const seen = await Promise.all(
    kept.flatMap((one) => [one.write('a.model', whole).then(() => undefined), one.read('a.model'), one.read('a.model')]),
  );
  const found = seen.filter((one) => one !== undefined);
  expect(found).toHaveLength(16);
  expect(found.every((one) => 'bytes' in one && one.bytes.length === whole.length)).toBe(true);
  expect(await readdir(path)).toEqual(['a.model']);
});

test('a folder that nobody can make does not hold anybody up', async () => {
  const kept = createKept([{ path: '/proc/mesa-understanding', shared: false }]);
  expect(await kept.write('a.model', bytes('abc'))).toBeUndefined();
  expect(await kept.read('a.model')).toBeUndefined();
});
