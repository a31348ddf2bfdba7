import { findNumbers } from '../form/reading/find-numbers.ts';
import type { Span } from '../form/reading/rest-of.ts';
import type { Language } from '../label.ts';

/** How many of something a message mentions. */
export interface MentionedCount extends Span {
  readonly value: number;
  /** The folded word behind it, in the singular; nothing where none follows. */
  readonly thing?: string;
  /** "somos 8", "for 8": the people who come. */
  readonly people?: true;
}

/** After these a number is a name, a time or an address. */
const NAMED =
  /(?<![\p{L}])(?:las?|at|since|desde|hasta|until|piso|floor|andar|sala|room|edificio|building|caja|caixa|ticket|caso|case|chamado|numero|number|nro|windows|office|version|v|extension|anexo|ramal|pagina|page|paso|step|el|dia|dias|inc|req|prb|chg|tienda|store|codigo|code|error|opcion|option|modelo|model|serie|serial|telefono|celular|phone)\s*$/u;
/** What is measured, and not counted. */
const MEASURED =
  /^(?:am|pm|hs?|hrs?|horas?|hours?|min|mins|minutos?|minutes?|segundos?|seconds?|dias?|days?|semanas?|weeks?|mes|meses|months?|anos?|years?|quincenas?|gb|mb|tb|kb|gigas?|megas?|pulgadas?|inch|inches|polegadas?|soles|dolares|dollars|usd|pen|reais|euros?|por|percent|veces|times|vezes|hz|metros?|meters?|kg|kilos?|centimos|de|of|al|to|a|y|and|e|o|or)$/;
const PEOPLE_BEFORE =
  /(?<![\p{L}])(?:somos|seremos|seriamos|iremos|vamos|para|for|we are|we will be|we'll be|unos|unas|about)\s*(?:unos|unas|about|como)?\s*$/u;
const OF_BUNDLE = /^\s?(?:de|of)\s+/u;
const MOST = 100_000;

/** The counts in a text that `plain` has been through, in order, outside of `taken`. Whole numbers above zero only. */
export function mentionedCounts(lower: string, language: Language, taken: readonly Span[]): readonly MentionedCount[] {
  return findNumbers(lower, language).flatMap((number): MentionedCount[] => {
    const { value, start, end, weak } = number;
    if (weak || !Number.isInteger(value) || value < 1 || value > MOST) return [];
    const before = lower.slice(Math.max(0, start - 30), start);
    if (taken.some((span) => span.start < end && start < span.end) || /[-−#$/:.,]$/.test(before) || NAMED.test(before)) return [];
    const words = lower.slice(start, end);
    const behind = /\p{L}/u.test(words) ? lower.slice(end).replace(OF_BUNDLE, ' ') : lower.slice(end);
    const [, thing] = /^\s?(?:x\s+|unidades de |units of )?(\p{L}+)/u.exec(behind) ?? [];
    const isMeasured = thing !== undefined && MEASURED.test(thing);
    const people = PEOPLE_BEFORE.test(before) && (thing === undefined || isMeasured) && !/^\s?(?:[%:/-]|\p{L}*\d)/u.test(behind);
    if (isMeasured && !/^(?:al|to|a|y|and|e|o|or)$/.test(thing)) return [];
    if (thing === undefined && !people) return [];
    return [{ value, start, end, ...(thing && !isMeasured && { thing: singularOf(thing) }), ...(people && { people }) }];
  });
}

/** Good enough for comparing: both sides go through it. */
export function singularOf(word: string): string {
  return word.length > 3 ? word.replace(/(?<=[dlnrz])es$|s$/u, '') : word;
}
