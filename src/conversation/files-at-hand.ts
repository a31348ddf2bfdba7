import type { Context } from '../actions/context.ts';
import { MOST_FILES, type FileRefusal } from '../domain/file-rules.ts';
import { bringsFiles, fileIdOf, type WithFiles } from '../messaging/file-id.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import type { FilesAtHand, ReceivedFile } from './flow.ts';

/** What came with a message, as it is kept: only files that the sender sent, and that belong to nothing yet. */
export async function filesAtHand(context: Context, event: InboundEvent): Promise<FilesAtHand> {
  const refused: { name: string; code: FileRefusal }[] = [];
  let files: readonly ReceivedFile[] = [];
  const attachments = bringsFiles(event) ? event.attachments : [];
  for (const [index, { name }] of attachments.entries()) {
    const found = bringsFiles(event) && index < MOST_FILES ? await lookUp(context, event, index) : 'file.too_many';
    if (typeof found === 'string') refused.push({ name, code: found });
    else if ('code' in found) refused.push(found);
    else if (!files.some(({ id }) => id === found.id)) files = [...files, found];
  }
  return {
    refused,
    left: () => files,
    take: () => {
      const taken = files;
      files = [];
      return taken;
    },
  };
}

type Found = ReceivedFile | { readonly name: string; readonly code: FileRefusal } | FileRefusal;

async function lookUp({ tx, actor, digest }: Context, event: WithFiles, index: number): Promise<Found> {
  const stored = await tx.collection('files').get(fileIdOf(event, index, digest));
  if (!stored || stored.by !== actor) return 'file.lost';
  const { id, name, state, refusal = 'file.lost' } = stored;
  return state === 'kept' ? { id, name } : { name, code: refusal };
}
