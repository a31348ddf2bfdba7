import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A desk in a process of its own, which a test may freeze and kill. */
export interface DeskProcess {
  readonly url: string;
  readonly pid: number;
  /** What it wrote to standard error, a line each. */
  readonly log: readonly string[];
  signal(signal: NodeJS.Signals): void;
  /** Signals and waits for the end: the exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

export interface DeskOptions {
  readonly data: string;
  readonly port: number;
  readonly config?: string;
  readonly mongodbUri?: string;
  /** By `npm start`, as people start it. */
  readonly byNpm?: boolean;
  /** How far its machine's clock is ahead. */
  readonly clockAheadMs?: number;
  /** Variables besides. */
  readonly env?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const wrongClock = new URL('../fakes/wrong-clock.mjs', import.meta.url).href;
/** The compiled program; another build of it may be named. */
export const program = process.env.MESA_TEST_PROGRAM ?? `${root}dist/src/main.js`;

/** Starts a desk and waits until it listens. */
export async function startDesk({
  data,
  port,
  config,
  mongodbUri,
  byNpm = false,
  clockAheadMs,
  env = {},
}: DeskOptions): Promise<DeskProcess> {
  const args = ['--data', data, '--port', `${port}`, ...(config === undefined ? [] : ['--config', config])];
  const [command, first] = byNpm ? ['npm', ['start', '--silent', '--']] : [process.execPath, [program, 'start']];
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    env: {
      ...cleanEnvironment(),
      ...env,
      ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }),
      ...(clockAheadMs !== undefined && { NODE_OPTIONS: `--import ${wrongClock}`, MESA_TEST_CLOCK_AHEAD_MS: `${clockAheadMs}` }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => log.push(...chunk.toString().split('\n').filter(Boolean)));
  const url = await listening(child, log);
  return {
    url,
    pid: child.pid!,
    log,
    signal: (signal) => void child.kill(signal),
    end: (signal) => end(child, signal),
  };
}

/** Nothing of what the machine's user has set reaches the desk. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), LOG_LEVEL: 'warn', LOG_FORMAT: 'json' };
}

function listening(child: ChildProcess, log: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /Mesa: (http:\/\/\S+)/.exec(chunk.toString())?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the desk ended with ${code}: ${log.slice(-20).join('\n')}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
  const gone = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('exit', (code, by) => resolve(code ?? by ?? 0));
  });
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode ?? 0;
  child.kill(signal);
  return gone;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
