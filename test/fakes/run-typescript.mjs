import { register } from 'node:module';

// node --import ./test/fakes/run-typescript.mjs FILE.ts: for tests that must start, and kill, a process of their own.
register('./typescript-hooks.mjs', import.meta.url);
