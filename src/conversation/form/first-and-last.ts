import { fold } from '../../domain/fold.ts';
import type { Answers } from '../../domain/form/answers.ts';
import type { Field } from '../../domain/form/field.ts';
import type { FieldOf } from '../../domain/form/form.ts';
import { readAnswer } from '../../domain/form/reading.ts';
import { instantOf } from '../../domain/hours/local-time.ts';
import { plainInPlace } from '../../domain/mentions/plain-in-place.ts';
import type { Words } from '../../domain/wording.ts';
import { behindCorrection } from '../words/behind-correction.ts';
import { isAbout } from './first-words/about-field.ts';
import type { Filling } from './form-draft.ts';
import type { Spot } from './spot.ts';

/** Two fields that ask for the first and the last day of one thing. */
export interface FirstAndLast {
  readonly from: FieldOf<'date'>;
  readonly to: FieldOf<'date'>;
}

/** The fields of a form that ask for the first and the last day of one thing, where it has such. */
export function firstAndLast(fields: readonly Field[]): FirstAndLast | undefined {
  const dates = fields.filter((field) => field.kind === 'date');
  const from = dates.find((field) => isAbout(field, 'from'));
  const to = dates.find((field) => field !== from && isAbout(field, 'to'));
  return from && to ? { from, to } : undefined;
}

/** A day that is named by its number or its weekday only: which one it is, its place in time says. */
const BARE_DAY =
  /^(?:hasta|ate|until|till?|to|al?|es)?\s*(?:(?:el|o|the|dia|day|este|on)\s+)*(?:\d{1,2}(?:st|nd|rd|th)?|lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:\s+inclusive)?[\s.!]*$/u;

/** "El 24" where the last day is asked and the first is the 10th of December: the 24th that follows it; "solo ese día": the first. Undefined where the words say more, or something else is asked. */
export function dayAfterFirst({ turn, item, draft }: Filling, { field, group, place }: Spot, text: string): string | undefined {
  const pair = group ? undefined : firstAndLast(item.fields);
  const from = pair && pair.to === field ? draft.answers[pair.from.id] : undefined;
  if (typeof from === 'string' && turn.vocabulary.of('form.same_day').includes(fold(text))) return from;
  if (typeof from !== 'string' || from < place.today || !BARE_DAY.test(plainInPlace(text).trim())) return undefined;
  const { zone, language } = turn;
  const then = new Date(instantOf(from, '12:00', zone));
  const readDates: typeof place.readDates = (words) => turn.readDates(words, { now: then, zone, language });
  const read = readAnswer(field, text, { ...place, today: from, now: then, readDates });
  return read.ok && typeof read.value === 'string' ? read.value : undefined;
}

/** Said where the last day comes before the first. */
export function endsTooSoon(
  fields: readonly Field[],
  answers: Answers,
): { readonly field: Field; readonly words: Words } | undefined {
  const pair = firstAndLast(fields);
  const from = pair && answers[pair.from.id];
  const to = pair && answers[pair.to.id];
  if (!pair || typeof from !== 'string' || typeof to !== 'string' || from <= to) return undefined;
  const params = { from: { date: from }, to: { date: to }, field: { label: pair.from.label } };
  return { field: pair.to, words: { key: 'form.last_before_first', params } };
}

/** Days that are named by their numbers only. */
const BARE_DAYS =
  /^(?:(?:del?|desde|hasta|al?|el|la|los|dias?|from|the|to|until|till|through|y|and|para|por|mejor|e|do|ao|ate|o|es|era|son|seria|\d{1,2}(?:st|nd|rd|th)?)(?:[\s,.!–-]+|$))+$/u;

/** The form as it would be read in the month of the days that it holds: "mejor del 16 al 30", of a holiday in December, are days of December. */
export function inItsMonth(filling: Filling, text: string): Filling {
  const { turn, item, draft } = filling;
  const held = item.fields.flatMap(({ id, kind }) => (kind === 'date' ? [draft.answers[id]] : [])).filter(isText);
  const [first] = held.toSorted();
  const plain = plainInPlace(behindCorrection(turn.vocabulary, text) ?? text).trim();
  if (first === undefined || !/\d/u.test(plain) || !BARE_DAYS.test(plain)) return filling;
  const begins = new Date(instantOf(`${first.slice(0, 7)}-01`, '12:00', turn.zone));
  return begins > turn.now ? { ...filling, turn: { ...turn, now: begins } } : filling;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
