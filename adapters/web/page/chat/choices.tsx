import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Pending } from '../state/lanes.ts';
import type { Choice } from '../wire.ts';

interface ChoicesProps {
  readonly choices: readonly Choice[];
  /** A tap that is on its way: its button shows it, and no other can be tapped. */
  readonly tapped: Pending | undefined;
  readonly onChoose: (choice: Choice) => void;
}

const valueOf = (pending: Pending | undefined): string | undefined =>
  pending?.act.kind === 'choice' ? pending.act.value : undefined;

/** The buttons of a card. Marks of a survey stand in one row of equal width. */
export function Choices({ choices, tapped, onChoose }: ChoicesProps): ReactNode {
  if (choices.length === 0) return null;
  const value = valueOf(tapped);
  const marks = choices.length >= 3 && choices.every((choice) => choice.label.length <= 2);
  return (
    <div className={`choices${marks ? ' marks' : ''}`}>
      {choices.map((choice) => (
        <Button
          key={choice.value}
          className={`button ${choice.style ?? 'outline'}`}
          isDisabled={tapped !== undefined && choice.value !== value}
          isPending={choice.value === value}
          onPress={() => onChoose(choice)}
        >
          {choice.label}
        </Button>
      ))}
    </div>
  );
}
