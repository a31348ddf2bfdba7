import type { Header } from './format.ts';
import { readBackup } from './read-backup.ts';

export interface Inspected {
  readonly header: Header;
  readonly documents: number;
  readonly files: number;
}

/** Reads a backup to its end and says what is in it. @throws BadBackup */
export async function inspectBackup(file: string): Promise<Inspected> {
  let header: Header | undefined;
  let [documents, files] = [0, 0];
  for await (const piece of readBackup(file)) {
    if (piece.is === 'header') header = piece.header;
    if (piece.is === 'document') documents += 1;
    if (piece.is === 'file') files += 1;
  }
  // Without a header the first line would have been refused.
  if (!header) throw new Error('a backup without a header was let through');
  return { header, documents, files };
}
