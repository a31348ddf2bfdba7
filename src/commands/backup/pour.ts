import type { CollectionName } from '../../collections.ts';
import type { Files, Kept, Refill } from '../../ports.ts';
import { readBackup, type Piece } from './read-backup.ts';

export interface Vessel {
  readonly refill: Refill;
  readonly files: Pick<Files, 'put' | 'scan' | 'remove'>;
}

const BATCH = 200;

/**
 * Pours a backup into a store. Files' bytes first come to stand beside those that are there, under ids that nothing else has; what they
 * take the place of goes once the new contents are in force.
 */
export async function pour(file: string, { refill, files }: Vessel): Promise<void> {
  const pieces = readBackup(file)[Symbol.asyncIterator]();
  const kept = new Set<string>();
  const batch = batches(refill);
  let at = await pieces.next();
  while (!at.done) {
    const piece = at.value;
    if (piece.is === 'document') await batch.add(piece.collection, piece.document);
    if (piece.is === 'counter') await refill.setCounter(piece.name, piece.value);
    if (piece.is === 'file') {
      const parts = partsOf(pieces);
      await files.put(piece.id, parts.bytes());
      kept.add(piece.id);
      at = parts.next();
    } else at = await pieces.next();
  }
  await batch.end();
  await refill.commit();
  for await (const { id } of files.scan()) if (!kept.has(id)) await files.remove(id);
}

/** Documents of one collection at a time, as they come. */
function batches(refill: Refill) {
  let name: CollectionName | undefined;
  let waiting: Kept[] = [];
  const flush = async (): Promise<void> => {
    if (name !== undefined && waiting.length > 0) await refill.put(name, waiting);
    waiting = [];
  };
  return {
    async add(collection: CollectionName, document: Kept): Promise<void> {
      if (collection !== name || waiting.length === BATCH) await flush();
      name = collection;
      waiting.push(document);
    },
    end: flush,
  };
}

/** The parts that follow, and then the piece behind them. */
function partsOf(pieces: AsyncIterator<Piece>): { bytes(): AsyncGenerator<Uint8Array>; next(): IteratorResult<Piece> } {
  let behind: IteratorResult<Piece> | undefined;
  return {
    async *bytes() {
      for (;;) {
        const next = await pieces.next();
        if (next.done || next.value.is !== 'part') {
          behind = next;
          return;
        }
        yield next.value.bytes;
      }
    },
    next: () => {
      if (!behind) throw new Error('a file was not read to its end');
      return behind;
    },
  };
}
