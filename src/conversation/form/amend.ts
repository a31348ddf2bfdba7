import type { Answers } from '../../domain/form/answers.ts';
import { clean, fold } from '../../domain/fold.ts';
import { isAsked, openFields } from '../../domain/form/form.ts';
import { readAnswer } from '../../domain/form/reading.ts';
import type { Next } from '../flow.ts';
import { afterWords } from '../words/read-choice.ts';
import { placeIn, scopeIn, type Filling } from './form-draft.ts';
import { goOn } from './go-on.ts';
import { saidNow } from './prefill.ts';
import { spotOf } from './spot.ts';

/** "Mejor la T14", "no, somos 9": what was answered before is changed in passing, and shown. Undefined where the words change nothing. */
export function amend(filling: Filling, text: string): Next | undefined {
  const changed = amendments(filling, text);
  const ids = Object.keys(changed);
  if (ids.length === 0) return undefined;
  const { draft, item } = filling;
  const list = item.fields.filter(({ id }) => ids.includes(id)).map(({ label }) => ({ label }));
  const answers = { ...draft.answers, ...changed };
  const next = goOn({ ...filling, draft: { ...draft, answers, noted: [...draft.noted, ...ids] } });
  return next.then === 'ask' ? { ...next, before: { notice: { key: 'form.amended', params: { fields: { list } } } } } : next;
}

/** The answers that the words change: only behind "mejor", "no, …", "actually" and the like, and where they answer nothing that is asked. */
export function amendments(filling: Filling, text: string): Answers {
  const { draft } = filling;
  const words = draft.row || draft.changes ? undefined : wordsBehind(filling, clean(text));
  const spot = spotOf(filling);
  if (!words || (draft.asked !== 'confirm' && !spot)) return {};
  const said = meant(filling, words);
  if (spot && draft.asked !== 'confirm' && mayAnswer(filling, spot, { words, said })) return {};
  const isNew = ([id, value]: readonly [string, unknown]): boolean =>
    draft.answers[id] !== undefined && id !== draft.asked && JSON.stringify(draft.answers[id]) !== JSON.stringify(value);
  const changed = Object.entries(said).filter(isNew);
  return changed.length > MOST_CHANGED ? {} : Object.fromEntries(changed);
}

/** More than these are no correction. */
const MOST_CHANGED = 3;
const MOST_WORDS = 10;
/** "Rendimiento como el de la T14" is a reason, and no option. */
const MOST_FOR_OPTION = 3;

/** "Mejor de 4 a 6", "somos 12": hours and a number, where nothing else is said. */
function meant(filling: Filling, words: string): Answers {
  const said = saidNow(filling, words);
  if (Object.keys(said).length > 0) return said;
  const hours = words.replace(HOURS, '$<from> $<a>:00 $<to> $<b>:00');
  if (hours !== words) return saidNow(filling, hours);
  const numbers = openFields(filling.item, scopeIn(filling)).filter((field) => isAsked(field) && field.kind === 'number');
  const [only, ...others] = numbers;
  const read = only && others.length === 0 && /^\d+$/u.test(words) ? readAnswer(only, words, placeIn(filling)) : undefined;
  return only && read?.ok ? { [only.id]: read.value } : {};
}

const HOURS = /^(?<from>de|desde|from) (?<a>\d{1,2}) (?<to>a|hasta|to) (?<b>\d{1,2})$/iu;

/** "Del 21 al 26 de marzo", and nothing else. */
const FROM_TO = /^(?:del?|desde|from|entre)\s\S+(?:\sde\s\S+)?\s(?:al?|hasta|to|y)\s\S+(?:\s(?:de\s)?\S+)?$/iu;

/** Whether the words may be the answer to what is asked. Where any words would do, those that are an answer to something else, and nothing more, are not. */
function mayAnswer(
  filling: Filling,
  { field, place }: NonNullable<ReturnType<typeof spotOf>>,
  { words, said }: { readonly words: string; readonly said: Answers },
): boolean {
  if (field.kind !== 'text' && field.kind !== 'long_text') return readAnswer(field, words, place).ok;
  const others = filling.item.fields.filter(({ id, kind }) => said[id] !== undefined && kind !== 'text');
  const days = others.filter(({ kind }) => kind === 'date').length;
  if (days > 1 && FROM_TO.test(words)) return false;
  const few = words.split(/\s+/u).length <= MOST_FOR_OPTION;
  return !others.some((other) => (few || other.kind !== 'choice') && readAnswer(other, words, placeIn(filling)).ok);
}

/** What stands behind "mejor" or "no," or before "mejor"; undefined where neither stands there. */
function wordsBehind({ turn }: Filling, text: string): string | undefined {
  const said = fold(text);
  if (said.split(' ').length > MOST_WORDS || /[?¿]/u.test(text)) return undefined;
  const lead = longest(turn.vocabulary.of('amend.lead').filter((words) => said.startsWith(`${words} `)));
  if (lead !== undefined) return afterWords(text, lead.split(' ').length);
  const tail = longest(turn.vocabulary.of('amend.tail').filter((words) => said.endsWith(` ${words}`)));
  return tail && text.split(/\s+/u).slice(0, -tail.split(' ').length).join(' ');
}

function longest(found: readonly string[]): string | undefined {
  return found.toSorted((a, b) => b.length - a.length)[0];
}
