import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { newId, useDesk, useLane, useSend } from '../state/desk.ts';
import type { Lane } from '../state/lanes.ts';
import type { Person, Room } from '../wire.ts';
import { Composer } from './composer.tsx';
import { EmptyChat } from './empty-chat.tsx';
import { MessageLog } from './message-log.tsx';
import { OfflineNote } from './offline-note.tsx';

export interface ChatProps {
  readonly person: Person;
  readonly lane: string;
  /** Set where several people read. */
  readonly room?: Room;
  readonly onTicket: (number: string) => void;
}

/** What stands before the reader's eyes is read, if they are looking. */
function useMarkRead(name: string, lane: Lane): void {
  const { book } = useDesk();
  useEffect(() => {
    const mark = (): void => {
      if (!document.hidden) book.markRead(name);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [book, name, lane.last]);
}

export function Chat({ person, lane: name, room, onTicket }: ChatProps): ReactNode {
  const lane = useLane(name);
  const send = useSend(person.id);
  useMarkRead(name, lane);
  const say = (text: string, files: readonly string[] = []): void =>
    send({ kind: 'message', id: newId(), lane: name, text, ...(files.length > 0 && { files }) });
  const empty = lane.loaded && lane.entries.length === 0 && lane.pending.length === 0;
  return (
    <div className="chat">
      {empty ? (
        <EmptyChat room={room} onSay={say} />
      ) : (
        <MessageLog lane={lane} context={{ person, lane: name, room, onTicket }} />
      )}
      <OfflineNote />
      <Composer lane={lane} name={name} person={person.id} onSay={say} />
    </div>
  );
}
