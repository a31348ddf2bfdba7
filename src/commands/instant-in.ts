import type { Store } from '../ports.ts';
import { readProgress } from './play/progress.ts';

/** As of when a store is read: the clock of a script stands where the script left it, unless a desk has worked on the store since. */
export async function instantIn(store: Store): Promise<Date> {
  const left = (await readProgress(store))?.at;
  const [newest] = await store.transaction((tx) =>
    tx.collection('tickets').find({ touchedAt: { $gte: new Date(0) } }, { sort: ['-touchedAt'], limit: 1 }),
  );
  return left && !(newest && newest.touchedAt > left) ? left : new Date();
}
