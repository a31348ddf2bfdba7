import type { Answers } from '../../domain/form/answers.ts';
import type { Field } from '../../domain/form/field.ts';
import { isAsked, keepApplying, openFields } from '../../domain/form/form.ts';
import type { Place } from '../../domain/form/reading/place.ts';
import { fold } from '../../domain/fold.ts';
import { withoutHeaders } from '../../domain/without-headers.ts';
import { peopleAskedFor } from './people-asked-for.ts';
import { findBeneficiary } from './find-beneficiary.ts';
import { isKnownTo } from './find-options.ts';
import { nearNames } from './near-names.ts';
import { correctionsIn } from '../words/behind-correction.ts';
import { inItsMonth } from './first-and-last.ts';
import { fillField } from './first-words/fill-field.ts';
import { readFirstWords, type FirstWords } from './first-words/first-words.ts';
import { placeIn, scopeIn, type Filling, type FormDraft } from './form-draft.ts';

/**
 * Fills in what the first words already say: whom it is for, days, amounts, names and a reason, where a field asks for such and the words
 * leave no doubt. Always shown, always editable. Whom it is for comes first, for conditions look at that person. `candidates`: the name
 * fits several people, or the item is confidential, which a name in passing opens to nobody else: then it is asked.
 */
export function prefill(filling: Filling): { readonly draft: FormDraft; readonly candidates: readonly string[] } {
  const { item, draft } = filling;
  if (!draft.text) return { draft, candidates: [] };
  const { people, sure } = draft.for || draft.own ? NOBODY : peopleNamed(filling);
  const only = people.length === 1 && sure && !item.confidential ? people[0] : undefined;
  const forWhom: FormDraft = only ? { ...draft, for: only, noted: ['#for'] } : draft;
  const filled = prefillFields({ ...filling, draft: forWhom }, () => true);
  return { draft: mended({ ...filling, draft: filled }), candidates: only === undefined ? people : [] };
}

/** "Necesito una laptop para mañana", and then "perdón, para el viernes": what was said last counts. */
function mended(filling: Filling): FormDraft {
  const { turn, item, draft } = filling;
  const said = correctionsIn(turn.vocabulary, draft.text);
  const now = said === undefined ? {} : saidNow(filling, said);
  const changed = Object.keys(now).filter((id) => !draft.noted.includes(id));
  const answers = keepApplying(item, { ...draft.answers, ...now }, scopeIn(filling));
  return said === undefined ? draft : { ...draft, answers, noted: [...draft.noted, ...changed] };
}

const NOBODY = { people: [], sure: true } as const;

/** "Para Fulano y Luis": behind a name that nobody has, too. */
function peopleNamed(filling: Filling): ReturnType<typeof findBeneficiary> {
  const { turn, item, draft } = filling;
  const reader = { place: visiblePlace(filling), vocabulary: turn.vocabulary };
  const found = findBeneficiary(item, draft.text, reader);
  if (found.people.length > 0 || draft.behalf) return found;
  const { known, unknown } = peopleAskedFor(item, draft.text, reader);
  return unknown.length > 0 && known.length === 1 && known[0] !== turn.person.id ? { people: known, sure: true } : NOBODY;
}

/** The same for fields that an answer has just opened: "una licencia de 300 dólares" once the licence turns out to be a paid one. */
export function prefillOpened(filling: Filling, before: Answers): FormDraft {
  const { item, draft } = filling;
  if (!draft.text || draft.changes) return draft;
  const facts = scopeIn(filling);
  const open = new Set(openFields(item, { ...facts, answers: keepApplying(item, before, facts) }).map(({ id }) => id));
  const news = openFields(item, facts).filter(({ id }) => !open.has(id) && !draft.skipped.includes(id));
  return news.length === 0 ? draft : prefillFields(filling, (field) => news.includes(field));
}

