import base from '../../jest.config.mjs';

/** The slow faults: processes killed and frozen under load, one at a time, so that their figures mean something. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/faults/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 300_000,
};
