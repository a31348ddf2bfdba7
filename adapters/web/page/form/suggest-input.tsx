import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useDesk } from '../state/desk.ts';
import type { Suggestion } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import { ChosenList } from './chosen-list.tsx';
import type { FieldProps } from './field-frame.ts';
import { FieldLabel, FieldNotes } from './field-words.tsx';
import { usePerson } from './use-person.ts';

interface SuggestProps extends FieldProps<readonly string[]> {
  readonly of: 'people' | 'assets';
  readonly several: boolean;
  /** How the value reads, where nothing has been chosen here yet. */
  readonly shown: string;
  /** Values that the desk has given their names, and those names. */
  readonly named?: readonly string[];
  readonly names?: readonly string[];
}

/** Names of what was chosen, by kind and id: a card that is shown anew still names it. */
const known = new Map<string, string>();

const fewestLetters = 2;
const pauseMs = 200;

/** The desk's suggestions for what has been written so far; none before the second letter. */
function useSuggestions(of: SuggestProps['of'], words: string): readonly Suggestion[] {
  const { client } = useDesk();
  const person = usePerson();
  const [found, setFound] = useState<{ words: string; list: readonly Suggestion[] }>({ words: '', list: [] });
  const asked = words.trim();
  useEffect(() => {
    if (asked.length < fewestLetters) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      client.suggest(person, of, asked).then(
        (list) => wanted && setFound({ words: asked, list }),
        () => wanted && setFound({ words: asked, list: [] }),
      );
    }, pauseMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, person, of, asked]);
  return asked.length < fewestLetters ? [] : found.list;
}

interface Choosing {
  readonly words: string;
  readonly write: (words: string) => void;
  readonly found: readonly Suggestion[];
  /** Enough letters for names to come. */
  readonly asking: boolean;
  readonly nameOf: (id: string) => string;
  readonly choose: (id: string) => void;
  /** What is written and not chosen goes to the desk as it is: it reads names too. */
  readonly leave: () => void;
}

function useChoosing({ of, several, shown, value, onChange, named = [], names = [] }: SuggestProps): Choosing {
  const nameOf = (id: string): string => known.get(`${of}:${id}`) ?? names[named.indexOf(id)] ?? id;
  const [words, write] = useState(several ? '' : value[0] === undefined ? shown : nameOf(value[0]));
  // What has been chosen is not searched again.
  const chosen = !several && words !== '' && words === nameOf(value[0] ?? '');
  const found = useSuggestions(of, chosen ? '' : words);
  return {
    words,
    write,
    found,
    asking: !chosen && words.trim().length >= fewestLetters,
    nameOf,
    choose: (id) => {
      const name = found.find((one) => one.value === id)?.label ?? id;
      known.set(`${of}:${id}`, name);
      write(several ? '' : name);
      onChange(several ? [...new Set([...value, id])] : [id]);
    },
    leave: () => {
      if (several || words === nameOf(value[0] ?? '')) return;
      onChange(words.trim() === '' ? [] : [words.trim()]);
    },
  };
}

/** A name that is one of too many to be listed: one writes part of it and chooses. */
export function SuggestInput(props: SuggestProps): ReactNode {
  const say = useSay();
  const { several, value, onChange, hint, error, required = false, missing = false } = props;
  const { words, write, found, asking, nameOf, choose, leave } = useChoosing(props);
  return (
    <div className="field">
      <ComboBox
        className="field"
        items={found.map((one) => ({ id: one.value, ...one }))}
        allowsCustomValue
        // Names come a moment after the letters: the list waits for them open.
        allowsEmptyCollection={asking}
        menuTrigger="input"
        inputValue={words}
        onInputChange={write}
        selectedKey={null}
        onSelectionChange={(key) => key !== null && choose(String(key))}
        onBlur={leave}
        {...{ isInvalid: missing, isRequired: required && value.length === 0, 'data-missing': missing || undefined }}
        validationBehavior="aria"
      >
        <FieldLabel {...props} />
        <Input className="input" placeholder={say('form.write')} />
        <FieldNotes hint={hint} error={error} />
        <Popover className="popover">
          <SuggestedNames />
        </Popover>
      </ComboBox>
      {several && (
        <ChosenList
          chosen={value.map((id) => ({ id, name: nameOf(id) }))}
          onRemove={(id) => onChange(value.filter((one) => one !== id))}
        />
      )}
    </div>
  );
}

function SuggestedNames(): ReactNode {
  const say = useSay();
  return (
    <ListBox<Suggestion> className="menu" renderEmptyState={() => <p className="menu-item quiet">{say('form.noneFound')}</p>}>
      {(one) => (
        <ListBoxItem id={one.value} textValue={one.label} className="menu-item">
          {one.label}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
