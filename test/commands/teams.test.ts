import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { main } from '../../src/main.ts';

const before = { ...process.env };
let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mesa-teams-'))));
afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  process.env = { ...before, ...env };
  const [out, err]: [(string | Uint8Array)[], string[]] = [[], []];
  const stdin = (async function* (): AsyncIterable<string> {})();
  const code = await main(['teams', ...args], {
    stdin,
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
  });
  return { code, out, err: err.join('') };
}

const facts = { TEAMS_APP_ID: '22222222-2222-4222-8222-222222222222', PUBLIC_URL: 'https://mesa.example/' };

describe('mesa teams package', () => {
  test('writes the package to a file and names it', async () => {
    const file = join(folder, 'app.zip');
    const { code, out } = await run(['package', file], facts);
    expect([code, out]).toEqual([0, [`${file}\n`]]);
    expect(Object.keys(unzipSync(readFileSync(file)))).toContain('manifest.json');
  });

  test('writes it to standard output', async () => {
    const { code, out } = await run(['package', '-'], facts);
    expect(code).toBe(0);
    expect(Object.keys(unzipSync(out[0] as Uint8Array))).toContain('manifest.json');
  });

  test.each([
    ['no app id', { PUBLIC_URL: facts.PUBLIC_URL }, /TEAMS_APP_ID.*is not set.*Application \(client\) ID/s],
    ['a bad app id', { ...facts, TEAMS_APP_ID: 'mesa' }, /TEAMS_APP_ID.*is no id like/s],
    ['no address', { TEAMS_APP_ID: facts.TEAMS_APP_ID }, /PUBLIC_URL.*is not set/s],
    ['an address that Teams cannot show', { ...facts, PUBLIC_URL: 'http://mesa.example' }, /PUBLIC_URL.*https:\/\//s],
  ])('with %s names the variable and the remedy', async (_what, env, words) => {
    const { code, err } = await run(['package', join(folder, 'app.zip')], env);
    expect([code, words.test(err) || err]).toEqual([1, true]);
  });

  test.each([[[]], [['zip']], [['package', 'a', 'b']]])('called like %j explains itself', async (args) => {
    expect((await run(args, facts)).code).toBe(2);
  });
});
