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
    for (const [reason, count] of reasonsOf(results))
      process.stdout.write(`skipped: ${reason} (${count} ${count === 1 ? 'part' : 'parts'})\n`);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    this.#line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  }
}

/** Why parts did not run, as their titles say it, with how many parts each reason took away. */
function reasonsOf({ testResults = [] }) {
  const reasons = new Map();
  for (const { title } of testResults.flatMap((file) => file.testResults)) {
    const reason = /\(skipped: (.+)\)$/.exec(title)?.[1];
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return reasons;
}
