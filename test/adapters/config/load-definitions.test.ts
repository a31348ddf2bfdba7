import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { ConfigurationError } from '../../../adapters/config/problem.ts';
import { smallDesk, withChange, writeDesk } from './small-desk.ts';

interface Mistake {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly says: string;
}

const mistakes = parse(await readFile('test/fixtures/config/mistakes.yaml', 'utf8')) as readonly Mistake[];

/** The lines of the refusal, with the folder taken away. */
async function problemsOf(dir: string): Promise<readonly string[]> {
  const error: unknown = await loadDefinitions(dir).then(
    () => undefined,
    (refused: unknown) => refused,
  );
  if (error === undefined) return [];
  if (!(error instanceof ConfigurationError)) throw new Error('not a refusal', { cause: error });
  return error.message.split('\n').map((line) => line.replaceAll(`${dir}/`, ''));
}

test('a configuration without mistakes loads', async () => {
  const { definitions, phrasebooks } = await loadDefinitions(await writeDesk(smallDesk));
  expect(phrasebooks.map(({ lang, intents }) => [lang, intents.greeting])).toEqual([['es', ['hola']]]);
  expect(definitions.people.get('ana')).toMatchObject({ manager: 'luis', kind: 'employee' });
  expect(definitions.teams.get('mesa')).toMatchObject({ confidential: false, room: { channel: 'web' } });
  expect(definitions.calendars.get('oficina')?.dayMinutes).toBe(600);
  expect(definitions.policies.get('estandar')?.alerts).toEqual([50, 75, 100]);
  expect(definitions.items.get('laptop')?.fields.map(({ id }) => id)).toEqual(['model', 'cost', 'reason']);
});

describe('one mistake is told with its file, its line and what to do', () => {
  test.each(mistakes)('$file: $from → $to', async ({ file, from, to, says }) => {
    const problems = await problemsOf(await writeDesk(withChange(file, from, to)));
    expect(problems.join('\n').slice(0, says.length)).toBe(says);
    expect(problems).toHaveLength(1);
  });
});

test('all mistakes of all files are told at once, in order, and one mistake is not told as many', async () => {
  const dir = await writeDesk({
    ...smallDesk,
    ...withOnly('people.yaml', withChange('people.yaml', '- id: luis\n  name: Luis Rojas', '- id: luis')),
    ...withOnly('teams.yaml', withChange('teams.yaml', 'calendar: oficina', 'calender: oficina')),
    ...withOnly('sla.yaml', withChange('sla.yaml', '3d', '3 weeks')),
    ...withOnly('calendars.yaml', withChange('calendars.yaml', 'hours:', 'hours: [')),
    ...withOnly('phrasebook/es.yaml', withChange('phrasebook/es.yaml', 'thanks:', 'thank:')),
  });
  const problems = await problemsOf(dir);
  expect(problems.map((line) => line.split(': ')[0])).toEqual([
    'calendars.yaml:5',
    'people.yaml:9',
    'phrasebook/es.yaml:5',
    'sla.yaml:6',
    'teams.yaml:3',
  ]);
});

test('a missing file and a missing folder are named', async () => {
  const dir = await writeDesk(smallDesk);
  await rm(join(dir, 'teams.yaml'));
  await rm(join(dir, 'catalog'), { recursive: true });
  expect(await problemsOf(dir)).toEqual([
    'catalog:1: the folder is missing; create it; the demo desk has an example',
    'teams.yaml:1: the file is missing; create it; the demo desk has an example',
  ]);
  const nowhere = join(dir, 'nowhere');
  expect(await problemsOf(nowhere)).toEqual([`${nowhere}:1: the folder is missing; create it; the demo desk has an example`]);
});

test('files that somebody would believe to be read are named', async () => {
  const dir = await writeDesk(smallDesk);
  await rename(join(dir, 'catalog/laptop.yaml'), join(dir, 'catalog/laptop.yml'));
  await writeFile(join(dir, 'poeple.yaml'), '[]');
  await writeFile(join(dir, '.people.yaml.swp'), 'half written');
  expect(await problemsOf(dir)).toEqual([
    'catalog/laptop.yml:1: only files that end in .yaml are read; rename it to catalog/laptop.yaml',
    'poeple.yaml:1: no file of this name is read; did you mean "people.yaml"?',
  ]);
});

