import { isAsked, numbered, openColumns, openFields } from '../../domain/form/form.ts';
import type { Field } from '../../domain/form/field.ts';
import type { MessageKey, Params } from '../../domain/wording.ts';
import type { Next } from '../flow.ts';
import type { Phrase } from '../words/read-phrase.ts';
import { scopeIn, settled, type Filling } from './form-draft.ts';
import { askField, askHere, goOn, rowsOf, withRows } from './go-on.ts';
import { skipHere } from './skip-here.ts';
import { spotOf } from './spot.ts';
import { answerFactsOf, forSay, FOR } from './summary-say.ts';

/** "back", "skip", "edit answer 3", "remove 2", "summary", "start over", "as a form", "one by one". */
export function heedPhrase(filling: Filling, phrase: Phrase): Next {
  const { draft } = filling;
  switch (phrase.is) {
    case 'skip': {
      const spot = spotOf(filling);
      return spot ? skipHere(filling, spot) : words('phrase.not_here');
    }
    case 'back':
      return back(filling);
    case 'edit':
      return editNumber(filling, phrase.n);
    case 'edit_field':
      return editField(filling, phrase.field);
    case 'remove':
      return removeRow(filling, phrase.n);
    case 'summary':
      return soFar(filling);
    case 'restart':
      return restart(filling);
    case 'as_form':
      return goOn({ ...filling, draft: { ...settled(draft), mode: 'card' } });
    case 'one_by_one':
      return goOn({ ...filling, draft: { ...settled(draft), mode: 'questions' } });
    default:
      return words('phrase.not_here');
  }
}

function words(key: MessageKey, params: Params = {}): Next {
  return { then: 'again', before: { notice: { key, params } } };
}

/** The answers so far, and the question again. The summary itself needs no second one. */
function soFar(filling: Filling): Next {
  if (filling.draft.asked === 'confirm') return { then: 'again' };
  const facts = answerFactsOf(filling);
  if (facts.length === 0) return words('form.nothing_yet');
  return { then: 'again', before: { notice: { key: 'form.so_far', params: { item: { label: filling.item.label } } }, facts } };
}

function restart({ item, draft }: Filling): Next {
  if (draft.changes) return words('phrase.not_here');
  return {
    then: 'go',
    flow: 'request-item',
    draft: { item: item.id, text: draft.text, ...(draft.learnt && { learnt: draft.learnt }) },
  };
}

function editNumber(filling: Filling, number: number): Next {
  const { item, draft } = filling;
  const lines = numbered(item, draft.answers, scopeIn(filling));
  const line = lines.find((one) => one.number === number);
  if (line) return editField(filling, line.field.id);
  return lines.length === 0 ? words('form.nothing_yet') : words('form.no_such_answer', { number, most: lines.length });
}

/** Asks a field again; its answer stands until there is a new one. */
export function editField(filling: Filling, id: string): Next {
  const { item, draft } = filling;
  const base = settled(draft);
  if (id === FOR) return { then: 'ask', say: forSay(filling, []), draft: { ...base, asked: FOR } };
  const field = openFields(item, scopeIn(filling)).find((one) => one.id === id);
  if (!field) return { then: 'again' };
  if (!isAsked(field)) return words('form.computed', { field: { label: field.label } });
  return askField(
    { ...filling, draft: { ...base, mode: 'questions', skipped: draft.skipped.filter((one) => one !== id) } },
    field,
  );
}

/** The question before: of the row, of the form; from the summary, the last one. */
function back(filling: Filling): Next {
  const { item, draft } = filling;
  const inRow = backInRow(filling);
  if (inRow) return inRow;
  const fields = openFields(item, scopeIn(filling)).filter(isAsked);
  const at = fields.findIndex(({ id }) => id === draft.asked);
  const previous = fields[(at < 0 ? fields.length : at) - 1];
  return previous ? editField(filling, previous.id) : words('form.first_already');
}

function backInRow(filling: Filling): Next | undefined {
  const { draft } = filling;
  const spot = spotOf(filling);
  if (!spot?.group || !draft.row) return undefined;
  const { row } = draft;
  const columns = openColumns(spot.group, row.values, scopeIn(filling)).filter(isAsked);
  const previous = columns[columns.findIndex(({ id }) => id === row.column) - 1];
  if (previous) {
    const { [previous.id]: _taken, ...values } = row.values;
    const skipped = row.skipped.filter((id) => id !== previous.id);
    return askHere({ ...filling, draft: { ...settled(draft), row: { ...row, values, skipped, column: previous.id } } });
  }
  // Out of a row that was just begun: to the rows there are.
  return rowsOf(draft, spot.group).length > 0 ? askHere({ ...filling, draft: settled(draft) }) : undefined;
}

/** Takes a row out of the group that is asked, or of the only one that has rows. */
function removeRow(filling: Filling, n: number): Next {
  const { item, draft } = filling;
  const groups = openFields(item, scopeIn(filling)).filter((field) => rowsOf(draft, field).length > 0);
  const group: Field | undefined = groups.find(({ id }) => id === draft.asked) ?? (groups.length === 1 ? groups[0] : undefined);
  if (!group) return words('form.no_rows');
  const rows = rowsOf(draft, group);
  if (n < 1 || n > rows.length) return words('form.no_such_row', { row: n, most: rows.length });
  const left = withRows(settled(draft), group, rows.toSpliced(n - 1, 1));
  const open = draft.asked === group.id;
  // A row that is being filled in moves up with those above it.
  const row = open && draft.row ? { ...draft.row, at: Math.max(0, draft.row.at - 1) } : undefined;
  const next = { ...filling, draft: { ...left, ...(row && { row }) } };
  return open && !row ? askField(next, group) : open ? askHere(next) : goOn(next);
}
