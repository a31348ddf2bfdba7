import { existsSync } from 'node:fs';
import { describe, it } from '@jest/globals';

const program = process.env.MESA_TEST_CHROMIUM ?? '/usr/bin/chromium';

/** The browser for tests of the page, if there is one. */
export const chromiumPath: string | undefined = existsSync(program) ? program : undefined;

/** `describe` for what needs a browser; skipped with the reason without one, but fails where everything must run (MESA_REQUIRE_ALL=1). */
export function describeWithChromium(name: string, body: (executablePath: string) => void): void {
  if (chromiumPath !== undefined) {
    describe(name, () => body(chromiumPath));
  } else if (process.env.MESA_REQUIRE_ALL === '1') {
    describe(name, () => {
      it('has a browser', () => {
        throw new Error('no Chromium: install the package chromium, or name the program in MESA_TEST_CHROMIUM');
      });
    });
  } else {
    describe.skip(`${name} (skipped: no Chromium; install it or set MESA_TEST_CHROMIUM)`, () => body('/usr/bin/chromium'));
  }
}
