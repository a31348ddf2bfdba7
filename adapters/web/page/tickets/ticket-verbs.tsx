import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Message } from '../chat/message.tsx';
import { PendingMessage } from '../chat/pending-message.tsx';
import { TextInput } from '../form/text-input.tsx';
import { newId, useLane, useSend } from '../state/desk.ts';
import type { Person, TicketDetail } from '../wire.ts';
import { useSay } from '../words/words.tsx';

interface VerbsProps {
  readonly person: Person;
  readonly ticket: TicketDetail;
  readonly onTicket: (number: string) => void;
}

type Verb = TicketDetail['verbs'][number];

interface VerbFormProps {
  readonly verb: Verb;
  readonly onDone: (text: string) => void;
  readonly onCancel: () => void;
}

/** For verbs that need words: they are typed here, and the button does what it says. */
function VerbForm({ verb, onDone, onCancel }: VerbFormProps): ReactNode {
  const say = useSay();
  const [text, setText] = useState('');
  return (
    <form
      className="verb-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onDone(text.trim());
      }}
    >
      <TextInput
        label={say(verb.needs === 'reason' ? 'detail.needsReason' : 'detail.needsText')}
        value={text}
        onChange={setText}
        required
        long
      />
      <div className="choices">
        <Button type="submit" className="button primary" isDisabled={text.trim() === ''}>
          {verb.label}
        </Button>
        <Button className="button outline" onPress={onCancel}>
          {say('pending.discard')}
        </Button>
      </div>
    </form>
  );
}

/** What the desk has said in this person's own conversation since the command was given here. */
function Answer({ person, since, onTicket }: Omit<VerbsProps, 'ticket'> & { readonly since: number }): ReactNode {
  const say = useSay();
  const name = `web:${person.id}`;
  const lane = useLane(name);
  const answer = lane.entries.findLast((entry) => entry.from === 'desk' && entry.seq > since);
  const unsent = lane.pending.find((pending) => pending.act.kind === 'command' && pending.state !== 'sent');
  return (
    <div className="verb-answer" role="status" aria-label={say('detail.answer')}>
      {unsent !== undefined && <PendingMessage pending={unsent} lane={name} />}
      {answer !== undefined && (
        <Message
          entry={answer}
          follows={false}
          context={{ person, lane: name, room: undefined, onTicket }}
          pending={lane.pending}
        />
      )}
    </div>
  );
}

/** What this reader may do with the ticket: each button types the verb for them. */
export function TicketVerbs({ person, ticket, onTicket }: VerbsProps): ReactNode {
  const lane = `web:${person.id}`;
  const { last } = useLane(lane);
  const send = useSend(person.id);
  const [open, setOpen] = useState<Verb | undefined>();
  const [since, setSince] = useState<number | undefined>();
  const give = (verb: Verb, text = ''): void => {
    setSince(last);
    setOpen(undefined);
    send({ kind: 'command', id: newId(), lane, text: `${verb.word} ${ticket.number} ${text}`.trim() });
  };
  if (ticket.verbs.length === 0 && since === undefined) return null;
  return (
    <section>
      <div className="choices">
        {ticket.verbs.map((verb, index) => (
          <Button
            key={verb.verb}
            className={`button ${index === 0 ? 'primary' : 'outline'}`}
            onPress={() => (verb.needs === 'nothing' ? give(verb) : setOpen(verb))}
          >
            {verb.label}
          </Button>
        ))}
      </div>
      {open !== undefined && (
        <VerbForm key={open.verb} verb={open} onDone={(text) => give(open, text)} onCancel={() => setOpen(undefined)} />
      )}
      {since !== undefined && <Answer person={person} since={since} onTicket={onTicket} />}
    </section>
  );
}
