import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select } from 'react-aria-components';
import type { ListedPerson, Person, Seat } from '../wire.ts';
import { useLanguage, useSay } from '../words/words.tsx';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';

interface SwitcherProps {
  readonly seat: Seat;
  readonly person: Person;
  readonly people: readonly ListedPerson[];
  readonly onSwitch: (person: string) => void;
}

function Face({ seat, person }: Pick<SwitcherProps, 'seat' | 'person'>): ReactNode {
  const say = useSay();
  return (
    <>
      <Avatar name={person.name} />
      <span className="seat-words">
        <strong>{person.name}</strong>
        <span className="quiet">{say(`pane.${seat}`)}</span>
      </span>
    </>
  );
}

function Choice({ person }: { readonly person: ListedPerson }): ReactNode {
  const language = useLanguage();
  return (
    <ListBoxItem id={person.id} textValue={person.name} className="menu-item">
      <Avatar name={person.name} small />
      <span className="seat-words">
        <span>{person.name}</span>
        {person.about !== undefined && <span className="quiet">{person.about[language]}</span>}
      </span>
    </ListBoxItem>
  );
}

/** Who this pane is; in a demo, a list to be somebody else. */
export function PersonSwitcher({ seat, person, people, onSwitch }: SwitcherProps): ReactNode {
  const say = useSay();
  if (people.length === 0)
    return (
      <div className="switcher fixed">
        <Face seat={seat} person={person} />
      </div>
    );
  return (
    <Select
      className="switcher"
      aria-label={`${say('pane.person')} (${say(`pane.${seat}`)})`}
      selectedKey={person.id}
      onSelectionChange={(key) => key !== null && onSwitch(String(key))}
    >
      <Button className="switcher-button">
        <Face seat={seat} person={person} />
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={people.map((one) => ({ ...one, key: one.id }))}>
          {(one) => <Choice person={one} />}
        </ListBox>
      </Popover>
    </Select>
  );
}
