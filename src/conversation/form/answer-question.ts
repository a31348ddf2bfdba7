import { isRows, type Answer, type Row } from '../../domain/form/answers.ts';
import { fold } from '../../domain/fold.ts';
import { checkValue } from '../../domain/form/check-value.ts';
import type { Refusal } from '../../domain/form/reading/refusal.ts';
import type { FieldOf } from '../../domain/form/form.ts';
import { readAnswer } from '../../domain/form/reading.ts';
import type { Next, Reply } from '../flow.ts';
import { dayAfterFirst, endsTooSoon } from './first-and-last.ts';
import { isHardlyAnswer } from './is-hardly-answer.ts';
import { matchingOptions, isListed, MOST_LISTED, optionsOf } from './find-options.ts';
import { placeIn, type Filling, type FormDraft } from './form-draft.ts';
import { askHere, goOn, rowsOf, sayHere, startRow, store, withRows } from './go-on.ts';
import { leavesOut } from './leaves-out.ts';
import { prefillBeside } from './prefill.ts';
import { pickedIn, signs } from './question-choices.ts';
import { skipHere } from './skip-here.ts';
import { offered, takesSeveral, type Spot } from './spot.ts';

type Answering = Exclude<Reply, { kind: 'phrase' }>;

/** What becomes of a question once something was tapped, typed or sent for it. */
export function answerQuestion(filling: Filling, spot: Spot, reply: Answering): Next {
  switch (reply.kind) {
    case 'choice':
      return tapped(filling, spot, reply.value);
    case 'words':
      return typed(filling, spot, reply.text);
    case 'files':
      return { then: 'again' };
  }
}

function tapped(filling: Filling, spot: Spot, value: string): Next {
  const { draft } = filling;
  switch (value) {
    case signs.skip:
      return skipHere(filling, spot);
    case signs.offer: {
      const offer = offered(spot);
      return offer ? take(filling, spot, offer.answer) : { then: 'again' };
    }
    case signs.another:
      return spot.field.kind === 'group' ? startRow(filling, spot.field) : { then: 'again' };
    case signs.more:
      return shownAnew(filling, spot, {
        ...draft,
        search: { words: draft.search?.words ?? '', page: (draft.search?.page ?? 0) + 1 },
      });
    case signs.done:
      return done(filling, spot);
    default:
      return takesSeveral(spot.field) ? toggled(filling, spot, value) : take(filling, spot, chosen(spot, value));
  }
}

function chosen({ field }: Spot, value: string): Answer {
  if (field.kind === 'yes_no') return value === 'true';
  return field.kind === 'rating' ? Number(value) : value;
}

/** Checked even where it was offered: what stood there may have gone, or passed, since it was asked. */
function take(filling: Filling, spot: Spot, value: Answer): Next {
  const refusal = refusalOf(spot, value);
  return refusal ? refused(refusal) : store(filling, spot, value);
}

export function refusalOf({ field, place, scope }: Spot, value: Answer): Refusal | undefined {
  return checkValue(field, value, { ...place, ...scope, scope });
}

export function refused({ code, params }: Refusal): Next {
  return { then: 'again', before: { notice: { key: code, params } } };
}

