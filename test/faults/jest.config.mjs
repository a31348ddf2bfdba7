import base from '../../jest.config.mjs';

// Read by test/runner/time-limit.mjs.
process.env.MESA_TEST_LIMIT_MS ??= '300000';

/** The slow faults: processes killed and frozen under load, one at a time, so that their figures mean something. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/faults/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
