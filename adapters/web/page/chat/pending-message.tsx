import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useDesk } from '../state/desk.ts';
import type { Pending } from '../state/lanes.ts';
import { errorKey, useSay } from '../words/words.tsx';

interface PendingProps {
  readonly pending: Pending;
  readonly lane: string;
}

/** Why it was not taken, and what can be done. */
export function Refused({ pending, lane }: PendingProps): ReactNode {
  const say = useSay();
  const { outgoing } = useDesk();
  const reason = say(errorKey(pending.code ?? ''));
  return (
    <div className="refused" role="alert">
      <span>{say('pending.failed', { reason })}</span>
      <Button className="button link" onPress={() => outgoing.retry(lane, pending.act.id)}>
        {say('pending.retry')}
      </Button>
      <Button className="button link" onPress={() => outgoing.discard(lane, pending.act.id)}>
        {say('pending.discard')}
      </Button>
    </div>
  );
}

/** Our own words, shown at once: they turn into the feed's entry as soon as the desk has them. */
export function PendingMessage({ pending, lane }: PendingProps): ReactNode {
  const say = useSay();
  const { act } = pending;
  if (act.kind === 'choice') return null;
  const files = act.kind === 'message' ? (act.files?.length ?? 0) : 0;
  const note = pending.state === 'waiting' ? say('pending.waiting') : pending.state === 'sending' ? say('pending.sending') : '';
  return (
    <div className={`message own pending ${pending.state}`}>
      <div className="message-body">
        <div className="bubble">
          {act.text !== '' && <p>{act.text}</p>}
          {files > 0 && <p>{say('chat.withFiles', { count: files })}</p>}
        </div>
        {pending.state === 'failed' ? <Refused pending={pending} lane={lane} /> : <div className="meta">{note}</div>}
      </div>
    </div>
  );
}
