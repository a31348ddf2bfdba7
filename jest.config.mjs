import { fileURLToPath } from 'node:url';

const swc = (parser) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser,
      transform: { react: { runtime: 'automatic' } },
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
  },
];

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/faults/'],
  transform: { '\\.ts$': swc({ syntax: 'typescript' }), '\\.tsx$': swc({ syntax: 'typescript', tsx: true }) },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  maxWorkers: 2,
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/engine-setup.mjs',
  globalTeardown: '<rootDir>/test/engine-teardown.mjs',
  reporters: ['default', '<rootDir>/test/closing-line-reporter.mjs'],
};
