import { readFile } from 'node:fs/promises';
import { readEnvironment } from '../../adapters/config/env.ts';
import type { Command, Streams } from './command.ts';
import { commandLog, configFolder, layFoundation } from './compose.ts';
import { openSecondOpinion } from './open-second-opinion.ts';
import { makePlayDesk, playPeople } from './play/make-play-desk.ts';
import { openPlay } from './play/open-play.ts';
import { openPlayStore } from './play/play-store.ts';
import { readSteps } from './play/read-steps.ts';
import { runAll, runLines } from './play/run-steps.ts';
import { readArguments, WrongUse } from './read-arguments.ts';

const usage = 'mesa play FILE [--config DIR] [--data DIR] [--store embedded|mongodb]';

interface Plan {
  /** `-`: steps come a line each from standard input. */
  readonly file: string;
  readonly config: string | undefined;
  readonly data: string | undefined;
  readonly store: 'embedded' | 'mongodb';
}

/** A scripted conversation on a manual clock. Standard output carries JSON lines only; exit code 1 if a step of a file cannot be done. */
export const playCommand: Command = {
  name: 'play',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const plan = planOf(args);
    // What is wrong with the script is said before anything is begun.
    const steps = plan.file === '-' ? undefined : readSteps(plan.file, await scriptText(plan.file));
    const print = (line: object): void => void streams.stdout.write(`${JSON.stringify(line)}\n`);
    const { session, close } = await open(plan, print);
    try {
      if (steps) return (await runAll(session, steps, print)) ? 0 : 1;
      await runLines(session, streams.stdin, print);
      return 0;
    } finally {
      await close();
    }
  },
};

function planOf(args: readonly string[]): Plan {
  const { words, values } = readArguments(args, { values: ['config', 'data', 'store'], words: 1 });
  const [file] = words;
  const { config, data, store = 'embedded' } = values;
  if (file === undefined) throw new WrongUse(`usage: ${usage}   (- reads a step a line from standard input)`);
  if (store !== 'embedded' && store !== 'mongodb')
    throw new WrongUse(`--store is embedded or mongodb, not ${JSON.stringify(store)}`);
  return { file, config, data, store };
}

async function scriptText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new WrongUse(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

async function open({ file, config, data, store: kind }: Plan, print: (line: object) => void) {
  const { MONGODB_URI: mongodb, ...others } = process.env;
  // A script on the embedded store does not care what MONGODB_URI says.
  const environment = readEnvironment({ LOG_LEVEL: 'warn', ...others, ...(kind === 'mongodb' && { MONGODB_URI: mongodb }) });
  const log = commandLog(environment);
  const foundation = await layFoundation({ config: configFolder(config, environment), auditKey: environment.auditKey });
  for (const warning of foundation.knowledge.understanding.learnt.warnings) log.warn({}, warning);
  const { store, files, keeps, close } = await openPlayStore({ kind, data, mongodbUri: environment.mongodbUri, log });
  const goesOn = file === '-' && (data !== undefined || kind === 'mongodb');
  endOnSignals();
  const session = await openPlay({
    ...{
      store,
      keepsProgress: keeps,
      people: playPeople(foundation),
      makeDesk: makePlayDesk({
        ...{ foundation, store, files, log },
        publicUrl: environment.publicUrl,
        secondOpinion: openSecondOpinion(environment, log),
      }),
      print,
    },
    ...(goesOn && { kill: () => process.kill(process.pid, 'SIGKILL') }),
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { session, close };
}

/** So that a throw-away store goes when its script is interrupted. */
function endOnSignals(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}
