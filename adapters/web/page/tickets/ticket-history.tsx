import type { ReactNode } from 'react';
import { WordsWithTickets } from '../chat/words-with-tickets.tsx';
import { Icon } from '../shell/icons.tsx';
import type { Happening, TicketDetail } from '../wire-tickets.ts';
import { RelativeTime } from '../words/times.tsx';
import { useSay } from '../words/words.tsx';

interface HappenedProps {
  readonly event: Happening;
  readonly onTicket: (number: string) => void;
}

function Happened({ event, onTicket }: HappenedProps): ReactNode {
  const say = useSay();
  const { internal, shared, takenBack, text } = event;
  return (
    <li className={`${internal ? 'internal' : shared ? 'shared' : ''}${takenBack ? ' taken-back' : ''}`}>
      <p>
        <strong>{event.who}</strong> {event.what}{' '}
        {internal && (
          <span className="pill notice">
            <Icon name="lock" /> {say('detail.internal')}
          </span>
        )}
        {takenBack && <span className="pill calm">{say('detail.takenBack')}</span>}
      </p>
      {text !== undefined && (
        <blockquote>
          <WordsWithTickets text={text} onTicket={onTicket} />
        </blockquote>
      )}
      <p className="quiet">
        <RelativeTime at={event.at} />
      </p>
    </li>
  );
}

/** What happened, newest first. Internal notes and public words look different at a glance. */
export function TicketHistory({
  ticket,
  onTicket,
}: {
  readonly ticket: TicketDetail;
  readonly onTicket: (number: string) => void;
}): ReactNode {
  const say = useSay();
  return (
    <section>
      <h4>{say('detail.history')}</h4>
      {ticket.history.length === 0 && <p className="quiet">{say('detail.noHistory')}</p>}
      <ol className="history">
        {[...ticket.history].reverse().map((event, index) => (
          <Happened key={ticket.history.length - index} event={event} onTicket={onTicket} />
        ))}
      </ol>
    </section>
  );
}
