import type { ReactNode } from 'react';
import type { TicketDetail } from '../wire.ts';
import { RelativeTime } from '../words/times.tsx';
import { useSay } from '../words/words.tsx';

type Event = TicketDetail['history'][number];

function Happened({ event }: { readonly event: Event }): ReactNode {
  const say = useSay();
  return (
    <li className={event.internal ? 'internal' : ''}>
      <p>
        <strong>{event.who}</strong> {event.what}{' '}
        {event.internal && <span className="pill notice">{say('detail.internal')}</span>}
      </p>
      {event.text !== undefined && <blockquote>{event.text}</blockquote>}
      <p className="quiet">
        <RelativeTime at={event.at} />
      </p>
    </li>
  );
}

export function TicketHistory({ ticket }: { readonly ticket: TicketDetail }): ReactNode {
  const say = useSay();
  return (
    <section>
      <h4>{say('detail.history')}</h4>
      {ticket.history.length === 0 && <p className="quiet">{say('detail.noHistory')}</p>}
      <ol className="history">
        {ticket.history.map((event, index) => (
          <Happened key={index} event={event} />
        ))}
      </ol>
    </section>
  );
}
