import type { ReactNode } from 'react';
import { Icon } from '../shell/icons.tsx';
import type { TicketDetail } from '../wire-tickets.ts';
import { RelativeTime } from '../words/times.tsx';
import { useSay } from '../words/words.tsx';
import { PriorityMark, StatePill } from './marks.tsx';

/** What a ticket is, in three lines. */
export function TicketHead({ ticket }: { readonly ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const who = ticket.assignee === undefined ? say('tickets.nobody') : say('tickets.assignee', { name: ticket.assignee });
  return (
    <div className="ticket-head">
      <div className="ticket-line">
        <StatePill state={ticket.state} label={ticket.stateLabel} />
        <PriorityMark priority={ticket.priority} label={ticket.priorityLabel} />
        {ticket.confidential && (
          <span className="pill notice">
            <Icon name="lock" /> {say('detail.confidential')}
          </span>
        )}
      </div>
      <h3>{ticket.title}</h3>
      <p className="ticket-line quiet">
        <span>{ticket.requester}</span>
        <span>{ticket.team}</span>
        <span>{who}</span>
        <RelativeTime at={ticket.openedAt} />
      </p>
      {ticket.progress !== undefined && <p className="quiet">{say('detail.progress', { progress: ticket.progress })}</p>}
    </div>
  );
}
