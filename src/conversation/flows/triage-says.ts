import { titleOf, fact } from '../../actions/looking/ticket-facts.ts';
import type { Intent } from '../../domain/understanding.ts';
import { weighPriority } from '../../domain/weigh-priority.ts';
import type { Words } from '../../domain/wording.ts';
import type { Choice, Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';
import { articleOffer } from '../articles/article-says.ts';
import { eachSays } from '../form/one-for-each.ts';
import { namesOf } from '../kept-files.ts';
import { similarChoices, similarWords } from '../similar-says.ts';
import type { TriageDraft } from './triage-draft.ts';

export const human: Choice = { value: 'human', label: { key: 'button.human' }, words: 'human' };
const nothing: Choice = { value: 'nothing', label: { key: 'button.not_a_request' }, words: 'nothing' };
const isIncident: Choice = { value: 'incident', label: { key: 'button.is_incident' }, words: 'incident' };
const isRequest: Choice = { value: 'request', label: { key: 'button.is_request' }, words: 'request' };

/** Broken or wanted, where that is all there is to ask. */
export const kinds: readonly Choice[] = [isIncident, isRequest, nothing];

/** What would be opened, with the taps that open it, correct it, or drop it. */
export function confirmSay(turn: Turn, draft: TriageDraft): Say {
  const { categories, items } = turn.definitions;
  const category = draft.category ? categories.get(draft.category) : undefined;
  const item = draft.item ? items.get(draft.item) : undefined;
  const offered = articleOffer(turn, draft);
  const each = eachSays(turn, draft);
  const choices: Choice[] = [
    { value: 'open', label: { key: 'button.open' }, style: 'primary', words: 'yes' },
    { value: 'correct', label: { key: 'button.correct' }, words: 'correct' },
    nothing,
    ...weighChoices(turn, draft, otherWay(turn, draft)),
    ...sooner(draft),
    ...similarChoices(draft),
    ...offered.choices,
  ];
  const advised: readonly Words[] = draft.advised && !draft.corrected ? [{ key: 'triage.advised' }] : [];
  const more = [...advised, ...each.more, ...similarWords(draft), ...offered.more];
  return {
    notice: next(draft, heard(draft, opening(draft))),
    ...(more.length > 0 && { more }),
    facts: [
      ...fact('fact.requester', draft.behalf && { person: draft.behalf }),
      ...(draft.kind === 'request'
        ? fact('fact.item', item && { label: item.label })
        : fact('fact.category', category && { label: category.label })),
      ...each.facts,
      ...fact('fact.text', draft.text && titleOf({ text: draft.text }, turn.definitions)),
      ...(draft.kind === 'request' ? [] : fact('fact.priority', priorityWords(turn, draft))),
      ...fact('fact.files', draft.files && namesOf(draft.files)),
      ...fact('fact.message', draft.origin?.link && { text: draft.origin.link }),
    ],
    question: { key: 'triage.right' },
    ask: { choices },
  };
}

/** What was told beside something else comes after it. */
function next({ related }: TriageDraft, then: Words): Words {
  return related ? { key: 'needs.now', params: { then } } : then;
}

function opening({ kind, corrected }: TriageDraft): Words {
  if (kind === 'request') return { key: corrected ? 'triage.then_request' : 'triage.request' };
  return { key: corrected ? 'triage.then_incident' : 'triage.incident' };
}

/** Whoever is angry or worried is not answered as if nothing were the matter. */
function heard({ mood, called }: TriageDraft, then: Words): Words {
  return mood && !called ? { key: `triage.heard_${mood}`, params: { then } } : then;
}

/** They get a person sooner. */
function sooner({ mood, called }: TriageDraft): readonly Choice[] {
  return mood && !called ? [human] : [];
}

/** The priority that it would have, and why where it is not simply what is usual. */
function priorityWords({ definitions }: Turn, draft: TriageDraft): Words {
  const { impact, urgency, pressing, weighed } = draft;
  const priority = { key: `priority.${definitions.desk.matrix[impact][urgency]}` } as const;
  if (weighed) return { key: 'priority.as_you_said', params: { priority } };
  if (pressing) {
    const words = { list: pressing.map((text) => ({ key: 'priority.quoted', params: { text: { text } } }) as const) };
    return { key: 'priority.because', params: { priority, words } };
  }
  const category = draft.category ? definitions.categories.get(draft.category) : undefined;
  // What was asked as a question can wait: that is not what is usual for what it is about.
  if (!category || urgency === 'medium' || urgency === 'low') return priority;
  return { key: 'priority.usual', params: { priority, about: { label: category.label } } };
}

/** The one way to correct it that is likely to be wanted at once: none where nothing was said of urgency, back where it was corrected. */
function otherWay({ definitions }: Turn, { impact, urgency, pressing, weighed }: TriageDraft): readonly ('more' | 'less')[] {
  if (weighed) return [weighed === 'less' ? 'more' : 'less'];
  if (!pressing) return [];
  const priority = definitions.desk.matrix[impact][urgency];
  return [priority === 'critical' || priority === 'high' ? 'less' : 'more'];
}

/** Of the two ways to correct how urgent it is those that would change anything. */
function weighChoices({ definitions }: Turn, draft: TriageDraft, wanted: readonly ('more' | 'less')[]): readonly Choice[] {
  if (draft.kind === 'request') return [];
  return wanted
    .filter((direction) => weighPriority(definitions.desk.matrix, draft, direction))
    .map((value) => ({ value, label: { key: `button.${value}_urgent` }, words: `${value}_urgent` }));
}

/** Everything else that it might be. */
export function correctionSay(turn: Turn, draft: TriageDraft): Say {
  const { categories, items } = turn.definitions;
  const request = draft.kind === 'request';
  const others = [...(request ? items : categories).values()].filter(({ id }) => id !== (request ? draft.item : draft.category));
  const choices: Choice[] = [
    ...others.map(({ id, label }): Choice => ({ value: id, label: { label } })),
    request ? isIncident : isRequest,
    nothing,
    // Last, so that the others keep their numbers where these find no room; they can be typed all the same.
    ...weighChoices(turn, draft, ['more', 'less']).map((choice) => ({ ...choice, spare: true })),
  ];
  return { notice: { key: 'triage.correct' }, ask: { choices } };
}

/** Something is wanted, and it is not clear what. */
export function itemsSay(turn: Turn, draft: TriageDraft): Say {
  const choices = [...turn.definitions.items.values()].map(({ id, label }): Choice => ({ value: id, label: { label } }));
  return { notice: heard(draft, { key: 'triage.which_item' }), ask: { choices: [...choices, isIncident, human, nothing] } };
}

/** Something is given back: a person, or a new one after all. */
export function returnSay(draft: TriageDraft): Say {
  const first: Choice = { ...human, style: 'primary', words: 'yes' };
  return { notice: heard(draft, { key: 'triage.return' }), ask: { choices: [first, isRequest, nothing] } };
}

/** Broken or wanted: both are likely. */
export function whichSay(draft: TriageDraft): Say {
  return {
    notice: { key: 'triage.which', params: { text: { text: draft.text } } },
    ask: { choices: [...kinds, ...sooner(draft)] },
  };
}

/** A tap for each thing that somebody may have meant; undefined for what is no matter of the desk's. */
function choiceFor(intent: Intent): Choice | undefined {
  switch (intent) {
    case 'incident':
      return isIncident;
    case 'request':
      return isRequest;
    case 'status':
      return { value: 'status', label: { key: 'button.see_mine' }, words: 'see_mine' };
    case 'how_to':
      return { value: 'how_to', label: { key: 'button.learn_how' }, words: 'learn_how' };
    case 'human':
      return human;
    case 'cancel':
      return { value: 'cancel', label: { key: 'button.cancel_something' }, words: 'cancel_something' };
    case 'approve':
    case 'reject':
      return { value: 'decide', label: { key: 'button.decide' }, words: 'decide_something' };
    case 'greeting':
    case 'thanks':
    case 'other':
      return undefined;
  }
}

/** The two likeliest meanings as taps, and a way out; undefined where none of them is anything that the desk could do. */
export function offerSay(turn: Turn, draft: TriageDraft, intents: readonly Intent[]): Say | undefined {
  const meant = intents.flatMap((intent) => choiceFor(intent) ?? []);
  const different = meant.filter(({ value }, at) => meant.findIndex((one) => one.value === value) === at);
  if (different.length === 0) return undefined;
  const neither: Choice = {
    value: 'neither',
    label: { key: different.length > 1 ? 'button.neither' : 'button.something_else' },
    words: 'neither',
  };
  const text = titleOf({ text: draft.text }, turn.definitions);
  const choices = different.length > 1 ? [...different, neither] : [...different, nothing, neither];
  const person = different.some(({ value }) => value === human.value) ? [] : sooner(draft);
  return { notice: { key: 'triage.offer', params: { text } }, ask: { choices: [...choices, ...person] } };
}
