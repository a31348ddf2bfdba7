import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { doctorCommand } from '../../src/commands/doctor.ts';
import { checkInstallation } from '../../src/commands/doctor/check-installation.ts';
import { diagnose } from '../../src/commands/doctor/diagnose.ts';
import type { Finding } from '../../src/commands/doctor/finding.ts';

const place = await mkdtemp(join(tmpdir(), 'mesa-doctor-'));
afterAll(() => rm(place, { recursive: true, force: true }));

/** A package in which everything is there. */
async function makeRoot(name: string): Promise<string> {
  const root = join(place, name);
  await mkdir(join(root, 'dist', 'page'), { recursive: true });
  await writeFile(join(root, 'dist', 'page', 'index.html'), '<!doctype html>');
  await writeFile(join(root, 'package.json'), '{ "engines": { "node": ">=20.19.0" } }');
  for (const language of ['es', 'en']) {
    await mkdir(join(root, 'locales', language), { recursive: true });
    for (const file of ['desk.json', 'words.json', 'page.json']) await writeFile(join(root, 'locales', language, file), '{}');
  }
  return root;
}

const root = await makeRoot('whole');
const lines = (findings: readonly Finding[]) => findings.map(({ ok, about, says }) => `${ok ? '✓' : '✗'} ${about}: ${says}`);
const look = async (env: Readonly<Record<string, string>>) =>
  lines(await diagnose({ env: { MESA_DATA: join(place, 'none'), ...env }, root }));
const complaints = async (env: Readonly<Record<string, string>>) => (await look(env)).filter((line) => line.startsWith('✗'));

test('a desk that lacks nothing: a line each, none of them a complaint', async () => {
  const found = await look({});
  expect(found.map((line) => line.split(': ')[0])).toEqual([
    '✓ node', '✓ locale es', '✓ locale en', '✓ page', '✓ environment', '✓ configuration', '✓ understanding', '✓ calendar oficina', '✓ calendar emergencia', '✓ articles', '✓ data folder', '✓ channel web', '✓ channel slack',
    '✓ channel teams', '✓ channel whatsapp', '✓ sign-in', '✓ language model',
  ]); // prettier-ignore
  expect(found).toContain('✓ channel slack: off');
  expect(found.join('\n')).toMatch(/configuration: config: \d+ people, \d+ teams, \d+ catalog items/);
});

describe('what came with the program', () => {
  test('an old Node, a missing page, missing and broken sentences', async () => {
    const broken = await makeRoot('broken');
    await rm(join(broken, 'dist'), { recursive: true });
    await rm(join(broken, 'locales', 'en', 'words.json'));
    await writeFile(join(broken, 'locales', 'es', 'desk.json'), '{');
    const found = lines(await checkInstallation(broken, '20.9.1'));
    expect(found[0]).toBe('✗ node: this is version 20.9.1; install 20.19.0 or later');
    expect(found[1]).toMatch(/^✗ locale es: a file in .* is not JSON .*; install Mesa anew$/);
    expect(found[2]).toBe(`✗ locale en: words.json missing in ${join(broken, 'locales', 'en')}; install Mesa anew`);
    expect(found[3]).toBe('✗ page: it has not been built; run npm run build:page');
  });
});

