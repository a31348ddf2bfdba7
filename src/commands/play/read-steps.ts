import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { ConfigurationError, type Problem } from '../../../adapters/config/problem.ts';
import { readYaml } from '../../../adapters/config/read-yaml.ts';
import { Step } from './steps.ts';
import { StepError } from './step-error.ts';

/** All steps of a YAML or JSON list. @throws ConfigurationError that names file and line of everything that is wrong with it. */
export function readSteps(file: string, text: string): readonly Step[] {
  const yaml = readYaml(file, text);
  if (yaml.problems.length > 0) throw new ConfigurationError(yaml.problems);
  if (!Array.isArray(yaml.data)) {
    throw new ConfigurationError([
      { file, line: 1, what: 'this is no list of steps', remedy: 'begin each step with "- " (YAML), or write a JSON array' },
    ]);
  }
  const problems: Problem[] = [];
  const steps = yaml.data.flatMap((item: unknown, index): Step[] => {
    const read = Step.safeParse(item);
    if (read.success) return [read.data];
    for (const { path, message } of read.error.issues) {
      const line = yaml.lineOf([index, ...path.map((part) => (typeof part === 'symbol' ? String(part) : part))]);
      const [what = message, ...remedy] = message.split('; ');
      problems.push({ file, line, what: `step ${index + 1}: ${what}`, remedy: remedy.join('; ') });
    }
    return [];
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  return steps;
}

/** One step of a line of JSON. @throws StepError */
export function readStep(line: string): Step {
  let item: unknown;
  try {
    item = JSON.parse(line);
  } catch (error) {
    throw new StepError(`the line is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = Step.safeParse(item);
  if (read.success) return read.data;
  throw new StepError(read.error.issues.map(({ message }) => message).join('; '));
}

/** The lines of a stream as they come, without the empty ones. */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncIterable<string> {
  for await (const line of createInterface({ input: Readable.from(input), crlfDelay: Infinity })) {
    if (line.trim() !== '') yield line;
  }
}
