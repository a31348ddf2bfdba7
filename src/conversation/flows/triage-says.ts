import { titleOf, fact } from '../../actions/looking/ticket-facts.ts';
import type { Words } from '../../domain/wording.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import { namesOf } from '../kept-files.ts';
import { similarChoices, similarWords } from '../similar-says.ts';
import type { TriageDraft } from './triage-draft.ts';

/** What would be opened, with the taps that open it, correct it, or drop it. */
export function confirmSay(turn: Turn, draft: TriageDraft): Say {
  const { categories, items, desk } = turn.definitions;
  const category = draft.category ? categories.get(draft.category) : undefined;
  const item = draft.item ? items.get(draft.item) : undefined;
  const priority = desk.matrix.medium[draft.urgency];
  const choices: Choice[] = [
    { value: 'open', label: { key: 'button.open' }, style: 'primary', words: 'yes' },
    { value: 'correct', label: { key: 'button.correct' }, words: 'correct' },
    { value: 'nothing', label: { key: 'button.not_a_request' }, words: 'no' },
    ...similarChoices(draft),
  ];
  const more = similarWords(draft);
  return {
    notice: opening(draft),
    ...(more.length > 0 && { more }),
    facts: [
      ...fact('fact.requester', draft.behalf && { person: draft.behalf }),
      ...(draft.kind === 'request'
        ? fact('fact.item', item && { label: item.label })
        : fact('fact.category', category && { label: category.label })),
      ...fact('fact.text', draft.text && titleOf({ text: draft.text }, turn.definitions)),
      ...(draft.kind === 'request' ? [] : fact('fact.priority', { key: `priority.${priority}` })),
      ...fact('fact.files', draft.files && namesOf(draft.files)),
      ...fact('fact.message', draft.origin?.link && { text: draft.origin.link }),
    ],
    question: { key: 'triage.right' },
    ask: { choices },
  };
}

function opening({ kind, corrected }: TriageDraft): Words {
  if (kind === 'request') return { key: corrected ? 'triage.then_request' : 'triage.request' };
  return { key: corrected ? 'triage.then_incident' : 'triage.incident' };
}

/** Everything else that it might be. */
export function correctionSay(turn: Turn, draft: TriageDraft): Say {
  const { categories, items } = turn.definitions;
  const request = draft.kind === 'request';
  const others = [...(request ? items : categories).values()].filter(({ id }) => id !== (request ? draft.item : draft.category));
  const choices: Choice[] = [
    ...others.map(({ id, label }): Choice => ({ value: id, label: { label } })),
    request
      ? { value: 'incident', label: { key: 'button.is_incident' }, words: 'incident' }
      : { value: 'request', label: { key: 'button.is_request' }, words: 'request' },
    { value: 'nothing', label: { key: 'button.not_a_request' }, words: 'no' },
  ];
  return { notice: { key: 'triage.correct' }, ask: { choices } };
}

/** Something is wanted, and it is not clear what. */
export function itemsSay(turn: Turn, _draft: TriageDraft): Say {
  const choices = [...turn.definitions.items.values()].map(({ id, label }): Choice => ({ value: id, label: { label } }));
  return {
    notice: { key: 'triage.which_item' },
    ask: {
      choices: [
        ...choices,
        { value: 'incident', label: { key: 'button.is_incident' }, words: 'incident' },
        { value: 'nothing', label: { key: 'button.not_a_request' }, words: 'no' },
      ],
    },
  };
}