describe('environment and configuration', () => {
  test('each problem of the environment is a line, and the rest is looked at all the same', async () => {
    const found = await complaints({ PORT: 'x', SLACK_BOT_TOKEN: 'x', MESA_CONFIG: join(place, 'no-folder') });
    expect(found).toEqual([
      '✗ environment: PORT: "x" must be a number from 0 to 65535; correct it, or unset it',
      '✗ environment: SLACK_SIGNING_SECRET: is not set, while SLACK_BOT_TOKEN is; set it too, or unset SLACK_BOT_TOKEN to leave Slack off',
      `✗ environment: MESA_CONFIG: there is no folder "${join(place, 'no-folder')}"; name the folder of the desk's definitions`,
    ]);
  });

  test('each problem of the configuration is a line, with its file and line', async () => {
    const config = join(place, 'config');
    await mkdir(join(config, 'catalog'), { recursive: true });
    await writeFile(join(config, 'catalog', 'mouse.yaml'), 'id: mouse\nlabel: { es: Mouse }\nteam: mesa\n');
    const found = await complaints({ MESA_CONFIG: config });
    expect(found).toContain(`✗ configuration: ${config}/catalog/mouse.yaml:2: "label" has no text in English; add "en: …"`);
    expect(found).toContain(
      `✗ configuration: ${config}/desk.yaml:1: the file is missing; create it; the demo desk has an example`,
    );
  });

  test('a desk that nobody can reach', async () => {
    expect((await complaints({ HOST: '0.0.0.0' }))[0]).toMatch(
      /^✗ channel web: demo mode is off.*set MESA_DEMO=1 and HOST=127\.0\.0\.1$/,
    );
  });
});

describe('data', () => {
  const folder = join(place, 'data');

  test('nothing is made for a look', async () => {
    expect(await look({ MESA_DATA: folder })).toContain(`✓ data folder: ${folder} does not exist yet; the start makes it`);
    await mkdir(folder);
    expect(await look({ MESA_DATA: folder })).toEqual(
      expect.arrayContaining([`✓ data folder: ${folder} is writable`, '✓ embedded store: empty']),
    );
  });

  test('a running desk is no complaint, and is named', async () => {
    const store = await createEmbeddedStore({ folder });
    expect(await look({ MESA_DATA: folder })).toContain('✓ embedded store: a desk is running on it');
    await store.close();
    expect(await look({ MESA_DATA: folder })).toContain('✓ embedded store: readable, and no desk is running on it');
  });

  test('a file where the folder should be', async () => {
    await writeFile(join(place, 'file'), '');
    expect(await complaints({ MESA_DATA: join(place, 'file', 'data') })).toEqual([
      `✗ data folder: ${join(place, 'file')} is a file; name a folder in MESA_DATA`,
    ]);
  });

  test('a folder that may not be written to', async () => {
    const locked = join(place, 'locked');
    await mkdir(locked);
    await chmod(locked, 0o500);
    // Nothing is forbidden to root.
    const says =
      process.getuid?.() === 0
        ? `✓ data folder: ${locked} is writable`
        : `✗ data folder: ${locked} cannot be written to; make it writable`;
    expect((await look({ MESA_DATA: locked })).join('\n')).toContain(says);
  });

  test('a database that does not answer, without its password', async () => {
    const found = await complaints({ MONGODB_URI: 'mongodb://mesa:hunter2@127.0.0.1:9/mesa?serverSelectionTimeoutMS=300' });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^✗ database: /);
    expect(found[0]).not.toContain('hunter2');
  });
});

describe('the command', () => {
  const kept = { ...process.env };
  afterEach(() => {
    process.env = { ...kept };
  });

  async function run(...args: string[]) {
    const written = { out: '', err: '' };
    const code = await doctorCommand.run(args, {
      stdout: { write: (text: string) => (written.out += text) },
      stderr: { write: (text: string) => (written.err += text) },
    });
    return { code, ...written };
  }

  test('wrong use is 2, with the usage', async () => {
    expect(await run('--confg', 'x')).toEqual({
      code: 2,
      out: '',
      err: 'mesa doctor: there is no option --confg; did you mean --config?\nusage: mesa doctor [--config DIR] [--data DIR]\n',
    });
    expect((await run('now')).code).toBe(2);
  });

  test('the options stand before the environment; any complaint is 1', async () => {
    process.env = { ...kept, MESA_CONFIG: 'config', MONGODB_URI: '' };
    const { code, out } = await run('--config', join(place, 'nowhere'), '--data', join(place, 'elsewhere'));
    expect(code).toBe(1);
    expect(out).toContain(`✗ environment: MESA_CONFIG: there is no folder "${join(place, 'nowhere')}"`);
    expect(out).toContain(`${join(place, 'elsewhere')} does not exist yet`);
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^[✓✗] [a-z -]+: ./);
  });
});
