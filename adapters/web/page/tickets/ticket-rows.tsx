import type { ReactNode } from 'react';
import { TicketLink } from '../chat/words-with-tickets.tsx';
import { Icon } from '../shell/icons.tsx';
import type { Person, Ticket, TicketList } from '../wire.ts';
import { RelativeTime } from '../words/times.tsx';
import { useSay } from '../words/words.tsx';
import { DueRing, DueWords } from './due-ring.tsx';
import { PriorityMark, StatePill } from './marks.tsx';
import { useTicketList } from './use-tickets.ts';

interface RowsProps {
  readonly person: Person;
  readonly view: TicketList;
  readonly selected: string | undefined;
  readonly onTicket: (number: string) => void;
}

function Row({
  ticket,
  selected,
  onTicket,
}: {
  readonly ticket: Ticket;
  readonly selected: boolean;
  readonly onTicket: (number: string) => void;
}): ReactNode {
  const say = useSay();
  const who = ticket.assignee === undefined ? say('tickets.nobody') : say('tickets.assignee', { name: ticket.assignee });
  return (
    <li>
      <TicketLink number={ticket.number} onTicket={onTicket} className={`ticket-row${selected ? ' selected' : ''}`}>
        <DueRing ticket={ticket} />
        <span className="ticket-words">
          <span className="ticket-line">
            <strong>{ticket.number}</strong>
            <StatePill state={ticket.state} label={ticket.stateLabel} />
            <PriorityMark priority={ticket.priority} label={ticket.priorityLabel} />
            <DueWords ticket={ticket} />
          </span>
          <span className="ticket-title">{ticket.title}</span>
          <span className="ticket-line quiet">
            <span>{ticket.requester}</span>
            <span>{who}</span>
            <RelativeTime at={ticket.openedAt} />
          </span>
        </span>
      </TicketLink>
    </li>
  );
}

function NoTickets({ view }: { readonly view: TicketList }): ReactNode {
  const say = useSay();
  return (
    <div className="empty">
      <span className="empty-picture">
        <Icon name="inbox" />
      </span>
      <h3>{say(`tickets.${view}Empty`)}</h3>
      <p className="quiet">{say(`tickets.${view}EmptyMore`)}</p>
    </div>
  );
}

export function TicketRows({ person, view, selected, onTicket }: RowsProps): ReactNode {
  const say = useSay();
  const list = useTicketList(person, view);
  if (list.state === 'loading')
    return (
      <p className="quiet padded" role="status">
        {say('tickets.loading')}
      </p>
    );
  if (list.state === 'failed')
    return (
      <p className="problem padded" role="alert">
        {say('tickets.failed')}
      </p>
    );
  if (list.value.length === 0) return <NoTickets view={view} />;
  return (
    <ul className="ticket-rows" aria-label={say(`tickets.${view}`)}>
      {list.value.map((ticket) => (
        <Row key={ticket.number} ticket={ticket} selected={ticket.number === selected} onTicket={onTicket} />
      ))}
    </ul>
  );
}
