import { plain } from '../../fold.ts';
import type { Span } from './rest-of.ts';

/** Between the things of a list: commas, semicolons, lines, "y", "and", "más" … */
const SEPARATOR =
  /\s*(?:[,;\n•|&+/]|(?<![\p{L}\p{N}])(?:y tambien|y|e|and|also|tambien|ademas|mas|plus|junto con|along with|together with|con|with)(?![\p{L}\p{N}]))\s*/gu;

/** The parts of a list that was typed, without empty ones, with their places in the text that `plain` has been through. */
export function splitList(lower: string): readonly (Span & { readonly text: string })[] {
  const parts: (Span & { readonly text: string })[] = [];
  let start = 0;
  for (const match of [...lower.matchAll(SEPARATOR), undefined]) {
    const end = match?.index ?? lower.length;
    const text = lower.slice(start, end);
    if (text.trim() !== '') parts.push({ text: text.trim(), start, end });
    start = match ? match.index + match[0].length : end;
  }
  return parts;
}

/** A part as it was typed, with its accents and capitals, where both texts are of one length. */
export function asWritten(text: string, part: Span & { readonly text: string }): string {
  return plain(text).length === text.length && part.end <= text.length ? text.slice(part.start, part.end).trim() : part.text;
}
