import { useEffect, useState } from 'react';
import { useConnection, useDesk } from '../state/desk.ts';
import type { Person } from '../wire.ts';
import type { Troubles } from '../wire-tickets.ts';

const refreshMs = 60_000;
const none: Troubles = { alarms: [], held: 0, failed: 0 };

/** Asked for once a minute while somebody looks, and when the connection is back. */
export function useTroubles(person: Person): Troubles {
  const { client } = useDesk();
  const connection = useConnection();
  const [troubles, setTroubles] = useState(none);
  useEffect(() => {
    let wanted = true;
    const ask = (): void =>
      void client.troubles(person.id).then(
        (found) => wanted && setTroubles(found),
        () => undefined,
      );
    ask();
    const timer = setInterval(() => document.hidden || ask(), refreshMs);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [client, person.id, connection]);
  return troubles;
}
