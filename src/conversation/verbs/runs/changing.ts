import { changeable } from '../../../actions/approvals/change-answers.ts';
import { scopeOf } from '../../../actions/scope.ts';
import { DeskError } from '../../../domain/errors.ts';
import { fold } from '../../../domain/fold.ts';
import { numbered, openFields } from '../../../domain/form/form.ts';
import type { FormDraft } from '../../form/form-draft.ts';
import type { Reply } from '../../flow.ts';
import type { RunVerb } from '../run.ts';

/** Changing what was asked for: the form as it was sent, with one of its answers asked again. */
export const changing = {
  edit: async (turn, { number, rest }) => {
    const { ticket, item } = await changeable(turn, number);
    const whose = ticket.beneficiary ?? ticket.requester;
    const scope = scopeOf(turn, whose, ticket.answers);
    const open = openFields(item, scope);
    const draft: Partial<FormDraft> = {
      item: item.id,
      text: ticket.text,
      ...(whose !== turn.person.id && { for: whose }),
      changes: ticket.id,
      answers: ticket.answers,
      // What was left out then is not asked now.
      skipped: open.filter(({ id, required }) => !required && ticket.answers[id] === undefined).map(({ id }) => id),
      asked: 'confirm',
    };
    const named = item.fields.find(({ label }) => Object.values(label).some((one) => fold(one) === fold(rest)));
    const reply = whichOf(rest, named?.id);
    const lines = numbered(item, ticket.answers, scope);
    if (reply.kind === 'phrase' && reply.phrase.is === 'edit' && reply.phrase.n > lines.length)
      throw new DeskError('form.no_such_answer', { number: reply.phrase.n, most: lines.length });
    return { start: { flow: 'request-item', draft, reply } };
  },
} as const satisfies Record<string, RunVerb>;

/** "editar REQ-7 2", "editar REQ-7 modelo"; without either, which one is asked. */
function whichOf(rest: string, field: string | undefined): Reply {
  if (field !== undefined) return { kind: 'phrase', phrase: { is: 'edit_field', field } };
  const [, n] = /^\D{0,12}(\d{1,2})\D*$/u.exec(rest) ?? [];
  return n === undefined ? { kind: 'choice', value: 'edit' } : { kind: 'phrase', phrase: { is: 'edit', n: Number(n) } };
}
