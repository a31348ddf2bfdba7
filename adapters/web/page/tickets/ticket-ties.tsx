import type { ReactNode } from 'react';
import { FileLink } from '../chat/kept-file.tsx';
import { TicketLink } from '../chat/words-with-tickets.tsx';
import { Icon } from '../shell/icons.tsx';
import type { Person } from '../wire.ts';
import type { TicketDetail } from '../wire-tickets.ts';
import { useLanguage, useSay } from '../words/words.tsx';

interface TicketProps {
  readonly ticket: TicketDetail;
}

/** Other tickets that this one has to do with. */
export function TicketLinks({ ticket, onTicket }: TicketProps & { readonly onTicket: (number: string) => void }): ReactNode {
  const say = useSay();
  if (ticket.links.length === 0) return null;
  return (
    <section>
      <h4>{say('detail.links')}</h4>
      <ul className="ties">
        {ticket.links.map(({ kind, label, number, title, state }) => (
          <li key={`${kind}${number}`} className="ticket-line">
            <span className="quiet">{label}</span>
            {title === undefined ? <span>{number}</span> : <TicketLink number={number} onTicket={onTicket} />}
            {title !== undefined && <span>{title}</span>}
            {state !== undefined && <span className="pill calm">{state}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who follows it besides the requester, and whom else it affects. */
export function TicketPeople({ ticket }: TicketProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const { participants, affected } = ticket;
  if (participants.length + affected.length === 0) return null;
  const list = (names: readonly string[]): string => new Intl.ListFormat(language === 'es' ? 'es-PE' : 'en-GB').format(names);
  return (
    <section>
      <h4>{say('detail.people')}</h4>
      {participants.length > 0 && <p>{say('people.participants', { names: list(participants) })}</p>}
      {affected.length > 0 && <p>{say('people.affected', { count: affected.length, names: list(affected) })}</p>}
    </section>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What was attached; each file is asked for anew, so that it opens only for who may see it now. */
export function TicketFiles({ ticket, person }: TicketProps & { readonly person: Person }): ReactNode {
  const say = useSay();
  if (ticket.files.length === 0) return null;
  return (
    <section>
      <h4>{say('detail.files')}</h4>
      <ul className="ties">
        {ticket.files.map(({ id, name, size, who, internal }) => (
          <li key={id} className="ticket-line">
            <Icon name="file" />
            <FileLink id={id} person={person.id} name={name}>
              {name}
            </FileLink>
            <span className="quiet">{`${sizeOf(size)} · ${who}`}</span>
            {internal && <span className="pill notice">{say('detail.internal')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
