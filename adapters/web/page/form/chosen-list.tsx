import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import { useSay } from '../words/words.tsx';

interface ChosenProps {
  readonly chosen: readonly { readonly id: string; readonly name: string }[];
  readonly onRemove: (id: string) => void;
}

/** What has been put into an input so far; each can be taken out again. */
export function ChosenList({ chosen, onRemove }: ChosenProps): ReactNode {
  const say = useSay();
  if (chosen.length === 0) return null;
  return (
    <ul className="chosen">
      {chosen.map(({ id, name }) => (
        <li key={id}>
          {name}
          <Button className="button subtle square" aria-label={say('form.takeOut', { name })} onPress={() => onRemove(id)}>
            <Icon name="cross" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
