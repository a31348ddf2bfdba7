import { changeOperations, type Change, type Operation, type Table } from './database.ts';
import type { Document } from './indexes.ts';

/** The way to the disk: what ends while it is busy shares the next LMDB transaction, so that many callers wait for one sync. */
export interface Commits {
  /** What has ended and is not on the disk yet. Transactions see it as stored, and resolve only after it. */
  readonly waiting: (table: Table) => ReadonlyMap<string, Document | undefined>;
  /** Rises when a write to the disk has failed: what was read before is no longer true. */
  readonly failures: number;
  /** Resolves when the changes, and all before them, are on the disk. If it rejects, none of these changes is. */
  commit(changes: readonly Change[]): Promise<void>;
  write(operations: readonly Operation[]): Promise<void>;
  /** Resolves when all that was committed so far is on the disk. */
  settled(): Promise<void>;
}

type Overlay = Map<string, Document | undefined>;

export function createCommits(write: (operations: readonly Operation[]) => Promise<void>): Commits {
  const overlays = new Map<string, Overlay>();
  const line = createLine(write, () => {
    for (const overlay of overlays.values()) overlay.clear();
  });
  const overlayOf = ({ name }: Table): Overlay => {
    const known = overlays.get(name) ?? new Map<string, Document | undefined>();
    overlays.set(name, known);
    return known;
  };
  const arrived = (changes: readonly Change[]) => {
    for (const { table, id, after } of changes) {
      const overlay = overlayOf(table);
      // A later transaction may have written it anew meanwhile.
      if (overlay.get(id) === after) overlay.delete(id);
    }
  };
  return {
    waiting: overlayOf,
    get failures() {
      return line.failures();
    },
    commit: async (changes) => {
      if (changes.length === 0) return line.settled();
      const written = line.write(changes.flatMap(changeOperations));
      for (const { table, id, after } of changes) overlayOf(table).set(id, after);
      await written.finally(() => arrived(changes));
    },
    write: line.write,
    settled: line.settled,
  };
}

interface Waiting {
  readonly operations: readonly Operation[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

function createLine(write: (operations: readonly Operation[]) => Promise<void>, onFailure: () => void) {
  let waiting: Waiting[] = [];
  let busy = false;
  let failures = 0;
  let last = Promise.resolve();
  const run = async () => {
    busy = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await write(group.flatMap(({ operations }) => operations));
        for (const { resolve } of group) resolve();
      } catch (error) {
        // What waits was built on what has failed.
        const lost = [...group, ...waiting];
        [waiting, failures, last] = [[], failures + 1, Promise.resolve()];
        onFailure();
        for (const { reject } of lost) reject(error);
      }
    }
    busy = false;
  };
  return {
    failures: () => failures,
    settled: () => last,
    write: (operations: readonly Operation[]): Promise<void> => {
      last = new Promise<void>((resolve, reject) => waiting.push({ operations, resolve, reject }));
      const mine = last;
      if (!busy) void run();
      return mine;
    },
  };
}
