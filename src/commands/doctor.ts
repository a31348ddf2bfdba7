import type { Command, Streams } from './command.ts';
import { diagnose } from './doctor/diagnose.ts';
import { readArguments, WrongUse } from './read-arguments.ts';
import { packageRoot } from './root.ts';

const usage = 'mesa doctor [--config DIR] [--data DIR]';

/** Checks what a desk needs to start, a line each: ✓, or ✗ with the remedy. Exit code 1 with any ✗. */
export const doctorCommand = {
  name: 'doctor',
  usage,
  run: async (args: readonly string[], streams: Pick<Streams, 'stdout' | 'stderr'> = process): Promise<number> => {
    const env = readEnv(args);
    if (env instanceof WrongUse) {
      streams.stderr.write(`mesa doctor: ${env.message}\nusage: ${usage}\n`);
      return 2;
    }
    const findings = await diagnose({ env, root: packageRoot() });
    for (const { ok, about, says } of findings) streams.stdout.write(`${ok ? '✓' : '✗'} ${about}: ${says}\n`);
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
} satisfies Command;

/** The options stand before the variables of the same meaning. */
function readEnv(args: readonly string[]): Readonly<Record<string, string | undefined>> | WrongUse {
  try {
    const { values } = readArguments(args, { values: ['config', 'data'], words: 0 });
    return {
      ...process.env,
      ...(values.config && { MESA_CONFIG: values.config }),
      ...(values.data && { MESA_DATA: values.data }),
    };
  } catch (error) {
    if (error instanceof WrongUse) return error;
    throw error;
  }
}