test('the hash is that of the contents: it changes with them, and with nothing else', async () => {
  const hashOf = async (files: Readonly<Record<string, string>>) =>
    (await loadDefinitions(await writeDesk(files))).definitions.hash;
  const hash = await hashOf(smallDesk);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await hashOf(smallDesk)).toBe(hash);
  expect(await hashOf(withChange('phrasebook/es.yaml', 'hola', 'buenas'))).not.toBe(hash);
  expect(await hashOf(withChange('desk.yaml', 'Prueba', 'Otra'))).not.toBe(hash);
});

test('whatever a file says, it is refused with a line and in words', async () => {
  const dir = await writeDesk(smallDesk);
  const odd = ['', 'x', '[]', '- \n- 1\n- []\n', 'a: &x 1\nb: *y\n', '? [a]\n: b\n', '!!js/function x', '{', '"'];
  for (const [name, text] of Object.entries(smallDesk)) {
    const lines = text.split('\n');
    const gaps = lines.map((_, index) => lines.toSpliced(index, 1).join('\n')).filter((_, index) => index % 3 === 0);
    for (const variant of [...odd, ...gaps]) {
      await writeFile(join(dir, name), variant);
      for (const line of await problemsOf(dir)) {
        expect(line).toMatch(/^[a-z/]+\.yaml:[1-9]\d*: .+; .+/);
        expect(line).not.toMatch(/undefined|\[object/);
      }
    }
    await writeFile(join(dir, name), text);
  }
});

describe('assets and cost centres', () => {
  const asset = (more = ''): string => `- id: lap-1\n  label: { es: Laptop, en: Laptop }\n  kind: laptop\n${more}`;

  test('may be missing, and are read where they are not', async () => {
    const none = (await loadDefinitions(await writeDesk(smallDesk))).definitions;
    expect([none.assets.size, none.costCentres.size, none.desk.phone_prefix]).toEqual([0, 0, '51']);
    const centre = '- id: cc-1\n  label: { es: Ventas, en: Sales }\n  owner: luis\n';
    const files = { ...smallDesk, 'assets.yaml': asset('  owner: ana\n'), 'cost-centres.yaml': centre };
    const { definitions } = await loadDefinitions(await writeDesk(files));
    expect(definitions.assets.get('lap-1')).toMatchObject({ owner: 'ana', confidential: false });
    expect(definitions.costCentres.get('cc-1')).toMatchObject({ owner: 'luis' });
  });

  test.each([
    [asset('  owner: anna\n'), 'assets.yaml:4: there is no person "anna"; did you mean "ana"?'],
    [asset('  site: lma\n'), 'assets.yaml:4: there is no site "lma"; did you mean "lima"?'],
    [asset('  colour: red\n'), 'assets.yaml:4: unknown key "colour"; remove it'],
    [asset() + asset().replace('lap-1', 'lap-2') + '  tag: LAP 1\n', 'assets.yaml:7: the tag "lap 1" is used twice'],
    ['lap-1: x', 'assets.yaml:1: the file must be a list; begin each entry with'],
  ])('a mistake is told', async (text, says) => {
    const problems = await problemsOf(await writeDesk({ ...smallDesk, 'assets.yaml': text }));
    expect(problems.join('\n').slice(0, says.length)).toBe(says);
    expect(problems).toHaveLength(1);
  });

  test('a form asks for kinds of assets that there are', async () => {
    const form = withChange('catalog/laptop.yaml', 'kind: text', 'kind: asset\n    of: [lapto]');
    expect(await problemsOf(await writeDesk({ ...form, 'assets.yaml': asset() }))).toEqual([
      'catalog/laptop.yaml:19: no asset is of the kind "lapto"; did you mean "laptop"?',
    ]);
  });
});

function withOnly(name: string, files: Record<string, string>): Record<string, string> {
  return { [name]: files[name] ?? '' };
}
