import { memo } from 'react';
import type { ReactNode } from 'react';
import { Avatar, DeskAvatar } from '../shell/avatar.tsx';
import type { Pending } from '../state/lanes.ts';
import type { Entry } from '../wire.ts';
import { clockTime, exact } from '../words/times.tsx';
import { useLanguage, useSay } from '../words/words.tsx';
import { Card } from './card.tsx';
import type { MessageContext } from './message-context.ts';
import { SentFiles } from './sent-files.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { WordsWithTickets } from './words-with-tickets.tsx';

interface MessageProps {
  readonly entry: Entry;
  /** It follows one of the same author closely: neither face nor name is shown again. */
  readonly follows: boolean;
  readonly context: MessageContext;
  readonly pending: readonly Pending[];
}

const hasParts = ({ message }: Entry): boolean => message.facts.length + message.choices.length + message.inputs.length > 0;

function Meta({ entry, author }: { readonly entry: Entry; readonly author: string }): ReactNode {
  const language = useLanguage();
  const say = useSay();
  return (
    <div className="meta">
      <span className="author">{author}</span>
      <time dateTime={entry.at} title={exact(language, entry.at)}>
        {clockTime(language, entry.at)}
      </time>
      {entry.edited && <span>{say('card.edited')}</span>}
    </div>
  );
}

function Words({ entry, context }: { readonly entry: Entry; readonly context: MessageContext }): ReactNode {
  const { paragraphs, question } = entry.message;
  const all = question === undefined ? paragraphs : [...paragraphs, question];
  return (
    <div className="bubble">
      {all.map((text, index) => (
        <p key={index}>
          <WordsWithTickets text={text} onTicket={context.onTicket} />
        </p>
      ))}
    </div>
  );
}

function MessageRow({ entry, follows, context, pending }: MessageProps): ReactNode {
  const say = useSay();
  const own = entry.author?.id === context.person.id;
  const author = entry.author?.name ?? say('desk.name');
  const side = own ? 'own' : entry.from === 'desk' ? 'desk' : 'other';
  return (
    <div className={`message ${side}${follows ? ' follows' : ''}`} data-entry={entry.id} {...useKeptFocus(entry.seq)}>
      {!own && !follows && (entry.from === 'desk' ? <DeskAvatar /> : <Avatar name={author} />)}
      <div className="message-body">
        {follows ? <span className="hidden-words">{author}</span> : <Meta entry={entry} author={author} />}
        {hasParts(entry) ? <Card entry={entry} context={context} pending={pending} /> : <Words entry={entry} context={context} />}
        <SentFiles files={entry.message.files} person={context.person.id} />
      </div>
    </div>
  );
}

export const Message = memo(MessageRow);
