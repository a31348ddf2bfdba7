import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import { createClient } from '../api/client.ts';
import type { Host } from '../host/host.ts';
import type { Client } from '../api/client.ts';
import type { Act } from '../wire.ts';
import { createLaneBook, emptyLane } from './lanes.ts';
import type { Lane, LaneBook } from './lanes.ts';
import { createLive } from './live.ts';
import type { Connection, Live } from './live.ts';
import { createOutgoing } from './outgoing.ts';
import type { Outgoing } from './outgoing.ts';
import { useStoreValue } from './use-store-value.ts';

/** Everything the page knows and can do, without any of its looks. */
export interface Desk {
  readonly client: Client;
  readonly book: LaneBook;
  readonly live: Live;
  readonly outgoing: Outgoing;
}

/** `host`: the program that the page stands in, which proves who looks at it. */
export function createDesk(host?: Host): Desk {
  const client = createClient(host);
  const book = createLaneBook();
  return { client, book, live: createLive(client, book), outgoing: createOutgoing(client, book) };
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === undefined) throw new Error('there is no desk around this part of the page');
  return desk;
}

export function useLane(name: string): Lane {
  const { store } = useDesk().book;
  return useSyncExternalStore(store.subscribe, () => store.get().get(name) ?? emptyLane);
}

export function useConnection(): Connection {
  return useStoreValue(useDesk().live.connection);
}

/** A new id for an act: made once, whatever is retried. (`randomUUID` is missing where a page comes by plain http.) */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type SendAct = (act: Act) => void;

/** Sends as this person, once per call. */
export function useSend(person: string): SendAct {
  const { outgoing } = useDesk();
  return (act) => outgoing.send(person, act);
}

/** Tries again at once when the network comes back. */
export function useHurry(): void {
  const { live, outgoing } = useDesk();
  const connection = useConnection();
  useEffect(() => {
    const hurry = (): void => {
      live.hurry();
      outgoing.hurry();
    };
    window.addEventListener('online', hurry);
    return () => window.removeEventListener('online', hurry);
  }, [live, outgoing]);
  useEffect(() => {
    if (connection === 'live') outgoing.hurry();
  }, [connection, outgoing]);
}
