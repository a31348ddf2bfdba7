import { useState } from 'react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Person, TicketList } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import { TicketPage } from './ticket-page.tsx';
import { TicketRows } from './ticket-rows.tsx';

export interface TicketsProps {
  readonly person: Person;
  readonly ticket: string | undefined;
  readonly onTicket: (number: string | undefined) => void;
}

const agentViews = ['queue', 'assigned', 'mine', 'approvals'] as const satisfies readonly TicketList[];
const personViews = ['mine', 'approvals'] as const satisfies readonly TicketList[];

function Lists({ person, ticket, onTicket }: TicketsProps): ReactNode {
  const say = useSay();
  const views: readonly TicketList[] = person.agent ? agentViews : personViews;
  const [chosen, setChosen] = useState<TicketList>(views[0] ?? 'mine');
  return (
    <div className="ticket-lists">
      <ToggleButtonGroup
        className="segments"
        aria-label={say('tickets.lists')}
        selectedKeys={[chosen]}
        disallowEmptySelection
        onSelectionChange={(keys) => setChosen(views.find((view) => keys.has(view)) ?? chosen)}
      >
        {views.map((view) => (
          <ToggleButton key={view} id={view} className="segment">
            {say(`tickets.${view}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <TicketRows person={person} view={chosen} selected={ticket} onTicket={onTicket} />
    </div>
  );
}

/** Lists of tickets and, where there is room beside them or else in their place, one ticket. */
export function TicketsView(props: TicketsProps): ReactNode {
  const { person, ticket, onTicket } = props;
  return (
    <div className={`tickets${ticket === undefined ? '' : ' with-ticket'}`}>
      <Lists {...props} />
      {ticket !== undefined && (
        <TicketPage key={ticket} person={person} number={ticket} onBack={() => onTicket(undefined)} onTicket={onTicket} />
      )}
    </div>
  );
}
