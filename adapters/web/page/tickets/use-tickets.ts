import { useEffect, useState } from 'react';
import { useDesk, useLane } from '../state/desk.ts';
import type { Person, Ticket, TicketDetail, TicketList } from '../wire.ts';

const settleMs = 250;
const refreshMs = 20_000;

/** A number that changes when tickets may have changed: the desk said something to this person, or time has passed. */
function useTurn(person: Person): string {
  const own = useLane(`web:${person.id}`).last;
  const room = useLane(person.rooms[0]?.lane ?? '').last;
  const [tick, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setTick((before) => before + 1), refreshMs);
    return () => clearInterval(timer);
  }, []);
  return `${own}.${room}.${tick}`;
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

export function useTicketList(person: Person, view: TicketList): Loaded<readonly Ticket[]> {
  const { client } = useDesk();
  return useLoaded(`${person.id}:${view}`, useTurn(person), () => client.tickets(person.id, view));
}

export function useTicket(person: Person, number: string): Loaded<TicketDetail> {
  const { client } = useDesk();
  return useLoaded(`${person.id}:${number}`, useTurn(person), () => client.ticket(person.id, number));
}
