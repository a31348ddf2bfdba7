import { register } from 'node:module';

// Before anything else of a test's process: tests and sources are read as Node reads modules, once for all test files of the process.
register('../fakes/typescript-hooks.mjs', import.meta.url);
register('./jest-hooks.mjs', import.meta.url);
