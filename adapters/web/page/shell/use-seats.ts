import { useEffect, useState } from 'react';
import { useDesk } from '../state/desk.ts';
import type { ListedPerson, Person, Seat } from '../wire.ts';
import type { Session } from './use-session.ts';

export const seats = ['employee', 'approver', 'agent'] as const satisfies readonly Seat[];
export type Seats = Readonly<Partial<Record<Seat, string>>>;

const storageKey = 'mesa.seats';

/** Who was seated where, by whoever was signed in then. */
interface Remembered {
  readonly by: string;
  readonly seats: Seats;
}

function remembered(me: string): Seats {
  try {
    const found = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Remembered>;
    return found.by === me ? (found.seats ?? {}) : {};
  } catch {
    return {};
  }
}

function remember(chosen: Remembered): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(chosen));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Who sits where: as this person chose before, else they themselves; empty seats go to those whom the desk proposes, to nobody twice. */
function seatPeople(people: readonly ListedPerson[], me: string): Seats {
  const before = Object.entries(remembered(me)).filter(([, id]) => people.some((person) => person.id === id));
  const own = people.find((person) => person.id === me);
  const ownSeat: Seat = own?.agent === true ? 'agent' : (own?.seat ?? 'employee');
  const begun: Seats = Object.fromEntries(before.length > 0 ? before : [[ownSeat, me]]);
  return seats.reduce<Seats>((chosen, seat) => {
    if (chosen[seat] !== undefined) return chosen;
    const free = people.filter((person) => !Object.values(chosen).includes(person.id));
    const next = free.find((person) => person.seat === seat) ?? free.find((person) => person.agent === (seat === 'agent'));
    return next === undefined ? chosen : { ...chosen, [seat]: next.id };
  }, begun);
}

/** What the server says of these people; who cannot be read is left out. */
function usePersons(ids: readonly string[]): ReadonlyMap<string, Person | undefined> {
  const { client } = useDesk();
  const [persons, setPersons] = useState<ReadonlyMap<string, Person | undefined>>(new Map());
  const missing = ids.filter((id) => !persons.has(id)).join(',');
  useEffect(() => {
    for (const id of missing.split(',').filter((one) => one !== '')) {
      const keep = (person?: Person): void => setPersons((before) => new Map(before).set(id, person));
      void client.me(id).then(
        (me) => keep(me.person),
        () => keep(),
      );
    }
  }, [client, missing]);
  return persons;
}

export interface Seating {
  readonly seats: Seats;
  readonly persons: ReadonlyMap<string, Person | undefined>;
  sit(seat: Seat, person: string): void;
}

/** Three people beside each other in a demo; elsewhere one, the one who signed in. */
export function useSeats(session: Session): Seating {
  const { live, outgoing } = useDesk();
  const me = session.me?.person.id ?? '';
  const demo = session.me?.demo === true;
  const [chosen, setChosen] = useState<Seats>(() =>
    demo ? seatPeople(session.people?.people ?? [], me) : { [session.me?.person.agent === true ? 'agent' : 'employee']: me },
  );
  const ids = [...new Set(Object.values(chosen))];
  const persons = usePersons(ids);
  const present = ids.flatMap((id) => persons.get(id) ?? []);
  const key = ids.every((id) => persons.has(id)) ? present.map((person) => person.id).join(',') : '';
  useEffect(() => {
    if (key === '') return;
    live.follow(present);
    outgoing.restore(key.split(','));
    // `key` stands for `present`, which is a new array each time.
  }, [key, live, outgoing]);
  const sit = (seat: Seat, person: string): void => {
    const next = { ...chosen, [seat]: person };
    remember({ by: me, seats: next });
    setChosen(next);
  };
  return { seats: chosen, persons, sit };
}
