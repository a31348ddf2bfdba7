import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import type { TestStore } from '../contract/store/subject.ts';

export interface KillPlan {
  readonly kind: 'embedded' | 'mongodb';
  /** The folder, or the URI. */
  readonly place: string;
  readonly rounds: number;
  /** How long each writer may live after its first word, at most. */
  readonly liveMs: number;
  open(): Promise<TestStore>;
}

export interface KillFigure {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly stored: number;
}

const STEP = 1_000_000;

/**
 * Starts a process that writes, kills it with -9 in mid-write, looks at what it left; again and again over the same data. Expects that
 * nothing it acknowledged is missing and nothing is half written.
 */
export async function killWriters({ kind, place, rounds, liveMs, open }: KillPlan): Promise<KillFigure> {
  const acknowledged = { documents: new Set<number>(), numbers: new Set<number>() };
  let stored = 0;
  for (let round = 0; round < rounds; round += 1) {
    await writeUntilKilled([kind, place, `${round * STEP}`], liveMs, acknowledged);
    const store = await open();
    stored = await check(store, acknowledged, round + 1);
    await store.close();
  }
  return { rounds, acknowledged: acknowledged.documents.size, stored };
}

interface Acknowledged {
  readonly documents: Set<number>;
  readonly numbers: Set<number>;
}

async function writeUntilKilled(args: readonly string[], liveMs: number, { documents, numbers }: Acknowledged): Promise<void> {
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', path('run-typescript.mjs'), path('store-writer.ts'), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let printed = '';
  const begun = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      resolve();
    });
    child.on('exit', (code) => reject(new Error(`the writer ended by itself with code ${code}`)));
  });
  const gone = new Promise((resolve) => child.on('close', resolve));
  await begun;
  await sleep((0.2 + 0.8 * Math.random()) * liveMs);
  child.kill('SIGKILL');
  await gone;
  // The last line may be cut: then nobody was told.
  for (const line of printed.split('\n').slice(0, -1)) {
    const [what, n] = line.split(' ');
    const known = what === 'd' ? documents : numbers;
    expect(known.has(Number(n))).toBe(false);
    known.add(Number(n));
  }
}

async function check(store: TestStore, { documents, numbers }: Acknowledged, rounds: number): Promise<number> {
  const stored = new Set<number>();
  for await (const { rank } of store.scan('things')) stored.add(rank!);
  expect([...documents].filter((n) => !stored.has(n))).toEqual([]);
  const found = await store.transaction(async (tx) => {
    const totals = await Promise.all([...stored].map((n) => tx.collection('totals').get(`${n}`)));
    const indexed = await tx.collection('things').count({ kind: 'pair', rank: { $gte: 0 } });
    const sums = await Promise.all(
      Array.from({ length: rounds }, (_, round) => tx.collection('totals').get(`sum-${round * STEP}`)),
    );
    return { totals, indexed, sum: sums.reduce((all, one) => all + (one?.n ?? 0), 0) };
  });
  expect(found.totals.filter((total) => total === undefined)).toEqual([]);
  expect(found.indexed).toBe(stored.size);
  expect(found.sum).toBe(stored.size);
  const next = await store.next('taken');
  expect(next).toBeGreaterThan(Math.max(...numbers));
  numbers.add(next);
  return stored.size;
}
