import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../shell/icons.tsx';
import type { Room } from '../wire.ts';
import { useSay } from '../words/words.tsx';

interface EmptyChatProps {
  readonly room: Room | undefined;
  readonly onSay: (text: string) => void;
}

const examples = ['chat.example1', 'chat.example2', 'chat.example3'] as const;

export function EmptyChat({ room, onSay }: EmptyChatProps): ReactNode {
  const say = useSay();
  return (
    <div className="empty grow">
      <span className="empty-picture">
        <Icon name={room === undefined ? 'spark' : 'room'} />
      </span>
      <h3>{say(room === undefined ? 'chat.empty' : 'chat.roomEmpty')}</h3>
      <p className="quiet">{say(room === undefined ? 'chat.emptyMore' : 'chat.roomEmptyMore')}</p>
      {room === undefined && (
        <div className="chips">
          {examples.map((key) => (
            <Button key={key} className="chip" onPress={() => onSay(say(key))}>
              {say(key)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
