import { useEffect, useState } from 'react';
import { useConnection, useDesk } from '../state/desk.ts';
import { lanesOf } from '../state/live.ts';
import { useStoreValue } from '../state/use-store-value.ts';
import type { Person } from '../wire.ts';
import type { Absence, ListQuery, Ticket, TicketDetail } from '../wire-tickets.ts';
import type { Timeline } from '../wire-timeline.ts';

const settleMs = 250;
const refreshMs = 60_000;

/**
 * A number that changes when tickets may have changed: the desk says that one did, or said something to this person, the connection
 * came back, or a minute has passed (clocks move by themselves). With `number`, only that ticket counts.
 */
function useTurn(person: Person, number?: string): string {
  const { live, book } = useDesk();
  const lanes = useStoreValue(book.store);
  const changes = useStoreValue(live.changes);
  const connection = useConnection();
  const [tick, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setTick((before) => before + 1), refreshMs);
    return () => clearInterval(timer);
  }, []);
  const said = lanesOf(person).map((lane) => lanes.get(lane)?.last ?? 0);
  const changed = number === undefined ? changes.turn : (changes.of.get(number) ?? 0);
  return [...said, changed, tick, connection].join('.');
}

export type Loaded<T> =
  { readonly state: 'loading' } | { readonly state: 'failed' } | { readonly state: 'ready'; readonly value: T };

/** Loads again at each turn, a moment later, and keeps what it had until the new is there. */
function useLoaded<T>(key: string, turn: string, load: () => Promise<T>): Loaded<T> {
  const [found, setFound] = useState<{ readonly key: string; readonly loaded: Loaded<T> }>({ key, loaded: { state: 'loading' } });
  useEffect(() => {
    let wanted = true;
    const set = (loaded: Loaded<T>): void => {
      if (wanted)
        setFound((before) =>
          loaded.state === 'failed' && before.key === key && before.loaded.state === 'ready' ? before : { key, loaded },
        );
    };
    const go = (): void =>
      void load().then(
        (value) => set({ state: 'ready', value }),
        () => set({ state: 'failed' }),
      );
    const timer = setTimeout(go, settleMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // `key` says what `load` loads.
  }, [key, turn]);
  return found.key === key ? found.loaded : { state: 'loading' };
}

export function useTicketList(person: Person, query: ListQuery): Loaded<readonly Ticket[]> {
  const { client } = useDesk();
  const key = [person.id, query.view, query.team, query.words].join(':');
  return useLoaded(key, useTurn(person), () => client.tickets(person.id, query));
}

export function useAway(person: Person): Loaded<readonly Absence[]> {
  const { client } = useDesk();
  return useLoaded(`${person.id}:away`, useTurn(person), () => client.away(person.id));
}

/** `again` differs when something is known to have changed by itself. */
export function useTicket(person: Person, number: string, again = 0): Loaded<TicketDetail> {
  const { client } = useDesk();
  return useLoaded(`${person.id}:${number}`, `${useTurn(person, number)}.${again}`, () => client.ticket(person.id, number));
}

/** Its life and its clocks, loaded anew as often as the ticket. */
export function useWhy(person: Person, number: string): Loaded<Timeline> {
  const { client } = useDesk();
  return useLoaded(`${person.id}:${number}:why`, useTurn(person, number), () => client.timeline(person.id, number));
}
