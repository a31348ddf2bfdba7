import { cleanFileName, FileRefused, MOST_FILE_BYTES, refusalOf, type FileRefusal } from '../../domain/file-rules.ts';
import type { StoredFile } from '../../messaging/stored-file.ts';
import type { Files, InspectBytes, Now, Store } from '../../ports.ts';

const DAY_MS = 86_400_000;

/** What keeping bytes needs; no transaction is open while they come. */
export interface Keeping {
  readonly store: Store;
  readonly files: Files;
  readonly inspect: InspectBytes;
  readonly now: Now;
}

export interface Incoming {
  /** Of the file; a second time with the same id changes nothing. */
  readonly id: string;
  readonly name: string;
  /** A person's id. */
  readonly by: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Takes a file in: its record, then its bytes, counted and looked at as they pass, then what they are. Cut off anywhere, it leaves at most
 * a record that is swept away after a day. What may not be kept is recorded as refused.
 * @throws whatever `bytes` throws, except `FileRefused`.
 */
export async function keepFile(keeping: Keeping, incoming: Incoming): Promise<StoredFile> {
  const record = await begin(keeping, incoming);
  if (record.state !== 'arriving') return record;
  const inspection = keeping.inspect(record.name);
  try {
    const { size, sha256 } = await keeping.files.put(
      record.id,
      watched(incoming.bytes, (chunk) => inspection.see(chunk)),
    );
    const contentType = await inspection.verdict();
    const refusal = refusalOf({ name: record.name, contentType, size });
    if (refusal) return await refuse(keeping, record, refusal);
    return await save(keeping, record.id, { state: 'kept', contentType, size, sha256 });
  } catch (error) {
    if (error instanceof FileRefused) return refuse(keeping, record, error.code);
    throw error;
  }
}

async function begin({ store, now }: Keeping, { id, name, by }: Incoming): Promise<StoredFile> {
  return store.transaction(async (tx) => {
    const known = await tx.collection('files').get(id);
    if (known) return known;
    const [at, dueAt] = [now(), new Date(now().getTime() + DAY_MS)];
    const fresh: StoredFile = {
      id, version: 1, schema: 1, name: cleanFileName(name), by, at, state: 'arriving', dueAt,
    }; // prettier-ignore
    await tx.collection('files').insert(fresh);
    return fresh;
  });
}

async function* watched(bytes: AsyncIterable<Uint8Array>, see: (chunk: Uint8Array) => void): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MOST_FILE_BYTES) throw new FileRefused('file.too_large');
    see(chunk);
    yield chunk;
  }
}

async function refuse(keeping: Keeping, { id }: StoredFile, refusal: FileRefusal): Promise<StoredFile> {
  await keeping.files.remove(id);
  return save(keeping, id, { state: 'refused', refusal });
}

async function save({ store }: Keeping, id: string, change: Partial<StoredFile>): Promise<StoredFile> {
  return store.transaction(async (tx) => {
    const record = await tx.collection('files').get(id);
    // Swept away while its bytes dragged on.
    if (!record || record.state === 'leaving') throw new FileRefused('file.lost');
    return record.state === 'arriving' ? tx.collection('files').replace({ ...record, ...change }) : record;
  });
}
