import type { Definitions } from '../../domain/definitions.ts';
import { emergencyValue } from '../emergency/emergency-value.ts';
import { seenFiles } from '../../domain/file-sight.ts';
import type { Sight } from '../../domain/rights.ts';
import { showAnswer } from '../../domain/form/show-answer.ts';
import type { Task } from '../../domain/task.ts';
import { affectedBy, type Ticket } from '../../domain/ticket.ts';
import { withoutOpening } from '../../domain/without-headers.ts';
import type { MessageKey, Value, Words } from '../../domain/wording.ts';
import type { Fact } from '../../messaging/outbound.ts';

const TITLE = 80;

/** What a ticket is called: a request by its item, an incident by its first words. */
export function titleOf(ticket: Pick<Ticket, 'item' | 'text'>, definitions: Definitions): Words {
  const item = ticket.item && definitions.items.get(ticket.item);
  if (item) return { label: item.label };
  const line = withoutOpening(ticket.text).replace(/\s+/g, ' ').trim();
  return { text: line.length > TITLE ? `${line.slice(0, TITLE - 1).trimEnd()}…` : line };
}

/** The answers of a request's form, labelled, in the form's order. */
export function answerFacts(ticket: Pick<Ticket, 'item' | 'answers'>, definitions: Definitions): readonly Fact[] {
  const item = ticket.item ? definitions.items.get(ticket.item) : undefined;
  return (item?.fields ?? []).flatMap((field) => {
    const answer = ticket.answers[field.id];
    return answer === undefined ? [] : [{ label: { label: field.label }, value: showAnswer(field, answer, definitions) }];
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
export function headFacts(ticket: Ticket, definitions: Definitions, sight?: Sight): readonly Fact[] {
  const people = [
    ...fact('fact.requester', { person: ticket.requester }),
    ...fact('fact.beneficiary', ticket.beneficiary && { person: ticket.beneficiary }),
  ];
  // An approver reads the form and the decisions: who works on it, and how urgently, is the work's own business.
  if (sight === 'form') return [...fact('fact.state', stateWords(ticket)), ...people];
  const category = ticket.category ? definitions.categories.get(ticket.category) : undefined;
  return [
    ...fact('fact.emergency', emergencyValue(ticket)),
    ...fact('fact.state', stateWords(ticket)),
    ...fact('fact.category', category && { label: category.label }),
    ...fact('fact.priority', { key: `priority.${ticket.priority}` }),
    ...people,
    ...fact('fact.assignee', ticket.assignee && { person: ticket.assignee }),
    ...fact('fact.affected', ticket.affected.length > 0 ? affectedBy(ticket) : undefined),
  ];
}

/** The names of those of its files that may be had at this sight. */
export function fileFacts(ticket: Pick<Ticket, 'files' | 'answers'>, sight: Sight, now: Date): readonly Fact[] {
  const shown = seenFiles(ticket, sight, now);
  return fact('fact.files', shown.length > 0 ? { list: shown.map(({ name }) => ({ text: name })) } : undefined);
}

/** `REQ-7.2 · Preparar sitio · Sedes · abierta, Elena Vargas`. */
export function taskLine({ id: number }: Pick<Ticket, 'id'>, task: Task): Words {
  const { state, assignee } = task;
  const is = { key: `task.is.${state}` } as const;
  const shown: Value = assignee ? { key: 'task.state_of', params: { state: is, who: { person: assignee } } } : is;
  const params = { number, task: task.id, label: { label: task.label }, team: { team: task.team }, state: shown };
  return { key: 'task.line', params };
}
