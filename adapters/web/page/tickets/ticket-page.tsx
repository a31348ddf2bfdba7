import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import type { Person, TicketDetail } from '../wire.ts';
import { RelativeTime } from '../words/times.tsx';
import { useSay } from '../words/words.tsx';
import { PriorityMark, StatePill } from './marks.tsx';
import { TicketClocks } from './ticket-clocks.tsx';
import { TicketHistory } from './ticket-history.tsx';
import { TicketVerbs } from './ticket-verbs.tsx';
import { useTicket } from './use-tickets.ts';

interface TicketPageProps {
  readonly person: Person;
  readonly number: string;
  readonly onBack: () => void;
  readonly onTicket: (number: string) => void;
}

function Title({ ticket }: { readonly ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const who = ticket.assignee === undefined ? say('tickets.nobody') : say('tickets.assignee', { name: ticket.assignee });
  return (
    <div className="ticket-head">
      <div className="ticket-line">
        <StatePill state={ticket.state} label={ticket.stateLabel} />
        <PriorityMark priority={ticket.priority} label={ticket.priorityLabel} />
      </div>
      <h3>{ticket.title}</h3>
      <p className="ticket-line quiet">
        <span>{ticket.requester}</span>
        <span>{ticket.team}</span>
        <span>{who}</span>
        <RelativeTime at={ticket.openedAt} />
      </p>
    </div>
  );
}

function Facts({ ticket }: { readonly ticket: TicketDetail }): ReactNode {
  const say = useSay();
  if (ticket.facts.length === 0) return null;
  return (
    <section>
      <h4>{say('detail.facts')}</h4>
      <dl className="facts">
        {ticket.facts.map((fact, index) => (
          <div key={index}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Missing(): ReactNode {
  const say = useSay();
  return (
    <div className="empty">
      <h3>{say('detail.missing')}</h3>
      <p className="quiet">{say('detail.missingMore')}</p>
    </div>
  );
}

function Body({ person, number, onTicket }: Omit<TicketPageProps, 'onBack'>): ReactNode {
  const say = useSay();
  const found = useTicket(person, number);
  if (found.state === 'loading')
    return (
      <p className="quiet padded" role="status">
        {say('detail.loading')}
      </p>
    );
  if (found.state === 'failed') return <Missing />;
  const ticket = found.value;
  return (
    <div className="ticket-body">
      <Title ticket={ticket} />
      <TicketVerbs person={person} ticket={ticket} onTicket={onTicket} />
      <TicketClocks ticket={ticket} />
      <Facts ticket={ticket} />
      <TicketHistory ticket={ticket} />
    </div>
  );
}

export function TicketPage({ person, number, onBack, onTicket }: TicketPageProps): ReactNode {
  const say = useSay();
  const page = useRef<HTMLElement>(null);
  // Whoever opens a ticket goes on reading there, with the keyboard too.
  useEffect(() => page.current?.focus(), []);
  return (
    <article className="ticket-page" ref={page} tabIndex={-1} aria-label={number}>
      <div className="ticket-bar">
        <Button className="button subtle square" aria-label={say('detail.back')} onPress={onBack}>
          <Icon name="back" />
        </Button>
        <strong>{number}</strong>
      </div>
      <Body person={person} number={number} onTicket={onTicket} />
    </article>
  );
}
