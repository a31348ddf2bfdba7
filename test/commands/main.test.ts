import { describe, expect, test } from '@jest/globals';
import { readArguments } from '../../src/commands/read-arguments.ts';
import { packageRoot } from '../../src/commands/root.ts';
import { main } from '../../src/main.ts';

const run = async (...args: string[]) => {
  const [out, err]: [string[], string[]] = [[], []];
  const stream = (lines: string[]) => ({ write: (text: string) => lines.push(text) });
  const code = await main(args, { stdin: process.stdin, stdout: stream(out), stderr: stream(err) });
  return { code, out: out.join(''), err: err.join('') };
};

describe('mesa', () => {
  test.each([['help'], ['--help']])('%s lists the commands', async (arg) => {
    const { code, out, err } = await run(arg);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    for (const name of ['start', 'play FILE', 'classify', 'sla FILE', 'doctor', 'audit verify', 'letters'])
      expect(err).toContain(`mesa ${name}`);
  });

  test('without a command is wrong use', async () => {
    expect(await run()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('usage: mesa COMMAND') });
  });

  test.each([
    ['strat', 'start'],
    ['lettrs', 'letters'],
    ['PLAY', 'play'],
  ])('%s: did you mean %s?', async (typed, meant) => {
    expect(await run(typed)).toMatchObject({ code: 2, err: expect.stringContaining(`did you mean ${meant}?`) });
  });

  test.each(['frobnicate', 'toString', '__proto__'])('%s is no command', async (typed) => {
    expect(await run(typed)).toMatchObject({ code: 2, err: expect.stringContaining('there is no command') });
  });

  test('says how each command is used', async () => {
    expect(await run('audit', '--help')).toMatchObject({ code: 0, err: expect.stringContaining('usage: mesa audit verify') });
  });

  test('wrong use of a command is 2, with one line', async () => {
    expect(await run('audit', 'verfy')).toMatchObject({ code: 2, err: expect.stringMatching(/^mesa audit: usage.*\n$/) });
    expect(await run('audit', 'verify', '--dta', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean --data?'),
    });
  });

  test('what fails is 1, with one line', async () => {
    expect(await run('audit', 'verify', '--data', '/nonexistent/mesa')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^mesa audit: [^\n]+\n$/),
    });
  });
});

describe('arguments', () => {
  const known = { values: ['data'], flags: ['text'], words: 1 };

  test('are words, values and flags', () => {
    expect(readArguments(['-', '--data=x', '--text'], known)).toEqual({
      words: ['-'],
      values: { data: 'x' },
      flags: new Set(['text']),
    });
    expect(readArguments(['--data', 'x'], known).words).toEqual([]);
  });

  test.each([[['a', 'b']], [['--data']], [['--texst']], [['-x']]])('%j is wrong', (args) => {
    expect(() => readArguments(args, known)).toThrow(expect.objectContaining({ name: 'WrongUse' }));
  });
});

test('the package’s own folder holds its locales', () => {
  expect(packageRoot()).toBe(process.cwd());
});
