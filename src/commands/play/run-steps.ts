import { linesOf, readStep } from './read-steps.ts';
import type { Session } from './session.ts';
import { StepError } from './step-error.ts';
import type { Step } from './steps.ts';

type Print = (line: object) => void;

/** Does the steps in order until one cannot be done; true if all were. */
export async function runAll(session: Session, steps: readonly Step[], print: Print): Promise<boolean> {
  for (const [index, step] of steps.entries()) {
    if (!(await attempt(index + 1, print, () => session.perform(step)))) return false;
  }
  return true;
}

/** Does each step as its line comes, and says when it is done. A step that cannot be done does not end it. */
export async function runLines(session: Session, input: AsyncIterable<Uint8Array | string>, print: Print): Promise<void> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    await attempt(number, print, () => session.perform(readStep(line)));
    print({ done: number });
  }
}

async function attempt(step: number, print: Print, perform: () => Promise<void>): Promise<boolean> {
  try {
    await perform();
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    print({ error: { step, reason, offered: error instanceof StepError ? error.offered : [] } });
    return false;
  }
}
