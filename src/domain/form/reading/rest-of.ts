import { foldedWords, plain } from '../../fold.ts';

/** A part of a text, by the places of its characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words around an answer that say nothing about it. */
const FILLERS = list(
  'a al ante con creo de del desde dame deme el ella en entre es esa ese eso esta este esto fue ha hasta hay ir la las le les lo los ' +
    'me mi mis mas mejor necesito necesitamos necesitaria nos o para pero pido por porfa porfavor favor pf plis pls pongo ponle pues que ' +
    'quiero quisiera quiere prefiero requiero se sea ser seria si son su sus te tengo un una uno unos unas y ya yo gracias bueno ok solo ' +
    'aprox aproximadamente aproximada unos casi como digamos elijo escojo opcion numero entonces total hola buenas buenos dias tardes hoy ' +
    'about am an and any are around as at be by can choose do for from give go goes good have hi hello i id in is it its just ll like m make ' +
    'may me my need need of on one option or please pick put roughly select so some thanks thank that the them then there these they ' +
    'this to us want was we well will with would yes you approximately number it d s us',
);
const NEGATIONS = list(
  'no not nunca jamas tampoco ningun ninguna ninguno never dont doesnt isnt without sin excepto except menos nor neither',
);
const ASKING = list(
  'cuanto cuanta cuantos cuantas cuando donde como quien quienes cual cuales que how what why when where which who can puedo',
);
const NOT_AT_FIRST = /^\s*no\s*[,.;:]\s*/;
/** "more or less", "at most": words of denial that deny nothing. */
const ROUGHLY = /\b(?:mas o menos|mais ou menos|more or less|no mas (?:de|tarde)|no more than|no later than|nao mais de)\b/g;

/** How many words of its own a text may have besides the answer, before it is about something else. */
export const FEW_WORDS = 3;

/** The folded words of a text outside of some spans. The spans are those of the text that `plain` has been through. */
export function wordsOutside(text: string, spans: readonly Span[]): readonly string[] {
  let rest = text;
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + rest.slice(end);
  // "no, mejor el martes" corrects; it does not deny what follows.
  return foldedWords(
    rest
      .replace(NOT_AT_FIRST, ' ')
      .replace(ROUGHLY, ' ')
      .replace(/(\p{L})'(\p{L})/gu, '$1$2'),
  );
}

/**
 * Whether a text is about what was found in it: nothing denies it, it asks nothing, and few words are left over. Keeps a new report such
 * as "ayer se malogró mi impresora …" from being taken for the answer to an open question.
 */
export function isAnswerAround(text: string, spans: readonly Span[], few = FEW_WORDS): boolean {
  const lower = plain(text);
  const words = wordsOutside(lower, spans);
  if (words.some((word) => NEGATIONS.has(word))) return false;
  if (/[?¿]/.test(lower) && words.some((word) => ASKING.has(word))) return false;
  return contentOf(words).length <= few;
}

/** Words that carry meaning. */
export function contentOf(words: readonly string[]): readonly string[] {
  return words.filter((word) => !FILLERS.has(word));
}
