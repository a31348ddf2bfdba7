import { useState } from 'react';
import type { ReactNode } from 'react';
import {
  Autocomplete,
  Button,
  Dialog,
  DialogTrigger,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
} from 'react-aria-components';
import type { ListedPerson, Person, Seat } from '../wire.ts';
import { useLanguage, useSay } from '../words/words.tsx';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { matchPeople } from './match-people.ts';

interface SwitcherProps {
  readonly seat: Seat;
  readonly person: Person;
  readonly people: readonly ListedPerson[];
  readonly onSwitch: (person: string) => void;
}

const shownAtOnce = 9;

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

/** A field to write a name in, and the few who are called like that; the arrow keys walk through them from the field. */
function FindPerson({ people, onSwitch }: Pick<SwitcherProps, 'people' | 'onSwitch'>): ReactNode {
  const say = useSay();
  const [words, setWords] = useState('');
  return (
    <Autocomplete inputValue={words} onInputChange={setWords}>
      <SearchField className="field find" autoFocus>
        <Label className="hidden-words">{say('sign.search')}</Label>
        <Input className="input" placeholder={say('sign.search')} />
      </SearchField>
      <ListBox
        className="menu"
        aria-label={say('pane.person')}
        items={matchPeople(people, words, shownAtOnce)}
        onAction={(key) => onSwitch(String(key))}
        renderEmptyState={() => <p className="quiet padded">{say('sign.searchNone')}</p>}
      >
        {(one) => <Choice person={one} />}
      </ListBox>
    </Autocomplete>
  );
}

/** Who this pane is; in a demo, a search to be somebody else. */
export function PersonSwitcher({ seat, person, people, onSwitch }: SwitcherProps): ReactNode {
  const say = useSay();
  if (people.length === 0)
    return (
      <div className="switcher fixed">
        <Face seat={seat} person={person} />
      </div>
    );
  return (
    <DialogTrigger>
      <Button className="switcher switcher-button" aria-label={`${person.name} ${say('pane.person')} (${say(`pane.${seat}`)})`}>
        <Face seat={seat} person={person} />
        <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="find-dialog" aria-label={say('pane.person')}>
          {({ close }) => (
            <FindPerson
              people={people}
              onSwitch={(id) => {
                close();
                onSwitch(id);
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
