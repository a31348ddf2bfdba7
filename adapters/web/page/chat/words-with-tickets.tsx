import type { ReactNode } from 'react';
import { ticketHref } from '../shell/use-route.ts';

// A task's number, `REQ-3.1`, leads to its ticket.
const number = /\b((?:INC|REQ|PRB|CHG)-\d+(?:\.\d+)?)\b/g;

interface TicketLinkProps {
  readonly number: string;
  readonly onTicket: (number: string) => void;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** Opens a ticket in its own pane; as a link it can also be opened in a new window, or copied. */
export function TicketLink({ number: ticket, onTicket, className = 'ticket-link', children }: TicketLinkProps): ReactNode {
  return (
    <a
      className={className}
      href={ticketHref(ticket)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onTicket(ticket);
      }}
    >
      {children ?? ticket}
    </a>
  );
}

/** Plain words in which the numbers of tickets, and nothing else, are links. */
export function WordsWithTickets({
  text,
  onTicket,
}: {
  readonly text: string;
  readonly onTicket: (number: string) => void;
}): ReactNode {
  return text.split(number).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <TicketLink key={index} number={part.replace(/\..*/, '')} onTicket={onTicket}>
        {part}
      </TicketLink>
    ),
  );
}
