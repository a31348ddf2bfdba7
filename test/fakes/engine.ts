import { randomUUID } from 'node:crypto';
import { describe, it } from '@jest/globals';

/** The database that tests may use, if there is one: a replica set, shared by all of the run. */
export const engineUri: string | undefined = process.env.MESA_TEST_MONGODB_URI;

/**
 * `describe` for what needs MongoDB; `body` gets the engine's URI. Without an engine it is skipped with the reason in its name, but
 * fails where everything must run (MESA_REQUIRE_ALL=1) and where the engine is installed and does not start.
 */
export function describeWithEngine(name: string, body: (uri: string) => void): void {
  const error = process.env.MESA_TEST_ENGINE_ERROR;
  if (engineUri !== undefined) {
    describe(name, () => body(engineUri));
  } else if (error !== undefined || process.env.MESA_REQUIRE_ALL === '1') {
    describe(name, () => {
      it('has a database', () => {
        throw new Error(error ?? 'no MongoDB engine: set MONGODB_URI, or install the test engine');
      });
    });
  } else {
    describe.skip(`${name} (skipped: no MongoDB engine; set MONGODB_URI to a replica set)`, () =>
      body('mongodb://absent.invalid/'));
  }
}

/** The URI with a database in its path. Each test takes its own, so that files run side by side. */
export function databaseUri(uri: string, name = `mesa-test-${randomUUID()}`): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri);
  if (!parts) throw new Error('the database URI is not of the form mongodb://…');
  return `${parts[1]}/${name}${parts[2] ?? ''}`;
}
