import { foldedWords } from '../../../domain/fold.ts';
import type { FieldOf } from '../../../domain/form/form.ts';
import { tagOf } from '../../../domain/asset.ts';
import { asksForName, isAbout } from './about-field.ts';
import type { Wanted } from './wanted.ts';

/** Texts are left to be asked, but for a reason given as one, hours from and to, the name of somebody new, and a program's name. */
export function fillText(field: FieldOf<'text' | 'long_text'>, wanted: Wanted): string | undefined {
  if (isAbout(field, 'reason')) return wanted.words.reason?.text;
  if (field.kind !== 'text') return undefined;
  if (isAbout(field, 'time')) return hoursIn(wanted);
  if (isAbout(field, 'program')) return programIn(wanted);
  return asksForName(field) ? newNameIn(wanted) : undefined;
}

/** "15:00 – 16:30"; one time alone does not say until when, unless it is said how long. */
function hoursIn({ words }: Wanted): string | undefined {
  const [from, to, more] = words.times;
  const [length, another] = words.lengths;
  if (!from || more) return undefined;
  if (to) return from.time < to.time ? `${from.time} – ${to.time}` : undefined;
  if (!length || another || length.minutes >= 24 * 60) return undefined;
  const [hour = 0, minute = 0] = from.time.split(':').map(Number);
  const end = hour * 60 + minute + length.minutes;
  return end >= 24 * 60 ? undefined : `${from.time} – ${two(Math.floor(end / 60))}:${two(end % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function programIn({ words, place }: Wanted): string | undefined {
  const tags = new Set([...place.assets.values()].map(tagOf));
  const named = words.systems.filter((name) => !tags.has(name));
  return named.length > 1 ? rowOf(named, words.text) : named[0];
}

const JOINT = /^\s*(?:,|,?\s*(?:y|e|and|&))\s+(?:(?:el|la|o|a|the)\s+)?$/iu;

/** "Zoom, Slack y Teams": all of them are wanted; not "Zoom o Slack" and "cambiar Zoom por Slack". */
function rowOf(names: readonly string[], text: string): string | undefined {
  const lower = text.toLowerCase();
  const spans = names
    .map((name) => ({ start: lower.indexOf(name.toLowerCase()), length: name.length }))
    .sort((one, other) => one.start - other.start);
  const [first, last] = [spans[0], spans.at(-1)];
  const isRow = spans.every(({ start }, at) => {
    const before = spans[at - 1];
    return start >= 0 && (!before || JOINT.test(text.slice(before.start + before.length, start)));
  });
  return first && last && isRow ? text.slice(first.start, last.start + last.length) : undefined;
}

const CAPITALISED = /^\p{Lu}/u;

/** A name and surname of somebody who is in no directory. */
function newNameIn({ words, place }: Wanted): string | undefined {
  const known = [...place.people.values()].map(({ name }) => foldedWords(name));
  const strangers = words.names.filter((name) => {
    const said = foldedWords(name);
    return CAPITALISED.test(name) && said.length > 1 && !known.some((names) => said.every((word) => names.includes(word)));
  });
  const [only, ...others] = strangers;
  return others.length === 0 ? only : undefined;
}
