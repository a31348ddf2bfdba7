import { readEnvironment, type Environment } from '../../adapters/config/env.ts';
import type { Command, Streams } from './command.ts';
import { commandLog, configFolder, layFoundation } from './compose.ts';
import { readArguments } from './read-arguments.ts';
import { refuseAbsentChannels } from './start/open-channels.ts';
import { runDesk, type RunningDesk } from './start/run-desk.ts';
import { untilSignal } from './start/until-signal.ts';
import { logUnderstanding } from './understanding/log-understanding.ts';

const usage = 'mesa start [--config DIR] [--data DIR] [--port N]';

/** Runs the desk until SIGTERM or SIGINT. Prints one line with the address to open once it listens. */
export const startCommand: Command = {
  name: 'start',
  usage,
  async run(args: readonly string[], streams: Streams = process) {
    const { values } = readArguments(args, { values: ['config', 'data', 'port'], words: 0 });
    const environment = readEnvironment({ ...process.env, ...(values.port !== undefined && { PORT: values.port }) });
    refuseAbsentChannels(environment);
    const log = commandLog(environment);
    const config = configFolder(values.config, environment);
    const data = values.data ?? environment.data;
    // From here on, a signal ends the desk in order, however far it has come up.
    const up: { desk?: RunningDesk } = {};
    const ended = untilSignal(async () => up.desk?.reload());
    const foundation = await layFoundation({ config, auditKey: environment.auditKey });
    logUnderstanding(foundation.knowledge.understanding, foundation.knowledge, log);
    const desk = await runDesk({ environment, config, data, foundation, log });
    up.desk = desk;
    streams.stdout.write(`${greeting(desk, environment, data)}\n`);
    const signal = await ended;
    log.info({ signal }, 'stopping');
    await desk.stop();
    // Nothing is at work any more, but timers of Agenda's would keep the process for seconds.
    setTimeout(() => process.exit(0), 100).unref();
    return 0;
  },
};

function greeting({ address, storeKind }: RunningDesk, { publicUrl, demo, demoHere }: Environment, data: string): string {
  const mode = demo ? 'demo mode: pick a person on the page' : 'sign-in needed';
  return `Mesa: ${demoHere ? address : (publicUrl ?? address)}  (${mode}; data in ${storeKind === 'embedded' ? data : 'MongoDB'})`;
}
