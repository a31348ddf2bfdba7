import { useSyncExternalStore } from 'react';
import type { Store } from './store.ts';

/** The present value of a store, and a new look at every change. */
export function useStoreValue<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
