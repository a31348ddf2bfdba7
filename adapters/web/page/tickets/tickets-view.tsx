import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Input, Label, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import type { Person, Room } from '../wire.ts';
import type { ListQuery, TicketList } from '../wire-tickets.ts';
import { useSay } from '../words/words.tsx';
import { AwayList } from './away-list.tsx';
import { PickField } from './pick-field.tsx';
import { TicketPage } from './ticket-page.tsx';
import { TicketRows } from './ticket-rows.tsx';

export interface TicketsProps {
  readonly person: Person;
  readonly ticket: string | undefined;
  readonly onTicket: (number: string | undefined) => void;
}

type List = Exclude<TicketList, 'search'> | 'away';

const agentLists = ['queue', 'assigned', 'mine', 'approvals', 'away'] as const satisfies readonly List[];
const personLists = ['mine', 'approvals'] as const satisfies readonly List[];

function SearchBox({ words, onWords }: { readonly words: string; readonly onWords: (words: string) => void }): ReactNode {
  const say = useSay();
  return (
    <SearchField className="field search-box" value={words} onChange={onWords}>
      <Label className="hidden-words">{say('tickets.search')}</Label>
      <Icon name="search" />
      <Input className="input" placeholder={say('tickets.searchHint')} />
      {words !== '' && (
        <Button className="button subtle square" aria-label={say('tickets.searchClear')}>
          <Icon name="cross" />
        </Button>
      )}
    </SearchField>
  );
}

interface SegmentsProps {
  readonly lists: readonly List[];
  readonly chosen: List;
  readonly onChoose: (list: List) => void;
}

function Segments({ lists, chosen, onChoose }: SegmentsProps): ReactNode {
  const say = useSay();
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={say('tickets.lists')}
      selectedKeys={[chosen]}
      disallowEmptySelection
      onSelectionChange={(keys) => onChoose(lists.find((list) => keys.has(list)) ?? chosen)}
    >
      {lists.map((list) => (
        <ToggleButton key={list} id={list} className="segment">
          {say(`tickets.${list}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface TeamProps {
  readonly rooms: readonly Room[];
  readonly team: string;
  readonly onTeam: (team: string) => void;
}

/** Whoever works in several teams may look at one queue at a time. */
function TeamFilter({ rooms, team, onTeam }: TeamProps): ReactNode {
  const say = useSay();
  const options = [
    { value: 'all', label: say('tickets.allTeams') },
    ...rooms.map(({ team: value, name: label }) => ({ value, label })),
  ];
  return <PickField label={say('tickets.team')} required options={options} value={team} onChange={onTeam} />;
}

function Lists({ person, ticket, onTicket }: TicketsProps): ReactNode {
  const lists: readonly List[] = person.agent ? agentLists : personLists;
  const [chosen, setChosen] = useState<List>(lists[0] ?? 'mine');
  const [team, setTeam] = useState('all');
  const [words, setWords] = useState('');
  const sought = useDeferredValue(words.trim());
  const query = ((): ListQuery | undefined => {
    if (sought !== '') return { view: 'search', words: sought };
    if (chosen === 'away') return undefined;
    return chosen === 'queue' && team !== 'all' ? { view: chosen, team } : { view: chosen };
  })();
  return (
    <div className="ticket-lists">
      {person.agent && <SearchBox words={words} onWords={setWords} />}
      <Segments
        lists={lists}
        chosen={chosen}
        onChoose={(list) => {
          setWords('');
          setChosen(list);
        }}
      />
      {chosen === 'queue' && sought === '' && person.rooms.length > 1 && (
        <TeamFilter rooms={person.rooms} team={team} onTeam={setTeam} />
      )}
      {query === undefined ? (
        <AwayList person={person} />
      ) : (
        <TicketRows person={person} query={query} selected={ticket} onTicket={onTicket} />
      )}
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
