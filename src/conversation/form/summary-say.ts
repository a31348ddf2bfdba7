import type { Fact, Say } from '../../messaging/outbound.ts';
import { isAsked, numbered } from '../../domain/form/form.ts';
import { asShown } from './as-shown.ts';
import { scopeIn, type Filling } from './form-draft.ts';
import { informationBefore } from './question-say.ts';

/** Value of the choice, among the answers to change, that is no field: whom the form is for. */
export const FOR = '#for';

/** Every answer so far, numbered as "edit answer 3" counts them. */
export function answerFactsOf(filling: Filling): Fact[] {
  const { turn, draft } = filling;
  const lines = numbered(filling.item, draft.answers, scopeIn(filling));
  const of: Fact[] = draft.for ? [{ label: { key: 'fact.beneficiary' }, value: { person: draft.for } }] : [];
  return [
    ...of,
    ...lines.map(({ number, field, answer }): Fact => ({
      label: { key: 'form.numbered', params: { number, label: { label: field.label } } },
      value: asShown(turn, field, answer),
    })),
  ];
}

/** Every answer, before anything is sent. */
export function summarySay(filling: Filling): Say {
  const { item, draft } = filling;
  const editable = numbered(item, draft.answers, scopeIn(filling)).filter(({ field }) => isAsked(field));
  const example = editable[Math.min(1, editable.length - 1)];
  return {
    notice: draft.changes
      ? { key: 'edit.summary', params: { number: draft.changes } }
      : { key: 'form.summary', params: { item: { label: item.label } } },
    more: informationBefore(filling),
    facts: answerFactsOf(filling),
    question: example ? { key: 'form.send_it', params: { number: example.number } } : { key: 'form.send_bare' },
    ask: {
      choices: [
        { value: 'send', label: { key: 'button.send' }, style: 'primary', words: 'send' },
        ...(editable.length > 0 ? [{ value: 'edit', label: { key: 'button.edit' }, words: 'edit' } as const] : []),
        { value: 'drop', label: { key: 'button.drop' }, words: 'drop' },
      ],
    },
  };
}

/** Which of the answers to change. */
export function whichSay(filling: Filling): Say {
  const { item, draft } = filling;
  const lines = numbered(item, draft.answers, scopeIn(filling)).filter(({ field }) => isAsked(field));
  return {
    notice: { key: 'form.edit_which' },
    ask: {
      choices: [
        ...lines.map(({ field }) => ({ value: field.id, label: { label: field.label } })),
        ...(draft.for && !draft.changes ? [{ value: FOR, label: { key: 'fact.beneficiary' } } as const] : []),
      ],
    },
  };
}

/** Whom the form is for, where the words leave it open or the person wants to change it. */
export function forSay({ turn }: Filling, candidates: readonly string[]): Say {
  const people = candidates.map((id) => ({ value: id, label: { text: turn.definitions.people.get(id)?.name ?? id } }));
  return {
    notice: { key: 'form.for_whom' },
    ask: {
      expects: { type: 'person' },
      choices: [...people, { value: turn.person.id, label: { key: 'button.for_me' }, words: 'for_me' }],
    },
  };
}
