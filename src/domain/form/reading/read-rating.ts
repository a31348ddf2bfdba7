import { plain } from '../../fold.ts';
import type { FieldOf } from '../form.ts';
import { findNumbers } from './find-numbers.ts';
import type { Place } from './place.ts';
import { accept, quoted, refuse, type Reading } from './refusal.ts';
import { isAnswerAround } from './rest-of.ts';

const STARS = /[⭐★🌟]/gu;
const OF_MOST = /\s*(?:\/|de|sobre|out of|of)\s*(\d{1,2}|cinco|five|diez|ten)\s*$/;
const STAR_WORDS = /\b(?:estrellas?|estrelinhas?|stars?|puntos?|points?|nota)\b/g;

/** A mark from 1 to the field's highest: "4", "cuatro", "4 estrellas", "4/5", "⭐⭐⭐⭐". */
export function readRating(field: FieldOf<'rating'>, text: string, place: Pick<Place, 'language'>): Reading<number> {
  const refusal = refuse('form.not_rating', { read: quoted(text), max: field.max });
  const stars = (text.match(STARS) ?? []).length;
  const bare = plain(text.replace(STARS, ' ')).trim();
  if (stars > 0 && !/[\p{L}\p{N}]/u.test(bare)) return stars <= field.max ? accept(stars) : refusal;
  const said = withoutMost(bare.replace(STAR_WORDS, ' ').trim(), field, place);
  const [first, ...others] = said === undefined ? [] : findNumbers(said, place.language);
  if (said === undefined || !first || others.length > 0 || !isAnswerAround(said, [first])) return refusal;
  return Number.isInteger(first.value) && first.value >= 1 && first.value <= field.max ? accept(first.value) : refusal;
}

/** Without "/5", "de 5"; nothing where the scale that is named is another one. */
function withoutMost(said: string, { max }: FieldOf<'rating'>, { language }: Pick<Place, 'language'>): string | undefined {
  const found = OF_MOST.exec(said);
  if (!found || found.index === 0) return said;
  return findNumbers(found[1] ?? '', language)[0]?.value === max ? said.slice(0, found.index) : undefined;
}
