import type { KeyboardEvent, ReactNode } from 'react';
import { TicketLink } from '../chat/words-with-tickets.tsx';
import { Icon } from '../shell/icons.tsx';
import type { Person } from '../wire.ts';
import type { ListQuery, Ticket, TicketList } from '../wire-tickets.ts';
import { RelativeTime } from '../words/times.tsx';
import { useSay } from '../words/words.tsx';
import { DueRing, DueWords } from './due-ring.tsx';
import { PriorityMark, StatePill } from './marks.tsx';
import { useTicketList } from './use-tickets.ts';

interface RowsProps {
  readonly person: Person;
  readonly query: ListQuery;
  readonly selected: string | undefined;
  readonly onTicket: (number: string) => void;
}

interface RowProps extends Pick<RowsProps, 'onTicket'> {
  readonly ticket: Ticket;
  readonly selected: boolean;
}

function Row({ ticket, selected, onTicket }: RowProps): ReactNode {
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
            {ticket.confidential && <Icon name="lock" />}
            <DueWords ticket={ticket} />
          </span>
          <span className="ticket-title">{ticket.title}</span>
          <span className="ticket-line quiet">
            <span>{ticket.requester}</span>
            <span>{ticket.progress ?? who}</span>
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
        <Icon name={view === 'search' ? 'search' : 'inbox'} />
      </span>
      <h3>{say(`tickets.${view}Empty`)}</h3>
      <p className="quiet">{say(`tickets.${view}EmptyMore`)}</p>
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrow keys walk through the rows, as in any list. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = steps[event.key];
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('a.ticket-row')];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (step === undefined || at < 0) return;
  event.preventDefault();
  rows[at + step]?.focus();
}

export function TicketRows({ person, query, selected, onTicket }: RowsProps): ReactNode {
  const say = useSay();
  const { view } = query;
  const list = useTicketList(person, query);
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
    <ul className="ticket-rows" aria-label={say(`tickets.${view}`)} onKeyDown={walk}>
      {list.value.map((ticket) => (
        <Row key={ticket.number} ticket={ticket} selected={ticket.number === selected} onTicket={onTicket} />
      ))}
    </ul>
  );
}
