import { relative } from 'node:path';

/** Far longer than the longest file of the slow faults takes. */
const LIMIT_MS = Number(process.env.MESA_TEST_FILE_LIMIT_MS ?? 20 * 60_000);

/**
 * Ends a run in which a test file gives no sign of life. The limit of a test is set within its own process and only once the file is read: a
 * file that is never read, or whose process died in silence, would be waited for without end, and nobody would learn which one it was.
 */
export default class StuckReporter {
  #running = new Map();
  #root;

  constructor({ rootDir }) {
    this.#root = rootDir;
  }

  onTestFileStart({ path }) {
    const late = setTimeout(() => {
      process.stdout.write(`stuck: ${relative(this.#root, path)} did not end within ${LIMIT_MS / 1000} s\n`);
      process.exit(1);
    }, LIMIT_MS);
    this.#running.set(path, late);
  }

  onTestFileResult({ path }) {
    clearTimeout(this.#running.get(path));
    this.#running.delete(path);
  }
}