/** No more: of options tapped, of rows, of files. */
function done(filling: Filling, spot: Spot): Next {
  const { field, held } = spot;
  if (takesSeveral(field)) {
    const picked = [...pickedIn(spot, filling.draft.picked)];
    if (picked.length === 0) return field.required ? nothingPicked(spot) : skipHere(filling, spot);
    const order = optionsOf(filling.turn, spot).map(({ id }) => id);
    return take(
      filling,
      spot,
      picked.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
  }
  if (held === undefined) return { then: 'again' };
  const refusal = refusalOf(spot, held);
  return refusal ? refused(refusal) : goOn(filling);
}

function nothingPicked({ field }: Spot): Next {
  return { then: 'again', before: { notice: { key: 'form.required', params: { field: { label: field.label } } } } };
}

/** `+id` picks, `-id` takes it back: a second tap of the same finger, on a button that has changed meanwhile, changes nothing. */
function toggled(filling: Filling, spot: Spot, value: string): Next {
  const { draft } = filling;
  const id = value.slice(1);
  const before = pickedIn(spot, draft.picked).filter((one) => one !== id);
  return shownAnew(filling, spot, { ...draft, picked: value.startsWith('+') ? [...before, id] : before });
}

/** The same question with other choices: in place after a tap, below the words after typing. */
function shownAnew(filling: Filling, spot: Spot, draft: FormDraft): Next {
  const say = sayHere({ ...filling, draft }, spot);
  if (filling.turn.event.kind === 'choice') return { then: 'edit', draft, say };
  return { then: 'again', draft, say };
}

function typed(filling: Filling, spot: Spot, text: string): Next {
  const { field, group, place } = spot;
  if (leavesOut(filling, spot, text)) return skipHere(filling, spot);
  if (field.kind === 'group') return typedRows(filling, spot, text);
  // "2 monitores y un mouse" where the first column is asked: all rows at once.
  if (group && Object.keys(filling.draft.row?.values ?? {}).length === 0) {
    const rows = readAnswer(group, text, placeIn(filling));
    if (rows.ok && isRows(rows.value) && (group.fields.length > 1 || rows.value.length > 1))
      return wholeRows(filling, group, rows.value);
  }
  const several = answersIn(filling, spot, text);
  if (several) return goOn({ ...filling, draft: several });
  const last = dayAfterFirst(filling, spot, text);
  if (last !== undefined) return typedValue(filling, spot, last);
  const read = readAnswer(field, text, place);
  if (read.ok && filling.draft.doubted !== field.id && isHardlyAnswer(filling.turn, field, text)) {
    const notice = { key: 'form.few_words', params: { text: { text } } } as const;
    return { then: 'again', draft: { ...filling.draft, doubted: field.id }, before: { notice } };
  }
  if (read.ok) return typedValue(filling, spot, read.value);
  return searched(filling, spot, text) ?? refused(read.refusal);
}

/** "T14 para el viernes" where a model is asked for: that, and what is asked later. Undefined where it answers nothing but what is asked. */
export function answersIn(filling: Filling, { field, group, place }: Spot, text: string): FormDraft | undefined {
  const { draft } = filling;
  const isPlain = field.kind === 'choice' && !group && !draft.changes && draft.answers[field.id] === undefined;
  if (!isPlain || /[?¿]/u.test(text) || fold(text).split(' ').length < FEWEST_FOR_SEVERAL) return undefined;
  const said = prefillBeside(filling, text);
  const count = Object.keys(said.answers).length - Object.keys(draft.answers).length;
  if (count < 2 || !beginsWith(text, (words) => isSaid(readAnswer(field, words, place), said.answers[field.id])))
    return undefined;
  return { ...said, noted: said.noted.filter((id) => id !== field.id) };
}

const FEWEST_FOR_SEVERAL = 3;
const MOST_BEFORE_NAMED = 5;

/** The answer comes first: "no me funciona la T14 desde el lunes" tells something else. */
function beginsWith(text: string, isAnswer: (words: string) => boolean): boolean {
  const words = text.trim().split(/\s+/u).slice(0, MOST_BEFORE_NAMED);
  return words.some((_, at) => isAnswer(words.slice(0, at + 1).join(' ')));
}

function isSaid(read: ReturnType<typeof readAnswer>, value: Answer | undefined): boolean {
  return value !== undefined && read.ok && read.value === value;
}

/** A list that is typed is the whole answer, unless some of it was tapped before: then it joins that. */
function typedValue(filling: Filling, spot: Spot, value: Answer): Next {
  const { draft } = filling;
  const early = spot.group ? undefined : endsTooSoon(filling.item.fields, { ...draft.answers, [spot.field.id]: value });
  if (early && early.field === spot.field) return { then: 'again', before: { notice: early.words } };
  if (!takesSeveral(spot.field) || !Array.isArray(value)) return store(filling, spot, value);
  const named = value.filter((one): one is string => typeof one === 'string');
  if (draft.picked && draft.picked.length > 0)
    return shownAnew(filling, spot, { ...draft, picked: [...new Set([...draft.picked, ...named])] });
  return store({ ...filling, draft: { ...draft, listed: spot.field.id } }, spot, value);
}

/** Rows typed between two rows are added to those there are. */
function typedRows(filling: Filling, spot: Spot, text: string): Next {
  const { field, place } = spot;
  if (field.kind !== 'group') return { then: 'again' };
  const read = readAnswer(field, text, place);
  if (!read.ok) return refused(read.refusal);
  const rows = [...rowsOf(filling.draft, field), ...(isRows(read.value) ? read.value : [])];
  const refusal = refusalOf(spot, rows);
  if (refusal) return refused(refusal);
  return askHere({ ...filling, draft: withRows(filling.draft, field, rows) });
}

function wholeRows(filling: Filling, group: FieldOf<'group'>, added: readonly Row[]): Next {
  const { draft } = filling;
  const rows = [...rowsOf(draft, group), ...added];
  const place = placeIn(filling);
  const refusal = checkValue(group, rows, { ...place, ...place.scope, scope: place.scope });
  if (refusal) return refused(refusal);
  const skipped = draft.skipped.filter((id) => id !== group.id);
  return goOn({ ...filling, draft: { ...withRows(draft, group, rows), listed: group.id, skipped } });
}

/** Part of a name where there is a long list: those that fit are shown to be tapped. */
function searched(filling: Filling, spot: Spot, text: string): Next | undefined {
  if (!isListed(spot.field)) return undefined;
  const all = optionsOf(filling.turn, spot);
  if (all.length <= MOST_LISTED) return undefined;
  const found = matchingOptions(all, text);
  if (found.length === 0) return undefined;
  return shownAnew(filling, spot, { ...filling.draft, search: { words: text.slice(0, 60), page: 0 } });
}
