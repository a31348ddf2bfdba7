import type { Ticket } from '../../src/domain/ticket.ts';
import type { Store, Tx } from '../../src/ports.ts';

export interface Watched {
  readonly store: Store;
  /** When each ticket's first alert was durable, by `performance.now()`. */
  readonly toldAt: ReadonlyMap<string, number>;
  /** Resolves when so many have been told. */
  told(count: number): Promise<void>;
}

/** A store that takes down when an alert has been written. */
export function watchAlerts(store: Store): Watched {
  const toldAt = new Map<string, number>();
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const note = (ids: readonly string[]): void => {
    for (const id of ids) if (!toldAt.has(id)) toldAt.set(id, performance.now());
    for (const { count, resolve } of waiting) if (toldAt.size >= count) resolve();
  };
  return {
    toldAt,
    told: (count) => new Promise((resolve) => void waiting.push({ count, resolve })),
    store: {
      ...store,
      transaction: async (work) => {
        let ids: string[] = [];
        const result = await store.transaction((tx) => {
          // Tried again, a transaction begins anew.
          ids = [];
          return work(noting(tx, (id) => ids.push(id)));
        });
        if (ids.length > 0) note(ids);
        return result;
      },
    },
  };
}

function noting(tx: Tx, note: (id: string) => void): Tx {
  const collection: Tx['collection'] = (name) => {
    const found = tx.collection(name);
    if (name !== 'tickets') return found;
    return {
      ...found,
      replace: (document) => {
        if ((document as unknown as Ticket).announced.length > 0) note(document.id);
        return found.replace(document);
      },
    };
  };
  return { collection };
}
