import { describe, expect, test } from '@jest/globals';
import { readStep, readSteps } from '../../../src/commands/play/read-steps.ts';
import { runLines } from '../../../src/commands/play/run-steps.ts';

describe('a file of steps', () => {
  test('is YAML or JSON', () => {
    const yaml = '- { as: ana, on: slack, say: hola }\n- wait: PT1H30M\n- show: INC-1\n';
    const json = JSON.stringify([{ as: 'ana', on: 'slack', say: 'hola' }, { wait: 'PT1H30M' }, { show: 'INC-1' }]);
    expect(readSteps('a.yaml', yaml)).toEqual(readSteps('a.json', json));
    expect(readSteps('a.yaml', yaml)[1]).toEqual({ do: 'wait', wait: 90 * 60_000 });
  });

  test('has all its problems told at once, each with its line', () => {
    const text =
      '- { as: ana, on: slack, say: hola }\n- as: ana\n  on: fax\n  say: hola\n- wait: P1M\n- dance: true\n- together:\n    - wait: PT1H\n';
    expect(() => readSteps('a.yaml', text)).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringMatching(
          /^a\.yaml:3: step 2: "on" cannot be "fax"; it must be slack or .*\na\.yaml:5: step 3: "wait": "P1M": is no duration; .*\na\.yaml:6: step 4: is no step; .*\na\.yaml:8: step 5: entry 1 of "together": .*is no step; /,
        ),
      }),
    );
  });

  test('must be a list', () => {
    expect(() => readSteps('a.yaml', 'say: hola')).toThrow('a.yaml:1: this is no list of steps');
    expect(() => readSteps('a.yaml', '- {')).toThrow(/a\.yaml:\d+: this is not YAML/);
  });

  test('lets numbers be words', () => {
    expect(readSteps('a.yaml', '- { as: ana, on: web, tap: 5 }')).toEqual([{ do: 'tap', as: 'ana', on: 'web', tap: '5' }]);
    expect(readSteps('a.yaml', '- { as: ana, on: web, say: no }')).toMatchObject([{ say: 'no' }]);
  });

  test.each([
    ['P90D', 90 * 86_400_000],
    ['PT4H', 4 * 3_600_000],
    ['P1W', 7 * 86_400_000],
    ['P1DT1M', 86_460_000],
    ['PT0.5S', 500],
  ])('knows how long %s is', (wait, ms) => {
    expect(readStep(JSON.stringify({ wait }))).toEqual({ do: 'wait', wait: ms });
  });

  test.each(['P', 'PT', 'P1Y', '4h', 'PT-1H'])('refuses the duration %s', (wait) => {
    expect(() => readStep(JSON.stringify({ wait }))).toThrow('is no duration');
  });

  test.each(['2026-03-02', '2026-03-02T09:00:00', 'mañana', '2026-13-02T09:00:00Z'])('refuses the instant %s', (until) => {
    expect(() => readStep(JSON.stringify({ until }))).toThrow('is no instant');
  });

  test('a fill needs its tap', () => {
    expect(() => readStep(JSON.stringify({ as: 'ana', on: 'web', fill: { a: 1 } }))).toThrow('tap: ');
  });
});

describe('steps a line', () => {
  const run = async (...lines: string[]) => {
    const printed: object[] = [];
    const session = { perform: async (step: object) => void printed.push(step), shown: () => undefined };
    await runLines(session, (async function* () { yield* lines; })(), (line) => printed.push(line)); // prettier-ignore
    return printed;
  };

  test('are each done at once and counted', async () => {
    expect(await run('{"wait":"PT1S"}\n\n{"show":', '"tickets"}\n')).toEqual([
      { do: 'wait', wait: 1000 },
      { done: 1 },
      { do: 'show', show: 'tickets' },
      { done: 2 },
    ]);
  });

  test('go on after one that cannot be read', async () => {
    expect(await run('nonsense\n', '{"wait":"PT1S"}')).toMatchObject([
      { error: { step: 1, reason: expect.stringContaining('not JSON'), offered: [] } },
      { done: 1 },
      { do: 'wait' },
      { done: 2 },
    ]);
  });
});
