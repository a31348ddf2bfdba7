import { useId } from 'react';
import type { ReactNode } from 'react';
import { InputField } from '../form/input-field.tsx';
import { PersonContext } from '../form/use-person.ts';
import { useCardForm } from '../form/use-card-form.ts';
import { newId, useSend } from '../state/desk.ts';
import type { Pending } from '../state/lanes.ts';
import type { Choice, Entry } from '../wire.ts';
import { useSay } from '../words/words.tsx';
import { Choices } from './choices.tsx';
import type { MessageContext } from './message-context.ts';
import { Refused } from './pending-message.tsx';
import { TicketLink, WordsWithTickets } from './words-with-tickets.tsx';

interface CardProps {
  readonly entry: Entry;
  readonly context: MessageContext;
  readonly pending: readonly Pending[];
}

function Facts({ entry, context }: Omit<CardProps, 'pending'>): ReactNode {
  const { facts } = entry.message;
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt>{fact.label}</dt>
          <dd>
            <WordsWithTickets text={fact.value} onTicket={context.onTicket} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The tap on this card that is on its way, if there is one. */
const tapOf = (promptId: string | undefined, pending: readonly Pending[]): Pending | undefined =>
  pending.find(({ act }) => act.kind === 'choice' && act.promptId === promptId);

function CardActions({ entry, context, pending }: CardProps): ReactNode {
  const { promptId, choices, inputs } = entry.message;
  const send = useSend(context.person.id);
  const form = useCardForm(`${context.person.id}:${promptId ?? ''}`, inputs);
  const tap = tapOf(promptId, pending);
  if (promptId === undefined) return null;
  const choose = (choice: Choice): void => {
    const filled = form.collect(choice.style === 'primary');
    if (filled === undefined) return;
    const common = { kind: 'choice', id: newId(), lane: context.lane, promptId, value: choice.value } as const;
    send(inputs.length === 0 ? common : { ...common, inputs: filled });
  };
  return (
    <>
      {inputs.length > 0 && (
        <PersonContext value={context.person.id}>
          <div className="form" ref={form.box}>
            {inputs.map((input) => (
              <InputField key={input.id} input={input} form={form} />
            ))}
          </div>
        </PersonContext>
      )}
      <Choices choices={choices} tapped={tap?.state === 'failed' ? undefined : tap} onChoose={choose} />
      {tap?.state === 'failed' && <Refused pending={tap} lane={context.lane} />}
    </>
  );
}

/** A message with more than words: facts, buttons, inputs. It changes in place when the desk rewrites it. */
export function Card({ entry, context, pending }: CardProps): ReactNode {
  const say = useSay();
  const title = useId();
  const { paragraphs, question, ticket } = entry.message;
  const words = (text: string, index: number): ReactNode => (
    <p key={index}>
      <WordsWithTickets text={text} onTicket={context.onTicket} />
    </p>
  );
  return (
    <div className="card" role="group" aria-labelledby={title}>
      <div id={title}>{paragraphs.map(words)}</div>
      <Facts entry={entry} context={context} />
      {question !== undefined && words(question, 0)}
      <CardActions entry={entry} context={context} pending={pending} />
      {ticket !== undefined && !paragraphs.some((text) => text.includes(ticket)) && (
        <TicketLink number={ticket} onTicket={context.onTicket} className="card-link">
          {say('card.open', { number: ticket })}
        </TicketLink>
      )}
    </div>
  );
}
