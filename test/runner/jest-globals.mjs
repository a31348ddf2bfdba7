/** What `@jest/globals` gives. The runner sets Jest's functions globally, as tests run in Node itself and not in a machine of Jest's. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globalThis;
