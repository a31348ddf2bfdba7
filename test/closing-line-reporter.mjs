/**
 * Ends standard output with one line that a program can read: `N passed, N failed`, and `, N skipped` where any were. Tests are
 * counted; a file that could not be run counts as one failed. Jest prints its own summary after all reporters are done, so the line
 * waits for the end of the process.
 */
export default class ClosingLineReporter {
  #line;

  constructor() {
    process.once('exit', () => {
      if (this.#line !== undefined) process.stdout.write(`${this.#line}\n`);
    });
  }

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    this.#line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  }
}
