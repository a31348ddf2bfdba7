import { fileURLToPath } from 'node:url';

/**
 * Tests run in two processes of Node's own, which read every module once. In Jest's machines each test file read all of the desk again: that
 * took four times as long. So test files share what modules hold: none may leave anything behind there.
 */
export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/faults/'],
  runner: 'jest-light-runner/child-process',
  setupFiles: ['<rootDir>/test/runner/load-typescript.mjs'],
  setupFilesAfterEnv: ['<rootDir>/test/runner/time-limit.mjs', '<rootDir>/test/runner/same-examples.mjs'],
  maxWorkers: 2,
  globalSetup: '<rootDir>/test/engine-setup.mjs',
  globalTeardown: '<rootDir>/test/engine-teardown.mjs',
  reporters: ['default', '<rootDir>/test/runner/stuck-reporter.mjs', '<rootDir>/test/closing-line-reporter.mjs'],
};
