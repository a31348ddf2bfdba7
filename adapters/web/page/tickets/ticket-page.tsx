import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { WordsWithTickets } from '../chat/words-with-tickets.tsx';
import { PersonContext } from '../form/use-person.ts';
import { Icon } from '../shell/icons.tsx';
import { ShareTicket } from '../shell/share-ticket.tsx';
import type { Person } from '../wire.ts';
import type { TicketDetail } from '../wire-tickets.ts';
import { useSay } from '../words/words.tsx';
import { DeskAnswer } from './desk-answer.tsx';
import { TicketApprovals } from './ticket-approvals.tsx';
import { TicketClocks } from './ticket-clocks.tsx';
import { TicketHead } from './ticket-head.tsx';
import { TicketHistory } from './ticket-history.tsx';
import { TicketTasks } from './ticket-tasks.tsx';
import { TicketTimeline } from './ticket-timeline.tsx';
import { TicketFiles, TicketLinks, TicketPeople } from './ticket-ties.tsx';
import { TicketVerbs } from './ticket-verbs.tsx';
import { UndoReply } from './undo-reply.tsx';
import { useCommands } from './use-commands.ts';
import { useTicket } from './use-tickets.ts';
import { WriteBox } from './write-box.tsx';

interface TicketPageProps {
  readonly person: Person;
  readonly number: string;
  readonly onBack: () => void;
  readonly onTicket: (number: string) => void;
}

type OpenTicket = Pick<TicketPageProps, 'onTicket'>;

function Facts({ ticket, onTicket }: OpenTicket & { readonly ticket: TicketDetail }): ReactNode {
  const say = useSay();
  if (ticket.facts.length === 0) return null;
  return (
    <section>
      <h4>{say('detail.facts')}</h4>
      <dl className="facts">
        {ticket.facts.map((fact, index) => (
          <div key={index}>
            <dt>{fact.label}</dt>
            <dd>
              <WordsWithTickets text={fact.value} onTicket={onTicket} />
            </dd>
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

interface FoundProps extends OpenTicket {
  readonly person: Person;
  readonly ticket: TicketDetail;
  readonly onChanged: () => void;
}

function Found({ person, ticket, onTicket, onChanged }: FoundProps): ReactNode {
  const commands = useCommands(person);
  return (
    <div className="ticket-body">
      <TicketHead ticket={ticket} />
      <TicketVerbs ticket={ticket} commands={commands} />
      {ticket.undo !== undefined && (
        <UndoReply key={ticket.undo.until} undo={ticket.undo} commands={commands} onOver={onChanged} />
      )}
      <DeskAnswer person={person} commands={commands} onTicket={onTicket} />
      <WriteBox ticket={ticket} commands={commands} />
      <TicketApprovals ticket={ticket} />
      <TicketTasks ticket={ticket} commands={commands} />
      <TicketClocks ticket={ticket} />
      <TicketTimeline person={person} number={ticket.number} />
      <Facts ticket={ticket} onTicket={onTicket} />
      <TicketFiles ticket={ticket} person={person} />
      <TicketLinks ticket={ticket} onTicket={onTicket} />
      <TicketPeople ticket={ticket} />
      <TicketHistory ticket={ticket} onTicket={onTicket} />
    </div>
  );
}

function Body({ person, number, onTicket }: Omit<TicketPageProps, 'onBack'>): ReactNode {
  const say = useSay();
  const [again, setAgain] = useState(0);
  const changed = useCallback(() => setAgain((before) => before + 1), []);
  const found = useTicket(person, number, again);
  if (found.state === 'loading')
    return (
      <p className="quiet padded" role="status">
        {say('detail.loading')}
      </p>
    );
  if (found.state === 'failed') return <Missing />;
  return (
    <PersonContext value={person.id}>
      <Found person={person} ticket={found.value} onTicket={onTicket} onChanged={changed} />
    </PersonContext>
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
        <ShareTicket number={number} />
      </div>
      <Body person={person} number={number} onTicket={onTicket} />
    </article>
  );
}
