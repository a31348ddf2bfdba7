/** What is wrong with one variable. */
export interface EnvironmentProblem {
  readonly name: string;
  readonly what: string;
  readonly remedy: string;
}

/** The environment cannot be used. Its message names each variable with what to do, one a line; values of secrets are not in it. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly EnvironmentProblem[];

  constructor(problems: readonly EnvironmentProblem[]) {
    super(problems.map(({ name, what, remedy }) => `${name}: ${what}; ${remedy}`).join('\n'));
    this.problems = problems;
  }
}
