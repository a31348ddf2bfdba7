import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import type { TicketDetail } from '../wire-tickets.ts';
import { useSay } from '../words/words.tsx';
import type { Commands } from './use-commands.ts';

const tickMs = 250;

/** Seconds until an instant, counted down; never more than the desk holds a reply, whatever the clocks say. */
function useSecondsLeft(until: string, most: number): number {
  const [ends] = useState(() => Math.min(Date.parse(until), Date.now() + most * 1000));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((ends - now) / 1000));
}

interface UndoProps {
  readonly undo: NonNullable<TicketDetail['undo']>;
  readonly commands: Commands;
  /** The time is over. */
  readonly onOver: () => void;
}

const held = 10;

/** A reply that has not left yet: how long it can still be taken back, and the button that does. */
export function UndoReply({ undo, commands, onOver }: UndoProps): ReactNode {
  const say = useSay();
  const seconds = useSecondsLeft(undo.until, held);
  const over = seconds === 0;
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  if (over) return null;
  return (
    <div className="undo-reply" role="status">
      <span>{say('write.held', { seconds })}</span>
      <span className="undo-bar" style={{ inlineSize: `${(seconds / held) * 100}%` }} aria-hidden="true" />
      <Button className="button outline" onPress={() => commands.give(undo.word)}>
        <Icon name="undo" />
        {say('write.undo')}
      </Button>
    </div>
  );
}
