import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Chat } from '../chat/chat.tsx';
import { useUnread } from '../state/use-unread.ts';
import { TicketsView } from '../tickets/tickets-view.tsx';
import type { ListedPerson, Person, Room, Seat } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import { Badge } from './badge.tsx';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import { PersonSwitcher } from './person-switcher.tsx';
import { TroubleBanner } from './trouble-banner.tsx';
import { showInAddress } from './use-route.ts';
import type { Route } from './use-route.ts';

interface PaneProps {
  readonly seat: Seat;
  readonly person: Person;
  readonly people: readonly ListedPerson[];
  readonly onSwitch: (person: string) => void;
  /** Set in the pane that follows links to tickets. */
  readonly route?: Route;
}

interface PartProps {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly unread: number;
}

function Part({ id, icon, label, unread }: PartProps): ReactNode {
  return (
    <Tab id={id} className="part-tab">
      <Icon name={icon} />
      <span className="part-name">{label}</span>
      <Badge count={unread} />
    </Tab>
  );
}

function ChatPart({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  return <Part id="chat" icon="chat" label={say('pane.chat')} unread={useUnread(person, `web:${person.id}`)} />;
}

function RoomPart({ person, room }: { readonly person: Person; readonly room: Room }): ReactNode {
  return <Part id={room.lane} icon="room" label={room.name} unread={useUnread(person, room.lane)} />;
}

interface Place {
  readonly part: string;
  readonly setPart: (part: string) => void;
  readonly ticket: string | undefined;
  readonly openTicket: (number: string | undefined) => void;
}

/** Which part of the pane is shown, and which ticket in it. */
function usePlace(person: Person, route: Route | undefined): Place {
  const [part, setPart] = useState(person.agent ? 'tickets' : 'chat');
  const [ticket, setTicket] = useState<string | undefined>();
  const linked = route?.ticket;
  const turn = route?.turn;
  useEffect(() => {
    if (linked === undefined) return;
    setTicket(linked);
    setPart('tickets');
  }, [linked, turn]);
  const openTicket = (number: string | undefined): void => {
    setTicket(number);
    if (number !== undefined) setPart('tickets');
    showInAddress(number);
  };
  return { part, setPart, ticket, openTicket };
}

function PaneParts({ person, place }: { readonly person: Person; readonly place: Place }): ReactNode {
  const { ticket, openTicket } = place;
  return (
    <>
      <TabPanel id="chat" className="part-panel">
        <Chat key={person.id} person={person} lane={`web:${person.id}`} onTicket={openTicket} />
      </TabPanel>
      <TabPanel id="tickets" className="part-panel">
        <TicketsView key={person.id} person={person} ticket={ticket} onTicket={openTicket} />
      </TabPanel>
      {person.rooms.map((room) => (
        <TabPanel key={room.lane} id={room.lane} className="part-panel">
          <Chat person={person} lane={room.lane} room={room} onTicket={openTicket} />
        </TabPanel>
      ))}
    </>
  );
}

/** One person's place at the desk: conversation, tickets, and the rooms of their teams. */
function PaneBody({ seat, person, people, onSwitch, route }: PaneProps): ReactNode {
  const say = useSay();
  const place = usePlace(person, route);
  return (
    <Tabs className="pane-tabs" selectedKey={place.part} onSelectionChange={(key) => place.setPart(String(key))}>
      <div className="pane-head">
        <PersonSwitcher seat={seat} person={person} people={people} onSwitch={onSwitch} />
        <TabList className="part-tabs" aria-label={say('pane.navigation', { name: person.name })}>
          <ChatPart person={person} />
          <Part id="tickets" icon="tickets" label={say('pane.tickets')} unread={0} />
          {person.rooms.map((room) => (
            <RoomPart key={room.lane} person={person} room={room} />
          ))}
        </TabList>
      </div>
      <TroubleBanner person={person} />
      <PaneParts person={person} place={place} />
    </Tabs>
  );
}

export function Pane(props: PaneProps): ReactNode {
  return (
    <section className={`pane seat-${props.seat}`} aria-label={props.person.name}>
      <PaneBody key={props.person.id} {...props} />
    </section>
  );
}
