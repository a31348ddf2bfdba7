import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../src/commands/root.ts';
import { row, type Bench, type Figure, type Row } from './figure.ts';
import { packagesOf } from './packages-of.ts';
import { median } from './stopwatch.ts';

interface Started {
  readonly cpu: number;
  readonly wall: number;
}

const program = join(packageRoot(), 'dist', 'src', 'main.js');

/** A desk that nobody uses: how long until it listens, and what it holds. */
export const startAndIdle: Figure = {
  name: 'start',
  async measure(bench) {
    const packages = packagesOf(join(packageRoot(), 'dist', 'src', 'commands', 'start.js'));
    const imports = ['-e', importing(packages)];
    const rounds: { desk: Started; bare: Started; bareAgain: Started }[] = [];
    for (let n = 0; n <= bench.rounds; n += 1) {
      const bare = await measureStart(imports);
      const round = { bare, desk: await measureStart(startArguments(bench)), bareAgain: await measureStart(imports) };
      if (n > 0) rounds.push(round);
    }
    const what = 'the bare imports of the same packages';
    const rows = (['cpu', 'wall'] as const).map((of) => {
      const [value, base, again] = (['desk', 'bare', 'bareAgain'] as const).map((kind) => median(rounds.map((round) => round[kind][of]))); // prettier-ignore
      const named = of === 'cpu' ? 'CPU until it listens' : 'time until it listens';
      return row({ what: named, unit: 'ms', ...(of === 'cpu' && { goal: '≤ 1.25' }) }, value!, {
        what,
        value: base!,
        again: again!,
      });
    });
    const notes = [
      `The packages: ${packages.join(', ')}. Embedded store; what was learnt from the phrasebook is kept from an earlier start.`,
      `Idle: ${bench.idleSeconds} s after it listened, demo mode, nobody signed in.`,
    ];
    return { title: 'Start and idle', rows: [...rows, ...(await measureIdle(bench, imports))], notes };
  },
};

async function measureIdle(bench: Bench, imports: readonly string[]): Promise<Row[]> {
  const bare = await withProcess(imports, async ({ pid }, line) => {
    await sleep(Math.min(bench.idleSeconds, 3) * 1000);
    return { resident: residentOf(pid!), heap: Number(/\d+/.exec(line)?.[0]) / 1024 / 1024 };
  });
  return withProcess(startArguments(bench), async ({ pid }, line) => {
    // What a start leaves behind is not idling.
    await sleep(1000);
    const before = cpuOf(pid!);
    await sleep(bench.idleSeconds * 1000);
    const [cpu, resident] = [(cpuOf(pid!) - before) / bench.idleSeconds, residentOf(pid!)];
    const heap = await heapOf(/http:\S+/.exec(line)?.[0] ?? '');
    const what = 'the bare imports of the same packages';
    return [
      row({ what: 'resident memory, idle', unit: 'MB' }, resident, { what, value: bare.resident }),
      row({ what: 'JavaScript heap in use, idle', unit: 'MB' }, heap, { what, value: bare.heap }),
      row({ what: 'CPU, idle', unit: 'ms per s' }, cpu, { what: 'one core', value: 1000 }),
    ];
  });
}

const startArguments = ({ config }: Bench): readonly string[] => [program, 'start', '--config', config, '--port', '0'];

const importing = (packages: readonly string[]): string =>
  `Promise.all(${JSON.stringify(packages)}.map((name) => import(name))).then(() => { console.log(process.memoryUsage().heapUsed); setInterval(() => {}, 1e6); })`;

async function measureStart(args: readonly string[]): Promise<Started> {
  const began = performance.now();
  return withProcess(args, async ({ pid }) => ({ wall: performance.now() - began, cpu: cpuOf(pid!) }));
}

/** Runs a program until it has printed a line, then `work`, then ends it. */
async function withProcess<T>(args: readonly string[], work: (child: ChildProcess, line: string) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'mesa-bench-'));
  const { MONGODB_URI: _uri, ...inherited } = process.env;
  const env = { ...inherited, MESA_DATA: data, LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, args, { cwd: packageRoot(), env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk) => resolve(String(chunk)));
      void ended.then(() => reject(new Error(`node ${args.join(' ')} ended before it printed anything`)));
    });
    return await work(child, line);
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

/** Milliseconds of CPU that all threads of a process have used. */
function cpuOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const used = threads.map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]));
  return used.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
}

function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

async function heapOf(address: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', address))).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / 1024 / 1024;
}
