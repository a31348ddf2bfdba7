import type { Store } from '../../src/ports.ts';

export type BreakableStore = Store & { broken: 'no' | 'refuses' | 'hangs' };

/** A store that can be made to refuse, or never to answer. */
export function breakable(store: Store): BreakableStore {
  const answer = async (): Promise<void> => {
    if (broken.broken === 'refuses') throw new Error('the database is away');
    if (broken.broken === 'hangs') await new Promise(() => undefined);
  };
  const broken: BreakableStore = {
    kind: store.kind,
    broken: 'no',
    transaction: async (work) => {
      await answer();
      return store.transaction(work);
    },
    next: async (counter) => {
      await answer();
      return store.next(counter);
    },
    discard: async (counter) => {
      await answer();
      return store.discard(counter);
    },
    ping: async () => {
      await answer();
      return store.ping();
    },
    scan: (name) => store.scan(name),
    close: () => store.close(),
  };
  return broken;
}
