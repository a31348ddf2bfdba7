import { isCell, isRows, type Answer, type Row } from '../../domain/form/answers.ts';
import type { Field } from '../../domain/form/field.ts';
import { isAsked, keepApplying, nextField, openColumns, type FieldOf } from '../../domain/form/form.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Next } from '../flow.ts';
import { cardSay } from './card-say.ts';
import { prefillOpened } from './prefill.ts';
import { scopeIn, settled, type Filling, type FormDraft } from './form-draft.ts';
import { questionSay, rowsSay, uninformed } from './question-say.ts';
import { spotOf, type Spot } from './spot.ts';
import { summarySay } from './summary-say.ts';

/** The next question, or the summary when there is none left. What no longer applies is dropped on the way. */
export function goOn({ turn, item, draft }: Filling): Next {
  const facts = scopeIn({ turn, draft });
  const clean: FormDraft = { ...settled(draft), ...keepListed(draft), answers: keepApplying(item, draft.answers, facts) };
  const filling = { turn, item, draft: clean };
  if (clean.mode === 'card') return { then: 'ask', say: cardSay(filling), draft: { ...clean, asked: 'card' } };
  const field = nextField(item, clean, facts);
  if (field) return askField(filling, field);
  const informed = [...clean.informed, ...uninformed(filling).map(({ id }) => id)];
  return { then: 'ask', say: summarySay(filling), draft: { ...clean, asked: 'confirm', noted: [], informed } };
}

/** Asks one field; of a group, its first row, or what to do with the rows there are. */
export function askField({ turn, item, draft }: Filling, field: Field): Next {
  const held = draft.answers[field.id];
  const rows = field.kind === 'group' && held !== undefined && isRows(held) ? held.length : 0;
  const column = field.kind === 'group' && rows === 0 ? firstColumn({ turn, item, draft }, field, empty) : undefined;
  const row = column && { ...empty, at: 0, column: column.id };
  return askHere({ turn, item, draft: { ...settled(draft), ...keepListed(draft), asked: field.id, ...(row && { row }) } });
}

function keepListed({ listed }: FormDraft): Pick<FormDraft, 'listed'> {
  return listed ? { listed } : {};
}

/** Puts the question that the draft stands at. */
export function askHere(filling: Filling): Next {
  const spot = spotOf(filling);
  if (!spot) return { then: 'again' };
  const { draft } = filling;
  const informed = [...draft.informed, ...uninformed(filling, spot.group ?? spot.field).map(({ id }) => id)];
  return { then: 'ask', say: sayHere(filling, spot), draft: { ...draft, noted: [], informed } };
}

/** The question as it stands. */
export function sayHere(filling: Filling, spot: Spot): ReturnType<typeof questionSay> {
  return spot.field.kind === 'group' ? rowsSay(filling, spot) : questionSay(filling, spot);
}

/** The same question, summary or card with what has changed since it was put. */
export function restated(filling: Filling, before: Say): Next {
  const { draft } = filling;
  const spot = spotOf(filling);
  const say =
    draft.asked === 'confirm' ? summarySay(filling) : draft.asked === 'card' ? cardSay(filling) : spot && sayHere(filling, spot);
  return { then: 'again', draft, before, ...(say && { say }) };
}

/** Takes an answer: on to the next column of its row, or to the next question. */
export function store(filling: Filling, spot: Spot, value: Answer): Next {
  const { draft } = filling;
  const { field, group } = spot;
  if (group && draft.row && isCell(value)) {
    const values: Row = { ...draft.row.values, [field.id]: value };
    const skipped = draft.row.skipped.filter((id) => id !== field.id);
    return nextColumn({ ...filling, draft: { ...draft, row: { ...draft.row, values, skipped } } }, group);
  }
  const answers = { ...draft.answers, [field.id]: value };
  const stored = { ...filling, draft: { ...draft, answers, skipped: draft.skipped.filter((id) => id !== field.id) } };
  return goOn({ ...stored, draft: prefillOpened(stored, draft.answers) });
}

/** The next column of the row, or, when it is whole, the question for another row. */
export function nextColumn(filling: Filling, group: FieldOf<'group'>): Next {
  const { draft } = filling;
  const { row } = draft;
  if (!row) return goOn(filling);
  const column = firstColumn(filling, group, row);
  if (column) return askHere({ ...filling, draft: { ...unsearched(draft), row: { ...row, column: column.id } } });
  const rows = rowsOf(draft, group);
  const written = Object.keys(row.values).length === 0 ? rows : rows.toSpliced(row.at, 1, row.values);
  return afterRows({ ...filling, draft: withRows(draft, group, written) }, group);
}

function unsearched({ search: _search, picked: _picked, listed: _listed, ...draft }: FormDraft): FormDraft {
  return draft;
}

/** Another row? Not where there is no room for one. */
function afterRows(filling: Filling, group: FieldOf<'group'>): Next {
  const rows = rowsOf(filling.draft, group);
  if (rows.length === 0) return askField(filling, group);
  if (rows.length >= group.max) return goOn(filling);
  return askHere({ ...filling, draft: { ...settled(filling.draft), asked: group.id } });
}

export function rowsOf({ answers }: Pick<FormDraft, 'answers'>, group: Field): readonly Row[] {
  const held = answers[group.id];
  return held !== undefined && isRows(held) ? held : [];
}

/** The draft with these rows; without the answer if there are none. */
export function withRows(draft: FormDraft, group: Field, rows: readonly Row[]): FormDraft {
  const { [group.id]: _held, ...others } = draft.answers;
  return { ...draft, answers: rows.length > 0 ? { ...others, [group.id]: [...rows] } : others };
}

/** Begins a row behind those there are. */
export function startRow(filling: Filling, group: FieldOf<'group'>): Next {
  const at = rowsOf(filling.draft, group).length;
  const column = firstColumn(filling, group, empty);
  if (!column) return goOn(filling);
  return askHere({ ...filling, draft: { ...settled(filling.draft), asked: group.id, row: { ...empty, at, column: column.id } } });
}

/** The first column that applies to a row and is neither answered nor left out. */
function firstColumn(filling: Filling, group: FieldOf<'group'>, row: Pick<NonNullable<FormDraft['row']>, 'values' | 'skipped'>) {
  return openColumns(group, row.values, scopeIn(filling)).find(
    (column) => isAsked(column) && row.values[column.id] === undefined && !row.skipped.includes(column.id),
  );
}

const empty = { values: {}, skipped: [] };
