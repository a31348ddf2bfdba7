import { expect, test } from '@jest/globals';
import type { Found, Kept } from '../../../adapters/config/kept/create-kept.ts';
import { readYaml } from '../../../adapters/config/read-yaml.ts';
import { readYamlFiles } from '../../../adapters/config/read-yaml-files.ts';

const people = '- id: ana\n  name: Ana\n- id: luis\n  limits: [.inf, -0, 1e3]\n';
const desk = 'shared: &hours { from: 9, to: 18 }\nmonday: *hours\ntuesday: *hours\n';

/** Keeps in memory. */
function remember() {
  const files = new Map<string, Uint8Array>();
  const kept: Kept = {
    read: async (name): Promise<Found | undefined> => {
      const bytes = files.get(name);
      return bytes && { bytes, file: name };
    },
    write: async (name, bytes) => void files.set(name, bytes),
  };
  return { kept, files };
}

const texts = (more: Readonly<Record<string, string>> = {}) =>
  new Map(Object.entries({ 'people.yaml': people, 'desk.yaml': desk, ...more }));

test('what is kept of a folder is what its files say, to the last odd number, and each value has its line', async () => {
  const { kept, files } = remember();
  const parsed = await readYamlFiles('desk', texts(), kept);
  expect(files.size).toBe(1);
  const again = await readYamlFiles('desk', texts(), kept);
  expect([...again.keys()]).toEqual([...parsed.keys()]);
  for (const [name, file] of again) {
    expect(file.data).toStrictEqual(readYaml('x', texts().get(name)!).data);
    expect(file).toMatchObject({ file: `desk/${name}`, problems: [] });
  }
  expect(again.get('people.yaml')?.lineOf([1, 'limits'])).toBe(parsed.get('people.yaml')?.lineOf([1, 'limits']));
  expect(again.get('people.yaml')?.lineOf([1, 'limits'])).toBe(4);
});

test('the second reading comes from what was kept; another byte, name or file is another reading', async () => {
  const { kept, files } = remember();
  await readYamlFiles('desk', texts(), kept);
  const [name] = files.keys();
  const other = remember();
  await readYamlFiles('desk', texts({ 'people.yaml': people.replace('Ana', 'Eva') }), other.kept);
  files.set(name!, [...other.files.values()][0]!);
  const nameIn = async (of: ReadonlyMap<string, string>) => (await readYamlFiles('desk', of, kept)).get('people.yaml')?.data;
  expect(await nameIn(texts())).toMatchObject([{ name: 'Eva' }, {}]);
  expect(await nameIn(texts({ 'desk.yaml': `${desk} ` }))).toMatchObject([{ name: 'Ana' }, {}]);
  expect(await nameIn(texts({ 'sites.yaml': '' }))).toMatchObject([{ name: 'Ana' }, {}]);
  expect(files.size).toBe(3);
});

test('a folder with a mistake is not kept, and tells it each time', async () => {
  const { kept, files } = remember();
  const wrong = texts({ 'teams.yaml': 'a: 1\na: 2\n' });
  for (const _ of [1, 2]) {
    const { problems } = (await readYamlFiles('desk', wrong, kept)).get('teams.yaml')!;
    expect(problems).toMatchObject([{ file: 'desk/teams.yaml', line: 2, what: '"a" is written twice' }]);
  }
  expect(files.size).toBe(0);
});

test.each(['', 'nonsense', '\u00ff\u000f"'])('bytes that are not what was kept (%j) are parsed anew', async (bytes) => {
  const { kept, files } = remember();
  await readYamlFiles('desk', texts(), kept);
  const [name] = files.keys();
  files.set(name!, Buffer.from(bytes, 'latin1'));
  expect((await readYamlFiles('desk', texts(), kept)).get('people.yaml')?.data).toMatchObject([{ id: 'ana' }, { id: 'luis' }]);
});
