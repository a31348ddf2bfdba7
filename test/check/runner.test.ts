import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { root, runScript } from './run-script.ts';

const config = (fileLimitMs: number) => `import base from '${join(root, 'jest.config.mjs')}';
process.env.MESA_TEST_LIMIT_MS = '300';
process.env.MESA_TEST_FILE_LIMIT_MS = '${fileLimitMs}';
const { globalSetup, globalTeardown, ...rest } = base;
export default { ...rest, rootDir: import.meta.dirname, roots: [import.meta.dirname], testMatch: ['**/*.test.ts'],
  setupFiles: ['${join(root, 'test/runner/load-typescript.mjs')}'], setupFilesAfterEnv: ['${join(root, 'test/runner/time-limit.mjs')}'],
  reporters: ['default', '${join(root, 'test/runner/stuck-reporter.mjs')}', '${join(root, 'test/closing-line-reporter.mjs')}'] };`;

const jest = (tests: string, fileLimitMs = 60_000) =>
  runScript(['--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), '--config', 'jest.config.mjs'], {
    'jest.config.mjs': config(fileLimitMs),
    'some.test.ts': `import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';\n${tests}`,
  });

it('a test that hangs fails under its name, and the others run', () => {
  const { code, output } = jest(`
    describe('a desk', () => {
      test('that hangs', () => new Promise(() => {}));
      test('that has its own limit', () => new Promise((done) => setTimeout(done, 600)), 5000);
      test.each([1, 2])('that answers %d', (n: number) => expect(n).toBeGreaterThan(0));
    });`);
  expect(output).toContain('a desk > that hangs');
  expect(output).toContain('took longer than 0.3 s');
  expect(output).toMatch(/^3 passed, 1 failed$/m);
  expect(code).toBe(1);
});

it('a hook that hangs, a test file that cannot be read and a wrong expectation fail too', () => {
  expect(jest(`beforeAll(() => new Promise(() => {})); test('a', () => {});`).output).toContain('(beforeAll)');
  expect(jest(`test('a', () => {}); import './nothing.ts';`)).toMatchObject({ code: 1 });
  expect(jest(`test('a', async () => { expect(await Promise.resolve(1)).toBe(2); });`)).toMatchObject({ code: 1 });
});

it('a test file that is never read ends the run, under its name', () => {
  const { code, output } = jest(`await new Promise(() => {}); test('a', () => {});`, 4000);
  expect(output).toContain('stuck: some.test.ts did not end within 4 s');
  expect(code).toBe(1);
});
