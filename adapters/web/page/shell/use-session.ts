import { useCallback, useEffect, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { useStoreValue } from '../state/use-store-value.ts';
import type { Desk } from '../state/desk.ts';
import type { Me, People } from '../wire.ts';

/** Whether somebody is signed in, and whom one may be. */
export interface Session {
  readonly state: 'loading' | 'offline' | 'out' | 'in';
  readonly people?: People;
  readonly me?: Me;
  enter(person: string): Promise<void>;
  leave(): Promise<void>;
}

type Found = Pick<Session, 'state' | 'people' | 'me'>;

const againMs = 3000;

/** A one-time link ends in `#/enter/TOKEN`: behind the `#` it reaches no log. It is taken out of the address at once. */
function takeToken(): string | undefined {
  const token = /^#\/enter\/([\w.~-]+)$/.exec(location.hash)?.[1];
  if (token !== undefined) history.replaceState(null, '', location.pathname);
  return token;
}

async function find({ client }: Desk, token: string | undefined): Promise<Found> {
  try {
    const people = await client.people();
    if (token === undefined && !people.signedIn) return { state: 'out', people };
    const me = await (token === undefined ? client.me() : client.enter({ token })).catch((error: unknown) => {
      if (error instanceof ApiError && !error.passing) return undefined;
      throw error;
    });
    return me === undefined || me.demo !== people.demo ? { state: 'out', people } : { state: 'in', people, me };
  } catch {
    return { state: 'offline' };
  }
}

export function useSession(desk: Desk): Session {
  const [found, setFound] = useState<Found>({ state: 'loading' });
  const lost = useStoreValue(desk.live.connection) === 'signed_out';
  const look = useCallback(() => void find(desk, takeToken()).then(setFound), [desk]);
  useEffect(look, [look]);
  useEffect(() => {
    if (lost) look();
  }, [lost, look]);
  useEffect(() => {
    if (found.state !== 'offline') return undefined;
    const timer = setTimeout(look, againMs);
    return () => clearTimeout(timer);
  }, [found, look]);
  return {
    ...found,
    enter: async (person) => {
      const me = await desk.client.enter({ person });
      setFound((before) => ({ ...before, state: 'in', me }));
    },
    leave: async () => {
      await desk.client.leave();
      location.reload();
    },
  };
}
