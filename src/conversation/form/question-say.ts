import { isRows } from '../../domain/form/answers.ts';
import type { Field } from '../../domain/form/field.ts';
import { isAsked, openFields } from '../../domain/form/form.ts';
import { asShown } from './as-shown.ts';
import type { Words } from '../../domain/wording.ts';
import type { Ask, Choice, ExpectationType, Fact, Say } from '../../messaging/outbound.ts';
import { scopeIn, type Filling } from './form-draft.ts';
import { isListed, shownOptions } from './find-options.ts';
import { choicesOf, pickedIn, signs } from './question-choices.ts';
import { isOptionalHere } from './optional-here.ts';
import { takesSeveral, type Spot } from './spot.ts';

/** The question for one field, or for one column of a row, with its choices and how far the form is. */
export function questionSay(filling: Filling, spot: Spot): Say {
  const { field, group } = spot;
  const of = group ?? field;
  const asked = group && !startsGroup(filling) ? { label: group.label } : { label: of.question ?? of.label };
  const line: Words = { key: 'form.question', params: { ...progressOf(filling, of), question: asked } };
  const before = informationBefore(filling, of);
  const [notice = line, ...more] = [...before, line, ...hintOf(of)];
  return {
    notice,
    more: [...more, ...searchLines(filling, spot)],
    facts: [...notedFacts(filling), ...pickedFacts(filling, spot)],
    ...(group && { question: rowQuestion(filling, spot) }),
    ask: askOf(filling, spot),
  };
}

function startsGroup({ draft }: Filling): boolean {
  return draft.row?.at === 0 && Object.keys(draft.row.values).length === 0;
}

function rowQuestion({ draft }: Filling, { field }: Spot): Words {
  const question = { label: field.question ?? field.label };
  return { key: 'form.row_question', params: { row: (draft.row?.at ?? 0) + 1, question } };
}

function askOf(filling: Filling, spot: Spot): Ask {
  const type: ExpectationType = spot.field.kind;
  const choices = choicesOf(filling, spot);
  return {
    expects: { type, ...(isOptionalHere(filling, spot) && { optional: true }) },
    ...(choices.length > 0 && { choices }),
  };
}

/** The how many-th of the fields that are asked. */
function progressOf(filling: Filling, field: Field): { readonly step: number; readonly of: number } {
  const fields = openFields(filling.item, scopeIn(filling)).filter(isAsked);
  return { step: fields.findIndex(({ id }) => id === field.id) + 1, of: fields.length };
}

function hintOf({ hint }: Field): Words[] {
  return hint ? [{ label: hint }] : [];
}

/** Information that stands before a field and has not been shown yet. */
export function informationBefore(filling: Filling, field?: Field): Words[] {
  return uninformed(filling, field).flatMap((one) => [{ label: one.question ?? one.label }, ...hintOf(one)]);
}

export function uninformed(filling: Filling, field?: Field): readonly Field[] {
  const fields = openFields(filling.item, scopeIn(filling));
  const at = field ? fields.findIndex(({ id }) => id === field.id) : fields.length;
  return fields.slice(0, at).filter(({ id, kind }) => kind === 'information' && !filling.draft.informed.includes(id));
}

/** How several are named, and what to do with a list that is too long to be shown. */
function searchLines({ turn, draft }: Filling, spot: Spot): Words[] {
  const { field } = spot;
  const several: Words[] = takesSeveral(field) ? [{ key: field.kind === 'person' ? 'form.several_people' : 'form.several' }] : [];
  const { long, found, options } = shownOptions(turn, spot, draft);
  if (!isListed(field) || !long) return several;
  if (!draft.search) return [{ key: 'form.search' }, ...several];
  const params = { count: found, words: draft.search.words, shown: options.length };
  return [{ key: found > options.length ? 'form.search_part' : 'form.search_found', params }, ...several];
}

/** What was taken from the first words: shown, so that it can be corrected. */
function notedFacts({ turn, item, draft }: Filling): Fact[] {
  const of: Fact[] =
    draft.for && draft.noted.includes('#for') ? [{ label: { key: 'fact.beneficiary' }, value: { person: draft.for } }] : [];
  const noted = item.fields.flatMap((field): Fact[] => {
    const answer = draft.noted.includes(field.id) ? draft.answers[field.id] : undefined;
    return answer === undefined ? [] : [{ label: { label: field.label }, value: asShown(turn, field, answer) }];
  });
  return [...of, ...noted];
}

/** What has been tapped so far in a list of which only a part is in sight. */
function pickedFacts({ turn, draft }: Filling, spot: Spot): Fact[] {
  const { field } = spot;
  if (!takesSeveral(field) || !shownOptions(turn, spot, draft).long) return [];
  const picked = [...pickedIn(spot, draft.picked)];
  return picked.length > 0 ? [{ label: { key: 'form.picked' }, value: asShown(turn, field, picked) }] : [];
}

/** Between two rows of a group: those there are, and whether there is another. */
export function rowsSay(filling: Filling, spot: Spot): Say {
  const { field, held } = spot;
  const { turn } = filling;
  const rows = held !== undefined && isRows(held) ? held : [];
  const choices: Choice[] = [
    { value: signs.another, label: { key: 'button.another' }, words: 'another' },
    { value: signs.done, label: { key: 'button.no_more' }, style: 'primary', words: 'done' },
  ];
  return {
    notice: { key: 'form.question', params: { ...progressOf(filling, field), question: { label: field.label } } },
    facts: rows.map((row, index) => ({
      label: { key: 'form.row_number', params: { row: index + 1 } },
      value: asShown(turn, field, [row]),
    })),
    question: { key: 'form.another_row' },
    ask: { expects: { type: 'group', optional: true }, choices },
  };
}
