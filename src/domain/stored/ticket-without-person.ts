import type { Answer, Answers } from '../form/answers.ts';
import { isAttached, isMoney, isRange, isRows } from '../form/answers.ts';
import { eraseFrom, type HistoryEntry } from '../audit.ts';
import type { Field } from '../form/field.ts';
import { isOpen } from '../lifecycle.ts';
import { requesters, type Ticket } from '../ticket.ts';
import { BLANK, withoutPerson, type Gone } from './without-person.ts';

export interface Erasing {
  readonly gone: Gone;
  readonly at: Date;
  readonly salt: () => string;
  readonly digest: (text: string) => string;
  /** Of the ticket's item, as far as it is still known. */
  readonly fields: readonly Field[];
  /** By which a ticket is found. */
  readonly wordsOf: (ticket: Ticket) => readonly string[];
}

/** Kinds of answers that say nothing about who gave them. */
const harmless = new Set([
  'number', 'money', 'date', 'date_time', 'date_range', 'duration', 'yes_no', 'choice', 'choices', 'department', 'site', 'asset', 'rating',
]); // prettier-ignore

/**
 * A ticket without a person: their pseudonym where they stood, their words gone, their name gone from others' words; the history says that
 * it was done. The same ticket if they do not occur in it.
 */
export function ticketWithoutPerson(ticket: Ticket, erasing: Erasing): Ticket {
  const { gone, at, salt, digest, wordsOf } = erasing;
  const without = withoutPerson(gone);
  const { history, words: _words, ...rest } = ticket;
  const next = without(rest);
  const erased = eraseFrom(history, (entry) => entryWithout(entry, { gone, without }), { at, as: gone.as, salt: salt(), digest });
  if (next === rest && erased === history) return ticket;
  const wrote = requesters(ticket).includes(gone.person);
  const text = ticket.requester === gone.person && !ticket.openedBy ? BLANK : next.text;
  const changed: Ticket = { ...next, text, words: [], history: [...erased], ...emergencyWithout(ticket, next, gone.person) };
  const freed = withoutAssignee(changed, gone.as);
  const silent = wrote ? withoutAnswers(freed, erasing) : freed;
  return { ...silent, words: [...wordsOf(silent)] };
}

function entryWithout(entry: HistoryEntry, { gone, without }: { gone: Gone; without: <T>(value: T) => T }): HistoryEntry {
  const next = without(entry);
  if (entry.by !== gone.person) return next;
  const { text: _text, ...silent } = next;
  return silent;
}

/** Why somebody asked for an emergency are their words. */
function emergencyWithout(
  { emergency: before }: Ticket,
  { emergency }: Pick<Ticket, 'emergency'>,
  person: string,
): Partial<Ticket> {
  if (!emergency || before?.askedBy !== person) return {};
  const { reason: _reason, ...silent } = emergency;
  return { emergency: silent };
}

/** Nobody works on it any more: it goes back to the queue. */
function withoutAssignee(ticket: Ticket, as: string): Ticket {
  const { assignee, ...rest } = ticket;
  return assignee === as && isOpen(ticket.state) ? rest : ticket;
}

/** What the requester's side filled in, wherever it was copied to, and their words with the rating. */
function withoutAnswers(ticket: Ticket, { fields }: Erasing): Ticket {
  const clear = (answers: Answers): Answers => blankAnswers(answers, fields);
  const { rating } = ticket;
  return {
    ...ticket,
    answers: clear(ticket.answers),
    approvals: ticket.approvals.map((approval) => ({
      ...approval,
      ...(approval.shown && { shown: clear(approval.shown) }),
      ...(approval.past && { past: approval.past.map((past) => ({ ...past, ...(past.shown && { shown: clear(past.shown) }) })) }),
    })),
    ...(rating && { rating: { score: rating.score, at: rating.at } }),
  };
}

function blankAnswers(answers: Answers, fields: readonly Field[]): Answers {
  const kinds = new Map(fields.map((field) => [field.id, field.kind]));
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, harmless.has(kinds.get(id) ?? '') ? answer : blankAnswer(answer)]),
  );
}

function blankAnswer(answer: Answer): Answer {
  if (typeof answer === 'string') return BLANK;
  if (typeof answer !== 'object' || isMoney(answer) || isRange(answer)) return answer;
  if (isAttached(answer)) return { files: answer.files.map(({ id }) => ({ id, name: BLANK })) };
  if (isRows(answer)) return answer.map((row) => blankAnswers(row, []) as typeof row);
  return Array.isArray(answer) ? answer.map(() => BLANK) : { text: BLANK };
}
