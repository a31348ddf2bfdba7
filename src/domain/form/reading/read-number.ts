import type { Place } from './place.ts';
import { findNumbers } from './find-numbers.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { isAnswerAround } from './rest-of.ts';
import { spellNumbers } from './spell-numbers.ts';

/** One number, in digits or words, alone or in a short sentence. */
export function readNumber(text: string, place: Pick<Place, 'language'>): Reading<number> {
  const lower = spellNumbers(text);
  const minus = /^\s*(?:menos|minus)\s/.exec(lower);
  const words = lower.slice(minus?.[0].length ?? 0);
  const [first, ...others] = findNumbers(words, place.language);
  if (!first || !isAnswerAround(words, [first, ...others])) return refuse('form.not_number', { read: quoted(text) });
  if (others.some(({ value }) => value !== first.value)) {
    return refuse('form.number_several', { read: quoted(text), first: first.value, second: others[0]?.value ?? first.value });
  }
  return accept(minus ? -first.value : first.value);
}
