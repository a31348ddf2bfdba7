import type { StoredFile } from '../messaging/stored-file.ts';
import type { Files, Job, Tx } from '../ports.ts';
import { sweep, type Works } from './sweep.ts';

const RETRY_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/**
 * Files that no ticket took and no open question holds, and those of removed tickets, go: first nobody can attach them any more, then their bytes, then the record.
 * Ended in between, the next run goes on.
 */
export function forgetFiles(works: Works, files: Files): Job {
  const claiming = sweep(works, {
    name: 'forget-files',
    every: 60,
    collection: 'files',
    field: 'dueAt',
    async one({ tx, now }, file) {
      if (await isAwaited(tx, file)) {
        await tx.collection('files').replace({ ...file, dueAt: new Date(now.getTime() + DAY_MS) });
        return;
      }
      // Looked at again only if the removal below does not come to its end.
      await tx.collection('files').replace({ ...file, state: 'leaving', dueAt: new Date(now.getTime() + RETRY_MS) });
    },
  });
  return {
    ...claiming,
    async run(now) {
      const due = await works.store.transaction((tx) =>
        tx.collection('files').find({ dueAt: { $lte: now } }, { sort: ['dueAt'], limit: 500 }),
      );
      await claiming.run(now);
      for (const { id } of due) await remove(works, files, id);
    },
  };
}

/** Whether a form or a report that its person left half done still holds it: that may lie for weeks. */
async function isAwaited(tx: Tx, { id, by, state }: StoredFile): Promise<boolean> {
  if (state !== 'kept') return false;
  const open = await tx.collection('prompts').find({ audience: `person:${by}`, open: true }, { sort: ['-shownAt'], limit: 50 });
  return open.some(({ draft }) => JSON.stringify(draft ?? null).includes(JSON.stringify(id)));
}

async function remove({ store, log }: Works, files: Files, id: string): Promise<void> {
  const leaving = await store.transaction((tx) => tx.collection('files').get(id));
  if (leaving?.state !== 'leaving') return;
  try {
    await files.remove(id);
    await store.transaction(async (tx) => {
      const record = await tx.collection('files').get(id);
      if (record) await tx.collection('files').remove(record);
    });
  } catch (error) {
    log.error({ file: id, error: String(error) }, 'a file could not be removed; it is tried again');
  }
}
