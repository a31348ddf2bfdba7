import { scopeOf } from '../../actions/scope.ts';
import type { CatalogItem } from '../../domain/catalog.ts';
import type { Field } from '../../domain/field.ts';
import { numbered, openFields, openOptions } from '../../domain/form.ts';
import { showAnswer } from '../../domain/show-answer.ts';
import type { Choice, ExpectationType, Fact, Input, Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import type { FormDraft } from './form-draft.ts';

/** Value of the choice that leaves an optional field out. */
export const SKIP = '#skip';

/** The question for one field, with its choices and how far the form is. */
export function questionSay(turn: Turn, asked: { item: CatalogItem; draft: FormDraft; field: Field }): Say {
  const { item, draft, field } = asked;
  const fields = openFields(item, scopeOf(turn, turn.person.id, draft.answers));
  const step = fields.findIndex(({ id }) => id === field.id) + 1;
  const choices = [...choicesOf(turn, field, draft), ...(field.required ? [] : [skipChoice])];
  return {
    notice: { key: 'form.question', params: { step, of: fields.length, question: { label: field.question ?? field.label } } },
    ...(field.hint && { more: [{ label: field.hint }] }),
    ...(draft.noted.length > 0 && { facts: notedFacts(turn, item, draft) }),
    ask: {
      expects: { type: expectationOf(field), ...(!field.required && { optional: true }) },
      ...(choices.length > 0 && { choices }),
    },
  };
}

const skipChoice: Choice = { value: SKIP, label: { key: 'button.skip' }, words: 'skip' };

export function expectationOf(field: Field): ExpectationType {
  return field.kind;
}

function choicesOf(turn: Turn, field: Field, draft: FormDraft): Choice[] {
  if (field.kind === 'yes_no') {
    return [
      { value: 'true', label: { key: 'answer.yes' }, words: 'yes' },
      { value: 'false', label: { key: 'answer.no' }, words: 'no' },
    ];
  }
  if (field.kind !== 'choice') return [];
  return openOptions(field, scopeOf(turn, turn.person.id, draft.answers)).map(({ id, label }) => ({
    value: id,
    label: { label },
  }));
}

/** What was taken from the first words: shown, so that it can be corrected. */
function notedFacts({ definitions }: Turn, item: CatalogItem, draft: FormDraft): Fact[] {
  return item.fields.flatMap((field) => {
    const answer = draft.noted.includes(field.id) ? draft.answers[field.id] : undefined;
    return answer === undefined
      ? []
      : [{ label: { label: field.label }, value: showAnswer(field, answer, definitions.departments) }];
  });
}

/** Every answer, numbered, before anything is sent. */
export function summarySay(turn: Turn, item: CatalogItem, draft: FormDraft): Say {
  const lines = numbered(item, draft.answers, scopeOf(turn, turn.person.id, draft.answers));
  return {
    notice: { key: 'form.summary', params: { item: { label: item.label } } },
    facts: lines.map(({ number, field, answer }) => ({
      label: { key: 'form.numbered', params: { number, label: { label: field.label } } },
      value: showAnswer(field, answer, turn.definitions.departments),
    })),
    question:
      lines.length > 0 ? { key: 'form.send_it', params: { number: Math.min(2, lines.length) } } : { key: 'form.send_bare' },
    ask: {
      choices: [
        { value: 'send', label: { key: 'button.send' }, style: 'primary', words: 'send' },
        ...(lines.length > 0 ? [{ value: 'edit', label: { key: 'button.edit' }, words: 'edit' } as const] : []),
        { value: 'drop', label: { key: 'button.drop' }, words: 'drop' },
      ],
    },
  };
}

/** Which of the answers to change. */
export function whichSay(turn: Turn, item: CatalogItem, draft: FormDraft): Say {
  const lines = numbered(item, draft.answers, scopeOf(turn, turn.person.id, draft.answers));
  return {
    notice: { key: 'form.edit_which' },
    ask: { choices: lines.map(({ field }) => ({ value: field.id, label: { label: field.label } })) },
  };
}

/** All fields as one card. Fields that depend on others are all there; what does not apply is dropped when it is sent. */
export function cardSay(turn: Turn, item: CatalogItem, draft: FormDraft): Say {
  return {
    notice: { key: 'form.card', params: { item: { label: item.label } } },
    ask: {
      inputs: item.fields.map((field) => inputOf(turn, field, draft)),
      choices: [
        { value: 'send', label: { key: 'button.send' }, style: 'primary', words: 'send' },
        { value: 'drop', label: { key: 'button.drop' }, words: 'drop' },
      ],
    },
  };
}

function inputOf(turn: Turn, field: Field, draft: FormDraft): Input {
  const answer = draft.answers[field.id];
  // On a card every option is there: which of them apply depends on inputs beside it, and is checked when it is sent.
  const options =
    field.kind === 'choice'
      ? field.options.map(({ id, label: of }) => ({ value: id, label: { label: of } }))
      : choicesOf(turn, field, draft);
  return {
    id: field.id,
    label: { label: field.label },
    type: expectationOf(field),
    // A field that may not apply cannot be demanded by the card itself.
    required: field.required && !field.when,
    ...(field.hint && { hint: { label: field.hint } }),
    ...(options.length > 0 && { options }),
    ...(answer !== undefined && { value: showAnswer(field, answer, turn.definitions.departments) }),
    ...(field.kind === 'group' && { fields: field.fields.map((column) => inputOf(turn, column, { ...draft, answers: {} })) }),
  };
}
