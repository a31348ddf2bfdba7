import { fold } from '../../domain/fold.ts';
import { afterWords } from './read-choice.ts';

const QUOTED = /^["“”«'‘](.{1,60}?)["“”»'’]\s*[:,–—-]*\s*([^]*)$/u;
const MARKED = /^([^:,;\n]{1,60}?)(?:\s*[:;,]\s*|\s+[–—-]+\s+|\n+)([^]+)$/u;
const CONNECTED = /^(\S+(?:\s+\S+){0,3}?)\s+(?:para|por|porque|que|because|for|since|to|due to)\s+([^]+)$/iu;
const TO =
  /^(?:al?\s+(?:proveedor|fabricante)\s+(?:de\s+)?|al?\s+|to\s+(?:the\s+)?(?:supplier\s+|vendor\s+)?|proveedor\s+|supplier\s+|vendor\s+|con\s+|with\s+)/iu;
const MOST_WORDS = 3;
const WITHIN: ReadonlySet<string> = new Set(['y', 'e', 'de', 'del', 'la', 'los', 'and', 'of', 'the']);

/**
 * "Lenovo: placa quemada", "«Cable y Red SAC» sin internet", "to Dell for a new screen": who it goes to, and what is said to the team.
 * @param known suppliers that service levels name: words that begin with one go to it.
 */
export function readSupplier(text: string, known: readonly string[] = []): { supplier: string; text: string } | undefined {
  const source = text.trim().replace(TO, '').trim();
  if (!/[\p{L}\p{N}]/u.test(source)) return undefined;
  const named = known.find((name) => ` ${fold(source)} `.startsWith(` ${fold(name)} `));
  if (named) return { supplier: named, text: afterWords(source, named.trim().split(/\s+/u).length) };
  const found = QUOTED.exec(source) ?? MARKED.exec(source) ?? CONNECTED.exec(source);
  if (found) return { supplier: tidy(found[1] ?? ''), text: (found[2] ?? '').trim() };
  const words = source.split(/\s+/u);
  // "Movistar revisar la línea": a name ends where its capitals do, but for the words within one ("Cable y Red").
  const end = /^\p{Lu}/u.test(source) ? words.findIndex((word) => /^\p{Ll}/u.test(word) && !WITHIN.has(fold(word))) : -1;
  if (end > 0) return { supplier: tidy(words.slice(0, end).join(' ')), text: words.slice(end).join(' ') };
  if (words.length <= MOST_WORDS) return { supplier: tidy(source), text: '' };
  return { supplier: tidy(words[0] ?? ''), text: words.slice(1).join(' ') };
}

function tidy(name: string): string {
  return name.replace(/[.\s]+$/u, '').slice(0, 60);
}
