import { refOfSent } from '../../src/messaging/file-id.ts';
import type { Attachment } from '../../src/messaging/inbound.ts';
import type { Store } from '../../src/ports.ts';
import { Refusal } from './refusal.ts';

/** The files that a message takes along, by the ids that the page was given for them. @throws Refusal for those that are not the sender's. */
export async function sentBefore(store: Store, by: string, ids: readonly string[]): Promise<readonly Attachment[]> {
  if (ids.length === 0) return [];
  return store.transaction(async (tx) => {
    const found: Attachment[] = [];
    for (const id of new Set(ids)) {
      const file = await tx.collection('files').get(id);
      // Also one that is on its ticket already: the same message may be sent again.
      if (file?.by !== by || (file.state !== 'kept' && file.state !== 'attached'))
        throw new Refusal('not_found', 'There is no such file.');
      const { name, contentType = '', size } = file;
      found.push({ name, contentType, ref: refOfSent(id), ...(size !== undefined && { size }) });
    }
    return found;
  });
}
