import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { withDatabase } from '../../src/commands/open-store.ts';
import { main } from '../../src/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'mesa-script-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const script = (name: string, steps: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof steps === 'string' ? steps : JSON.stringify(steps));
  return file;
};

const run = async (args: string[], input: string[] = []) => {
  const [out, err]: [string[], string[]] = [[], []];
  const stream = (lines: string[]) => ({ write: (text: string) => lines.push(text) });
  const code = await main(['play', ...args], { stdin: (async function* () { yield* input; })(), stdout: stream(out), stderr: stream(err) }); // prettier-ignore
  const lines = out.join('').split('\n').filter(Boolean).map((line) => JSON.parse(line)); // prettier-ignore
  return { code, lines, err: err.join('') };
};

const hello = { as: 'ana', on: 'slack', say: 'no puedo imprimir' };
const throwAways = () => readdirSync(tmpdir()).filter((name) => /^mesa-play-\w{6}$/.test(name)).length;

describe('mesa play', () => {
  test('plays a file on a throw-away store and leaves nothing behind', async () => {
    const before = throwAways();
    const { code, lines } = await run([script('hello.json', [hello, { show: 'tickets' }])]);
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ to: 'ana', on: 'slack', message: 'm1', edited: false });
    expect(lines.at(-1)).toEqual({ tickets: [] });
    expect(throwAways()).toBeLessThanOrEqual(before);
  });

  test('ends at a step that cannot be done', async () => {
    const { code, lines } = await run([script('wrong.json', [{ as: 'ana', on: 'slack', tap: 'Aprobar' }, { show: 'tickets' }])]);
    expect(code).toBe(1);
    expect(lines).toEqual([{ error: { step: 1, reason: expect.any(String), offered: [] } }]);
  });

  test('does nothing at all if any step cannot be read', async () => {
    const { code, lines, err } = await run([script('bad.yaml', '- { as: ana, on: slack, say: hola }\n- wait: soon\n')]);
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(err).toMatch(/bad\.yaml:2: step 2: "wait": "soon": is no duration/);
  });

  test('reads a step a line, and goes on where it left off in a folder', async () => {
    const data = join(folder, 'data', 'new');
    const first = await run(['-', '--data', data], [`${JSON.stringify(hello)}\n`, '{"wait":"PT3H"}\n']);
    expect(first.lines.filter((line) => 'done' in line)).toEqual([{ done: 1 }, { done: 2 }]);
    expect(first.lines.at(-1)).toEqual({ done: 2 });
    const second = await run(['-', '--data', data], [JSON.stringify({ ...hello, as: 'bob', say: 'hello' })]);
    expect(second.lines[0]).toMatchObject({ at: '2026-03-02T17:00:00.000Z', to: 'bob', message: 'm2' });
  });

  test('ends with kill only where it can go on', async () => {
    const { code, lines } = await run(['-'], ['{"kill":true}']);
    expect({ code, lines }).toEqual({
      code: 0,
      lines: [{ error: { step: 1, reason: expect.stringContaining('--data'), offered: [] } }, { done: 1 }],
    });
  });

  test.each([[[]], [['a.yaml', 'b.yaml']], [['-', '--store', 'redis']], [['/nonexistent.yaml']]])(
    '%j is wrong use',
    async (args) => {
      expect((await run(args)).code).toBe(2);
    },
  );

  test('names the variable that --store mongodb needs', async () => {
    const { MONGODB_URI: before } = process.env;
    delete process.env.MONGODB_URI;
    const { code, err } = await run(['-', '--store', 'mongodb']);
    if (before !== undefined) process.env.MONGODB_URI = before;
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^MONGODB_URI: is not set/) });
  });
});

test.each([
  ['mongodb://a:1,b:2/?replicaSet=x', 'mongodb://a:1,b:2/mine?replicaSet=x'],
  ['mongodb://a', 'mongodb://a/mine'],
  ['mongodb+srv://u:p@a/own?x=1', 'mongodb+srv://u:p@a/own?x=1'],
])('%s has a database', (uri, expected) => {
  expect(withDatabase(uri, 'mine')).toBe(expected);
});
