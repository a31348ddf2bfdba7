import fc from 'fast-check';

const { MESA_TEST_SEED = '20260302' } = process.env;

// Property tests draw the same examples in every run, so that a change is refused for what it does and never by luck. `any` draws others each
// time, and a failure prints the seed that brings it back.
if (MESA_TEST_SEED !== 'any') fc.configureGlobal({ seed: Number(MESA_TEST_SEED) });
