import type { Context } from '../context.ts';

/** Lets files go: from now on nobody can have or attach them; the sweep removes their bytes. */
export async function dropFiles({ tx, now }: Context, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const file = await tx.collection('files').get(id);
    if (file && file.state !== 'leaving') await tx.collection('files').replace({ ...file, state: 'leaving', dueAt: now });
  }
}
