import { keepFile, type Keeping } from '../actions/files/keep-file.ts';
import { FileRefused, MOST_FILE_BYTES, MOST_FILES, type FileRefusal } from '../domain/file-rules.ts';
import { bringsFiles, fileIdOf, isSentBefore } from '../messaging/file-id.ts';
import type { Attachment, InboundEvent } from '../messaging/inbound.ts';
import type { Channel } from '../channel.ts';
import type { Digest } from '../ports.ts';

export interface Fetching extends Keeping {
  readonly channels: ReadonlyMap<string, Pick<Channel, 'fetch'>>;
  readonly digest: Digest;
}

/**
 * Brings the files of a message here, before its turn: no network inside a transaction. Each is fetched once, however often the event is
 * tried. Throws if a platform does not answer, so that the event is tried again; with `lastTry` the words go on without the file.
 */
export async function fetchFiles(
  fetching: Fetching,
  event: InboundEvent,
  { person, lastTry }: { readonly person: string; readonly lastTry: boolean },
): Promise<void> {
  if (!bringsFiles(event)) return;
  for (const [index, attachment] of event.attachments.slice(0, MOST_FILES).entries()) {
    if (isSentBefore(event, index)) continue;
    const id = fileIdOf(event, index, fetching.digest);
    const known = await fetching.store.transaction((tx) => tx.collection('files').get(id));
    if (known && known.state !== 'arriving') continue;
    const keep = (bytes: AsyncIterable<Uint8Array>) => keepFile(fetching, { id, name: attachment.name, by: person, bytes });
    try {
      await keep(await bytesOf(fetching, event, attachment));
    } catch (error) {
      if (!lastTry) throw error;
      await keep(refusing('file.lost'));
    }
  }
}

async function bytesOf({ channels }: Fetching, event: InboundEvent, attachment: Attachment): Promise<AsyncIterable<Uint8Array>> {
  if ((attachment.size ?? 0) > MOST_FILE_BYTES) return refusing('file.too_large');
  const found = (await channels.get(event.sender.channel)?.fetch(attachment.ref)) ?? 'gone';
  return found === 'gone' ? refusing('file.lost') : found;
}

/** Bytes that never come. */
async function* refusing(code: FileRefusal): AsyncIterable<Uint8Array> {
  throw new FileRefused(code);
}
