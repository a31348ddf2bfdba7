import type { Definitions } from '../../domain/definitions.ts';
import { isShownInPlace } from '../../domain/file-rules.ts';
import { maySeeFile } from '../../domain/file-sight.ts';
import type { StoredFile } from '../../messaging/stored-file.ts';
import type { FileDesk, NewId, OpenedFile } from '../../ports.ts';
import { keepFile, type Keeping } from './keep-file.ts';

export interface FileDeskParts extends Keeping {
  readonly definitions: () => Definitions;
  readonly newId: NewId;
}

const DAY_MS = 86_400_000;
const MOST_A_DAY = 300;

/** Files for a page: what it sends is kept until a message takes it along, and what it asks for has passed the rules of sight. */
export function createFileDesk(parts: FileDeskParts): FileDesk {
  return {
    async keep({ by, name, bytes }) {
      if (await hasSentTooMany(parts, by)) return { refused: 'file.too_many' };
      const kept = await keepFile(parts, { id: parts.newId(), name, by, bytes });
      if (kept.state !== 'kept') return { refused: kept.refusal ?? 'file.lost' };
      return { id: kept.id, name: kept.name, contentType: kept.contentType ?? '', size: kept.size ?? 0 };
    },
    open: (reader, id) => openFile(parts, reader, id),
  };
}

/** Files are for messages: whoever sends hundreds a day fills the disk. */
async function hasSentTooMany({ store, now }: FileDeskParts, by: string): Promise<boolean> {
  const since = new Date(now().getTime() - DAY_MS);
  return (await store.transaction((tx) => tx.collection('files').count({ by, at: { $gt: since } }))) >= MOST_A_DAY;
}

async function openFile(parts: FileDeskParts, reader: string, id: string): Promise<OpenedFile | undefined> {
  const found = await parts.store.transaction(async (tx) => {
    const file = await tx.collection('files').get(id);
    const ticket = file?.ticket ? await tx.collection('tickets').get(file.ticket) : undefined;
    return file && { file, ticket };
  });
  if (!found) return undefined;
  const { file, ticket } = found;
  const mine = file.state === 'kept' && file.by === reader && parts.definitions().people.has(reader);
  if (!mine && !(ticket && maySeeFile(ticket, id, { reader, definitions: parts.definitions(), now: parts.now() })))
    return undefined;
  const bytes = await parts.files.get(id);
  return bytes && opened(file, bytes);
}

function opened(
  { name, contentType = 'application/octet-stream', size = 0 }: StoredFile,
  bytes: OpenedFile['bytes'],
): OpenedFile {
  return { name, contentType, size, inPlace: isShownInPlace(contentType), bytes };
}
