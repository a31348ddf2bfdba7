/** Where a command reads and writes; `process`, unless a test looks on. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: { write(text: string | Uint8Array): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** One command of the command line. `run` gets what follows the command's name and resolves to the exit code: 0, 1 (failed) or 2 (wrong use). */
export interface Command {
  readonly name: string;
  readonly usage: string;
  run(args: readonly string[], streams?: Streams): Promise<number>;
}
