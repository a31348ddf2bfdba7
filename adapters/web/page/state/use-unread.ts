import { useSyncExternalStore } from 'react';
import type { Person } from '../wire.ts';
import { useDesk } from './desk.ts';
import { emptyLane, unreadOf } from './lanes.ts';
import { lanesOf } from './live.ts';

/** Unread messages of a person in all their conversations, or in one. */
export function useUnread(person: Person, lane?: string): number {
  const { store } = useDesk().book;
  const lanes = lane === undefined ? lanesOf(person) : [lane];
  return useSyncExternalStore(store.subscribe, () =>
    lanes.reduce((sum, name) => sum + unreadOf(store.get().get(name) ?? emptyLane, person.id), 0),
  );
}
