import type { Definitions } from '../domain/definitions.ts';
import { showAnswer } from '../domain/show-answer.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { MessageKey, Value, Words } from '../domain/wording.ts';
import type { Fact } from '../messaging/outbound.ts';

const TITLE = 80;

/** What a ticket is called: a request by its item, an incident by its first words. */
export function titleOf(ticket: Pick<Ticket, 'item' | 'text'>, definitions: Definitions): Words {
  const item = ticket.item && definitions.items.get(ticket.item);
  if (item) return { label: item.label };
  const line = ticket.text.replace(/\s+/g, ' ').trim();
  return { text: line.length > TITLE ? `${line.slice(0, TITLE - 1).trimEnd()}…` : line };
}

/** The answers of a request's form, labelled, in the form's order. */
export function answerFacts(ticket: Pick<Ticket, 'item' | 'answers'>, definitions: Definitions): readonly Fact[] {
  const item = ticket.item ? definitions.items.get(ticket.item) : undefined;
  return (item?.fields ?? []).flatMap((field) => {
    const answer = ticket.answers[field.id];
    return answer === undefined
      ? []
      : [{ label: { label: field.label }, value: showAnswer(field, answer, definitions.departments) }];
  });
}

export function stateWords(ticket: Pick<Ticket, 'state' | 'reason'>): Words {
  if (ticket.state === 'waiting' && ticket.reason) return { key: `state.waiting.${ticket.reason}` };
  return { key: `state.${ticket.state}` };
}

export function fact(key: MessageKey, value: Value | undefined): readonly Fact[] {
  return value === undefined || value === '' ? [] : [{ label: { key }, value }];
}

/** What everybody who may see the ticket reads first. */
export function headFacts(ticket: Ticket, definitions: Definitions): readonly Fact[] {
  const category = ticket.category ? definitions.categories.get(ticket.category) : undefined;
  return [
    ...fact('fact.state', stateWords(ticket)),
    ...fact('fact.category', category && { label: category.label }),
    ...fact('fact.priority', { key: `priority.${ticket.priority}` }),
    ...fact('fact.requester', { person: ticket.requester }),
    ...fact('fact.beneficiary', ticket.beneficiary && { person: ticket.beneficiary }),
    ...fact('fact.assignee', ticket.assignee && { person: ticket.assignee }),
  ];
}
