import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { cleanEnvironment, program } from './desk-process.ts';

/** A line that `mesa play` printed. */
export type Line = Readonly<Record<string, unknown>> & {
  readonly done?: number;
  readonly message?: string;
  readonly text?: string;
};

/** `mesa play -` in a process of its own. */
export interface PlayProcess {
  /** Writes a step; resolves to what it printed, or with what came until the process ended. */
  step(step: object): Promise<readonly Line[]>;
  kill(): Promise<void>;
  /** Ends the input and waits for the end. */
  end(): Promise<void>;
}

export function startPlay(data: string): PlayProcess {
  const child = spawn(process.execPath, [program, 'play', '-', '--data', data], {
    env: cleanEnvironment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // A step may be written to a process that was just killed.
  child.stdin.on('error', () => undefined);
  const gone = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const lines: Line[] = [];
  let wake = (): void => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Line);
    wake();
  });
  const isDone = (): boolean => lines.at(-1)?.done !== undefined;
  return {
    step: async (step) => {
      lines.length = 0;
      const answered = new Promise<void>((resolve) => {
        wake = () => {
          if (isDone()) resolve();
        };
      });
      child.stdin.write(`${JSON.stringify(step)}\n`);
      await Promise.race([answered, gone]);
      return lines.filter(({ done }) => done === undefined);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
