import type { Word } from './fold-text.ts';

const MOST = 999;
/** After these a number is a time, a name or an address: "desde las 7", "piso 3", "ticket 12", "windows 11". */
const NAMED_BY_NUMBER =
  /^(?:las?|at|since|hasta|a|to|until|piso|floor|andar|sala|room|edificio|building|caja|caixa|ticket|caso|case|chamado|numero|number|no|nro|windows|office|version|v|extension|anexo|ramal|art|page|paso|step|el|dia|dias|inc|req|prb|chg|tienda|store|loja|puerto|port|codigo|code|error|opcion|option)$/;
/** Before these it is a measure. */
const MEASURE =
  /^(?:am|pm|h|hs|hrs?|horas?|hours?|min|minutos?|minutes?|segundos?|seconds?|dias?|days?|semanas?|weeks?|mes|meses|months?|anos?|years?|gb|mb|tb|kb|gigas?|megas?|pulgadas?|inch|inches|polegadas?|soles|dolares|dollars|usd|pen|reais|euros?|eur|por|percent|veces|times|vezes|v|hz|k|x|de|of|rd|nd|st|th|metros?|meters?|kg|kilos?|y|e|o|and|or|al|to)$/;
/** "un par de monitores", "half a dozen mice": what these count may stand behind an "of". */
const BUNDLE = /^(?:par|pares|couple|docenas?|dozens?|duzias?|decenas?)$/;
const HALF = /^(?:media|meia|half)$/;
const OF = /^(?:de|of)$/;
/** What comes in pairs is one where a pair is said. */
const IN_PAIRS = /^(?:audifonos|auriculares|headphones|earphones|fones|lentes|glasses|guantes|gloves|parlantes|speakers)$/;

/** What stands beside the message's words. `free` tells which words nothing else (a date, an amount) has claimed. */
interface About {
  readonly numbers: ReadonlyMap<string, number>;
  readonly free: readonly boolean[];
}

interface Written {
  readonly text: string;
  readonly words: readonly Word[];
}

/** How many are asked for: small whole numbers beside a thing ("2 monitores", "un par de mouses", "3x toner", "toner x3"). */
export const readQuantities = (written: Written, { numbers, free }: About): number[] =>
  written.words.flatMap((word, at) => {
    if (free[at] !== true) return [];
    const value = timesAt(written, at) ?? bundleAt(written, at, numbers) ?? countAt(written, at, numbers);
    return value !== undefined && Number.isInteger(value) && value > 0 && value <= MOST && !isNamed(written, word, at)
      ? [value]
      : [];
  });

const touching = ({ text, words }: Written, at: number): string | undefined => {
  const [word, next] = [words[at], words[at + 1]];
  return word && next && text.slice(word.end, next.start).trim() === '' ? next.folded : undefined;
};

const numberOf = (word: string | undefined, numbers: About['numbers']): number | undefined =>
  word !== undefined && /^\d{1,3}$/.test(word) ? Number(word) : numbers.get(word ?? '');

const isNamed = ({ text, words }: Written, word: Word, at: number): boolean =>
  !(BUNDLE.test(word.folded) && words[at - 1]?.folded === 'a') &&
  (/[-−/.,:#$\p{L}\p{N}]/u.test(text.charAt(word.start - 1)) || NAMED_BY_NUMBER.test(words[at - 1]?.folded ?? ''));

/** "3x toner", "toner x3", "toner x 3". */
const timesAt = (written: Written, at: number): number | undefined => {
  const { words } = written;
  const word = words[at]?.folded ?? '';
  const [, before] = /^(\d{1,3})x$/.exec(word) ?? [];
  if (before !== undefined) return isThing(touching(written, at)) ? Number(before) : undefined;
  const [, behind] = /^x(\d{1,3})$/.exec(word) ?? [];
  if (behind !== undefined) return isThing(words[at - 1]?.folded) ? Number(behind) : undefined;
  const next = touching(written, at);
  if (/^\d{1,3}$/.test(word) && next === 'x' && isThing(touching(written, at + 1))) return Number(word);
  return word === 'x' && next !== undefined && /^\d{1,3}$/.test(next) && isThing(words[at - 1]?.folded)
    ? Number(next)
    : undefined;
};

const isThing = (word: string | undefined): boolean =>
  word !== undefined && !/\d/.test(word) && word.length > 2 && !MEASURE.test(word);

/** "media docena de teclados", "dos docenas de cables". */
const bundleAt = (written: Written, at: number, numbers: About['numbers']): number | undefined => {
  const { words } = written;
  const word = words[at]?.folded ?? '';
  const size = BUNDLE.test(word) ? (numbers.get(word) ?? numbers.get(word.replace(/(?:es|s)$/, ''))) : undefined;
  if (size === undefined) return undefined;
  const next = touching(written, at);
  const thing = next !== undefined && OF.test(next) ? touching(written, at + 1) : next;
  if (!isThing(thing) || (size === 2 && IN_PAIRS.test(thing ?? ''))) return undefined;
  const before = words[at - 1]?.folded;
  const article = words[at - 2]?.folded;
  if (HALF.test(before ?? '') || (HALF.test(article ?? '') && before === 'a')) return size / 2;
  return size * (numberOf(before, numbers) ?? 1);
};

const countAt = (written: Written, at: number, numbers: About['numbers']): number | undefined => {
  const word = written.words[at]?.folded;
  const value = BUNDLE.test(word ?? '') ? undefined : numberOf(word, numbers);
  const next = touching(written, at);
  return value === undefined || next === undefined || MEASURE.test(next) || BUNDLE.test(next) || /\d/.test(next)
    ? undefined
    : value;
};
