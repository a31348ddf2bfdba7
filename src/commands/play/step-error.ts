/** A step that cannot be done. `offered` is what could have been named instead. */
export class StepError extends Error {
  override readonly name = 'StepError';
  readonly offered: readonly string[];

  constructor(reason: string, offered: readonly string[] = []) {
    super(reason);
    this.offered = offered;
  }
}
