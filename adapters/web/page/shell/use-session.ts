import { useCallback, useEffect, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { useStoreValue } from '../state/use-store-value.ts';
import type { Desk } from '../state/desk.ts';
import type { Me, People } from '../wire.ts';

/** A link that opens nothing, or no longer; or what came of signing in elsewhere. */
const troubles = ['link', 'refused', 'stranger', 'unavailable'] as const;
export type Trouble = (typeof troubles)[number];

/** Whether somebody is signed in, and whom one may be. */
export interface Session {
  readonly state: 'loading' | 'offline' | 'out' | 'stranger' | 'in';
  readonly people?: People;
  readonly me?: Me;
  /** Why they are not in, though they tried. */
  readonly trouble?: Trouble;
  enter(person: string): Promise<void>;
  leave(): Promise<void>;
  /** Looks anew who is there. */
  again(): void;
}

type Found = Pick<Session, 'state' | 'people' | 'me' | 'trouble'>;

const againMs = 3000;

/** A one-time link ends in `#TOKEN`: behind the `#` it reaches no log. It is taken out of the address at once. */
function takeToken(): string | undefined {
  const token = /^#(?:\/enter\/)?([0-9a-f]{32})$/.exec(location.hash)?.[1];
  if (token !== undefined) history.replaceState(null, '', location.pathname);
  return token;
}

/** Nobody is signed in, or somebody whom the desk does not know; anything else passes. */
function refused(error: unknown): Found {
  const code = error instanceof ApiError ? error.code : '';
  if (code === 'stranger') return { state: 'stranger' };
  return { state: code === 'signed_out' || code === 'no_token' ? 'out' : 'offline' };
}

/** Sign-in elsewhere that came to nothing leads back to `#/sso/WHY`. */
function troubleOf(token: string | undefined): Pick<Found, 'trouble'> {
  const why = token === undefined ? /^#\/sso\/(\w+)$/.exec(location.hash)?.[1] : 'link';
  const trouble = troubles.find((one) => one === why);
  return trouble === undefined ? {} : { trouble };
}

async function find({ client }: Desk, token: string | undefined): Promise<Found> {
  try {
    const people = await client.people();
    if (token === undefined && !people.signedIn) return { state: 'out', people, ...troubleOf(token) };
    const me = await (token === undefined ? client.me() : client.enter({ token })).catch((error: unknown) => {
      if (error instanceof ApiError && !error.passing) return undefined;
      throw error;
    });
    if (me !== undefined && me.demo === people.demo) return { state: 'in', people, me };
    return { state: 'out', people, ...troubleOf(token) };
  } catch (error) {
    return refused(error);
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
    again: look,
    leave: async () => {
      await desk.client.leave();
      location.reload();
    },
  };
}
