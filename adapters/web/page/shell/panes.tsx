import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useUnread } from '../state/use-unread.ts';
import type { ListedPerson, Person, Seat } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import { Avatar } from './avatar.tsx';
import { Badge } from './badge.tsx';
import { Pane } from './pane.tsx';
import { useMedia } from './use-media.ts';
import { useRoute } from './use-route.ts';
import type { Route } from './use-route.ts';
import { seats, useSeats } from './use-seats.ts';
import type { Seating } from './use-seats.ts';
import type { Session } from './use-session.ts';

interface SeatedProps {
  readonly seating: Seating;
  readonly people: readonly ListedPerson[];
  readonly route: Route;
  /** Who signed in. */
  readonly me: string;
}

type Taken = readonly { readonly seat: Seat; readonly person: Person }[];

function taken({ seats: chosen, persons }: Seating): Taken {
  return seats.flatMap((seat) => {
    const person = persons.get(chosen[seat] ?? '');
    return person === undefined ? [] : [{ seat, person }];
  });
}

/** A link to a ticket opens where tickets are worked on: at the agent's, or in the only pane. */
const linkSeat = (all: Taken): Seat | undefined => (all.find(({ seat }) => seat === 'agent') ?? all[0])?.seat;

function PaneTab({ seat, person }: { readonly seat: Seat; readonly person: Person }): ReactNode {
  const unread = useUnread(person);
  const say = useSay();
  return (
    <Tab id={seat} className="seat-tab">
      <Avatar name={person.name} small />
      <span className="seat-words">
        <strong>{person.name.split(' ')[0]}</strong>
        <span className="quiet">{say(`pane.${seat}`)}</span>
      </span>
      <Badge count={unread} />
    </Tab>
  );
}

function Narrow({ seating, people, route, me }: SeatedProps): ReactNode {
  const say = useSay();
  const all = taken(seating);
  const [shown, setShown] = useState<Seat>(() => seats.find((seat) => seating.seats[seat] === me) ?? 'employee');
  const goal = linkSeat(all);
  useEffect(() => {
    if (route.ticket !== undefined && goal !== undefined) setShown(goal);
  }, [route, goal]);
  return (
    <Tabs
      className="narrow"
      selectedKey={shown}
      onSelectionChange={(key) => setShown(seats.find((seat) => seat === key) ?? 'employee')}
    >
      <TabList className="seat-tabs" aria-label={say('pane.panes')}>
        {all.map((one) => (
          <PaneTab key={one.seat} {...one} />
        ))}
      </TabList>
      {all.map(({ seat, person }) => (
        <TabPanel key={seat} id={seat} className="narrow-panel">
          <Pane
            seat={seat}
            person={person}
            people={people}
            onSwitch={(id) => seating.sit(seat, id)}
            {...(goal === seat ? { route } : {})}
          />
        </TabPanel>
      ))}
    </Tabs>
  );
}

function Wide({ seating, people, route }: SeatedProps): ReactNode {
  const all = taken(seating);
  const goal = linkSeat(all);
  return (
    <div className={`wide panes-${all.length}`}>
      {all.map(({ seat, person }) => (
        <Pane
          key={seat}
          seat={seat}
          person={person}
          people={people}
          onSwitch={(id) => seating.sit(seat, id)}
          {...(goal === seat ? { route } : {})}
        />
      ))}
    </div>
  );
}

export function Panes({ session }: { readonly session: Session }): ReactNode {
  const seating = useSeats(session);
  const route = useRoute();
  const wide = useMedia('(min-width: 1120px)');
  const people = session.me?.demo === true ? (session.people?.people ?? []) : [];
  const Layout = wide || people.length === 0 ? Wide : Narrow;
  return (
    <main className="main">
      <Layout seating={seating} people={people} route={route} me={session.me?.person.id ?? ''} />
    </main>
  );
}
