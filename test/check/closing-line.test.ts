import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { root, runScript } from './run-script.ts';

const reporter = pathToFileURL(join(root, 'test/closing-line-reporter.mjs')).href;

function closing(numbers: Readonly<Record<string, unknown>>): string {
  const results = {
    numPassedTests: 0,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    ...numbers,
  };
  const program = `import Reporter from '${reporter}'; new Reporter().onRunComplete(new Set(), ${JSON.stringify(results)}); console.log('later');`;
  return runScript(['--input-type=module', '--eval', program]).output;
}

it.each([
  [{ numPassedTests: 3 }, '3 passed, 0 failed'],
  [{ numPassedTests: 3, numFailedTests: 1, numRuntimeErrorTestSuites: 1 }, '3 passed, 2 failed'],
  [{ numPassedTests: 3, numPendingTests: 2, numTodoTests: 1 }, '3 passed, 0 failed, 3 skipped'],
])('a run of %j closes with "%s", after everything else', (numbers, line) => {
  expect(closing(numbers)).toBe(`later\n${line}\n`);
});

it('parts that were skipped say why, each reason once', () => {
  const file = (title: string) => ({ testResults: [{ title }, { title: 'a test that ran' }] });
  const testResults = [
    file('the page (skipped: no Chromium)'),
    file('the tab (skipped: no Chromium)'),
    file('a store (skipped: no engine)'),
  ];
  expect(closing({ testResults, numPendingTests: 3 })).toBe(
    'skipped: no Chromium (2 parts)\nskipped: no engine (1 part)\nlater\n0 passed, 0 failed, 3 skipped\n',
  );
});
