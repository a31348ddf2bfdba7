import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Message } from '../chat/message.tsx';
import { PendingMessage } from '../chat/pending-message.tsx';
import { Icon } from '../shell/icons.tsx';
import { useDesk, useLane } from '../state/desk.ts';
import type { Person } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import type { Commands } from './use-commands.ts';

interface AnswerProps {
  readonly person: Person;
  readonly commands: Commands;
  readonly onTicket: (number: string) => void;
}

/** An answer that is read here is no news in the conversation, unless there is other news as well. */
function useReadHere(name: string, seq: number | undefined): void {
  const { book } = useDesk();
  useEffect(() => {
    const { entries, read } = book.lane(name);
    const news = entries.filter((entry) => entry.from === 'desk' && entry.seq > read);
    if (seq !== undefined && news.length === 1 && news[0]?.seq === seq && !document.hidden) book.markRead(name);
  }, [book, name, seq]);
}

/** What the desk has said in this person's own conversation since the last command was given here. */
export function DeskAnswer({ person, commands, onTicket }: AnswerProps): ReactNode {
  const say = useSay();
  const name = `web:${person.id}`;
  const lane = useLane(name);
  const { since } = commands;
  const answer = since === undefined ? undefined : lane.entries.findLast((entry) => entry.from === 'desk' && entry.seq > since);
  useReadHere(name, answer?.seq);
  const unsent = lane.pending.find((pending) => pending.act.kind === 'command' && pending.state !== 'sent');
  return (
    <div className="verb-answer" role="status" aria-label={say('detail.answer')}>
      {unsent !== undefined && <PendingMessage pending={unsent} lane={name} />}
      {answer !== undefined && (
        <div className="answer-row">
          <Message
            entry={answer}
            follows={false}
            context={{ person, lane: name, room: undefined, onTicket }}
            pending={lane.pending}
          />
          <Button className="button subtle square" aria-label={say('detail.dismiss')} onPress={commands.dismiss}>
            <Icon name="cross" />
          </Button>
        </div>
      )}
    </div>
  );
}
