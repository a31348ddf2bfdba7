import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

/** A MongoDB engine that a test may stop, freeze and kill, since nobody else uses it. It syncs to the disk. */
export interface OwnEngine {
  readonly uri: string;
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  start(): Promise<void>;
  destroy(): Promise<void>;
}

const script = process.env.MESA_TEST_ENGINE_START ?? fileURLToPath(new URL('../../../shared/mongodb/start.sh', import.meta.url));

/** Whether there is an engine that can be started here; one that is only reached by its address cannot be killed. */
export const canStartEngine = existsSync(script);

export async function startOwnEngine(): Promise<OwnEngine> {
  // Readable by all: started by root, the engine runs as nobody.
  const folder = await mkdtemp(join('/var/tmp', 'mesa-own-engine-')).catch(() => mkdtemp(join(tmpdir(), 'mesa-own-engine-')));
  const data = join(folder, 'data');
  await chmod(folder, 0o711);
  const port = await freePort();
  let child = await launch(data, port);
  return {
    uri: `mongodb://127.0.0.1:${port}/mesa?replicaSet=rs0`,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    kill: () => end(child, 'SIGKILL'),
    start: async () => {
      child = await launch(data, port);
    },
    destroy: async () => {
      await end(child, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(data: string, port: number): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const child = spawn('setpriv', ['--pdeathsig=TERM', script, '--data', data, '--port', `${port}`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ready = await new Promise<boolean>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => chunk.includes('mongodb://') && resolve(true));
      child.on('exit', () => resolve(false));
    });
    if (ready) return child;
    // After a kill the database's own processes need a moment to notice.
    if (attempt === 10) throw new Error('the MongoDB engine does not start');
    await sleep(500);
  }
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGCONT');
  child.kill(signal);
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
