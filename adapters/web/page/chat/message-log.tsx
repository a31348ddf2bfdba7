import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useDesk } from '../state/desk.ts';
import type { Lane } from '../state/lanes.ts';
import { useSay } from '../words/words.tsx';
import { DayLine } from './day-line.tsx';
import type { MessageContext } from './message-context.ts';
import { Message } from './message.tsx';
import { PendingMessage } from './pending-message.tsx';
import { Typing } from './typing.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

interface LogProps {
  readonly lane: Lane;
  readonly context: MessageContext;
}

const dayOf = (at: string): string => new Date(at).toDateString();

function OlderButton({ lane, context }: LogProps): ReactNode {
  const say = useSay();
  const { client, book } = useDesk();
  const [busy, setBusy] = useState(false);
  if (!lane.more) return null;
  const load = async (): Promise<void> => {
    setBusy(true);
    const before = Math.min(...lane.entries.map((entry) => entry.seq));
    await client.feed(context.person.id, context.lane, before).then(
      (page) => book.addPage(page, false),
      () => undefined,
    );
    setBusy(false);
  };
  return (
    <Button className="button subtle older" isDisabled={busy} onPress={() => void load()}>
      {say('chat.older')}
    </Button>
  );
}

function Entries({ lane, context }: LogProps): ReactNode {
  const { entries } = lane;
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const newDay = before === undefined || dayOf(before.at) !== dayOf(entry.at);
    const same = !newDay && before.author?.id === entry.author?.id && Date.parse(entry.at) - Date.parse(before.at) < 5 * 60_000;
    return (
      <Fragment key={entry.id}>
        {newDay && <DayLine at={entry.at} />}
        <Message entry={entry} follows={same} context={context} pending={lane.pending} />
      </Fragment>
    );
  });
}

/** A conversation, oldest first. Screen readers are told of what comes, politely and in full. */
export function MessageLog({ lane, context }: LogProps): ReactNode {
  const say = useSay();
  const { room } = context;
  const words = lane.pending.filter((pending) => pending.act.kind !== 'choice');
  const { box, away, toEnd } = useStickToEnd(`${lane.last}.${words.length}.${lane.awaitingSince ?? ''}`);
  return (
    <div className="log-frame">
      <div
        className="log"
        ref={box}
        role="log"
        aria-live="polite"
        aria-label={room === undefined ? say('chat.ariaLog') : say('chat.ariaRoomLog', { name: room.name })}
        tabIndex={0}
      >
        <div className="log-content">
          <OlderButton lane={lane} context={context} />
          <Entries lane={lane} context={context} />
          {words.map((pending) => (
            <PendingMessage key={pending.act.id} pending={pending} lane={context.lane} />
          ))}
          {room === undefined && lane.awaitingSince !== undefined && <Typing />}
        </div>
      </div>
      {away && (
        <Button className="to-end" onPress={toEnd}>
          {say('chat.newBelow')} ↓
        </Button>
      )}
    </div>
  );
}