function prefillFields(filling: Filling, isMeant: (field: Field) => boolean): FormDraft {
  const { item, draft } = filling;
  // The day on which a forwarded message was written is none that was asked for.
  const words = readFirstWords(withoutHeaders(draft.text), visiblePlace(filling), understood(filling));
  if (!words) return draft;
  const answers = answersFrom(words, filling, isMeant);
  const noted = Object.keys(answers).filter((id) => draft.answers[id] === undefined && isAskedIn(item.fields, id));
  return { ...draft, answers, noted: [...draft.noted, ...noted] };
}

/** Field by field, since an answer may open or close those behind it. */
function answersFrom(words: FirstWords, filling: Filling, isMeant: (field: Field) => boolean): Answers {
  const { turn, item, draft } = filling;
  const used = new Set<object>();
  let answers: Answers = draft.answers;
  for (const field of item.fields) {
    const now = { turn, item, draft: { ...draft, answers } };
    if (answers[field.id] !== undefined || !isAsked(field) || !isMeant(field)) continue;
    if (!openFields(item, scopeIn(now)).includes(field)) continue;
    const place = visiblePlace(now);
    const found = fillField(field, {
      words,
      place,
      fields: item.fields,
      answers,
      used,
      ...(draft.for && { beneficiary: draft.for }),
    });
    if (found !== undefined) answers = { ...answers, [field.id]: found };
  }
  return keepApplying(item, answers, scopeIn({ turn, draft: { ...draft, answers } }));
}

/** What words that answer one question say of others that are yet to come: "T14 para el viernes, porque …". Shown like first words. */
export function prefillBeside(filling: Filling, text: string): FormDraft {
  const { draft } = filling;
  return {
    ...prefillFields({ ...filling, draft: { ...draft, text } }, ({ id }) => !draft.skipped.includes(id)),
    text: draft.text,
  };
}

/** What further words say of the fields that are open now, whatever they hold. A reason and rows are not told in passing. */
export function saidNow(before: Filling, text: string): Answers {
  const { item, draft } = before;
  const filling = { ...inItsMonth(before, text), draft: { ...draft, text } };
  const place = visiblePlace(filling);
  const words = readFirstWords(text, place, understood(filling));
  if (!words) return {};
  const fields = openFields(item, scopeIn(filling)).filter(
    (field) => isAsked(field) && field.kind !== 'long_text' && field.kind !== 'group',
  );
  const wanted = { words, place, fields: item.fields, answers: draft.answers, used: new Set<object>() };
  const found = fields.map((field) => [field.id, fillField(field, wanted)] as const);
  return Object.fromEntries(found.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])));
}

function isAskedIn(fields: readonly Field[], id: string): boolean {
  return fields.some((field) => field.id === id && isAsked(field));
}

/** Names that the words ask for and nobody of the directory has, where no answer has taken them. */
export function strangersIn(filling: Filling): readonly string[] {
  const { turn, item, draft } = filling;
  if (!draft.text || draft.behalf || draft.changes) return [];
  const { unknown } = peopleAskedFor(item, draft.text, { place: visiblePlace(filling), vocabulary: turn.vocabulary });
  const taken = fold(JSON.stringify(draft.answers));
  return unknown.filter((name) => !taken.includes(fold(name)));
}

/** Whom such names may mean all the same: "Luis Ramírez Quispe" where the directory has one name less. */
export function nearStrangers(filling: Filling, strangers: readonly string[]): readonly string[] {
  return nearNames(strangers, visiblePlace(filling));
}

/** Who may not be seen is not named. */
export function visiblePlace(filling: Filling): Place {
  const place = placeIn(filling);
  const { person } = filling.turn;
  if (person.kind !== 'customer') return place;
  const people = new Map([...place.people].filter(([, one]) => isKnownTo(person, one)));
  return { ...place, people };
}

/** Names of programs and people as the reader of messages understands them. */
function understood({ turn, draft }: Filling): { readonly systems: readonly string[]; readonly names: readonly string[] } {
  const { now, zone, language } = turn;
  const { slots } = turn.understand(draft.text, { now, zone, language });
  return { systems: slots.systems ?? [], names: slots.people ?? [] };
}
