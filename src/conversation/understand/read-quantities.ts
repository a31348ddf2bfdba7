import type { Word } from './fold-text.ts';

const MOST = 999;
/** After these a number is a time, a name or an address: "desde las 7", "piso 3", "ticket 12", "windows 11". */
const NAMED_BY_NUMBER =
  /^(?:las?|at|since|hasta|a|to|until|piso|floor|andar|sala|room|edificio|building|caja|caixa|ticket|caso|case|chamado|numero|number|no|nro|windows|office|version|v|extension|anexo|ramal|art|page|paso|step|el|dia|dias)$/;
/** Before these it is a measure. */
const MEASURE =
  /^(?:am|pm|h|hs|hrs?|horas?|hours?|min|minutos?|minutes?|segundos?|seconds?|dias?|days?|semanas?|weeks?|mes|meses|months?|anos?|years?|gb|mb|tb|kb|gigas?|megas?|pulgadas?|inch|inches|polegadas?|soles|dolares|dollars|usd|pen|reais|euros?|eur|por|percent|veces|times|vezes|v|hz|k|x|de|of|rd|nd|st|th)$/;

/** What stands beside the message's words. `free` tells which words no date has claimed. */
interface About {
  readonly numbers: ReadonlyMap<string, number>;
  readonly free: readonly boolean[];
}

/** How many are asked for: small whole numbers that stand before a thing ("2 monitores", "tres laptops"). */
export const readQuantities = (written: { text: string; words: readonly Word[] }, { numbers, free }: About): number[] => {
  const { text, words } = written;
  return words.flatMap((word, at) => {
    const value = /^\d{1,3}$/.test(word.folded) ? Number(word.folded) : numbers.get(word.folded);
    if (value === undefined || value === 0 || value > MOST || free[at] !== true) return [];
    const next = words[at + 1];
    if (
      next === undefined ||
      text.slice(word.end, next.start).trim() !== '' ||
      MEASURE.test(next.folded) ||
      /\d/.test(next.folded)
    )
      return [];
    if (/[-/.,:#$]/.test(text.charAt(word.start - 1)) || NAMED_BY_NUMBER.test(words[at - 1]?.folded ?? '')) return [];
    return [value];
  });
};
