import { foldedWords } from './fold.ts';
import { contentOf } from './form/reading/rest-of.ts';

/** A report, as far as another can be like it. */
export interface Report {
  readonly text: string;
  readonly category?: string | undefined;
  readonly asset?: string | undefined;
}

/** Words of every report: that both have them says nothing. */
const COMMON = new Set(
  (
    'puedo puede pueden podemos poder funciona funcionan funcionar sirve anda error errores problema problemas falla fallando fallo ayuda ' +
    'ayudenme urgente ahora ayer manana rato momento tampoco nadie nada no not sigue siguen intente intento malogro malograda malogrado ' +
    'working work works broken cannot cant dont doesnt isnt issue problem help error fails failing failed trying tried when since today ' +
    'yesterday morning anymore still all everybody everyone nobody bien mal muy tan tiene tienen nuestra nuestro equipo team'
  ).split(' '),
);
const STEM = 5;
const SHORTEST = 3;
/** A single word in common is no likeness of two reports of one word each. */
const LEAST_WORDS = 2;

/**
 * How alike two reports are, from 0 to 1. The same asset is the same trouble. The same category counts half, unless it is one that breaks
 * for one person at a time; the other half are the words that both have, by their beginnings.
 */
export function likeness(a: Report, b: Report, isPersonal: (category: string) => boolean): number {
  if (a.asset !== undefined && a.asset === b.asset) return 1;
  const words = overlap(stemsOf(a.text), stemsOf(b.text));
  const sameKind = a.category !== undefined && a.category === b.category;
  if (!sameKind || isPersonal(a.category)) return words;
  return 0.5 + words / 2;
}

/** The words both have, as a part of the shorter list. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((stem) => b.has(stem)).length;
  return both / Math.max(LEAST_WORDS, Math.min(a.size, b.size));
}

/** The beginnings of the words that carry meaning: "impresora" and "impresoras" are alike. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = contentOf(foldedWords(text)).filter((word) => word.length >= SHORTEST && !COMMON.has(word));
  return new Set(words.map((word) => word.slice(0, STEM)));
}
