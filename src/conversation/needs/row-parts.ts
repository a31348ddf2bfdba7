import type { Piece } from './cut-pieces.ts';
import type { Segment } from './cut-segments.ts';
import type { NeedsWords } from './needs-words.ts';

/** " cambiar" behind "necesito", " to replace" behind "I need". */
const DOING = /^\s+(?:to\s+\p{L}+|\p{L}{2,}[aeiáéí]r(?:me|nos|l[aoe]s?)?)(?=\s)/iu;

/** One thing of a row: as it would be asked for alone, and its own words. */
interface RowPart {
  readonly said: string;
  readonly own: string;
}

/**
 * The further things of a row, each behind the words that say what is wanted: "necesito un mouse" of "necesito una laptop y un mouse". What is done
 * to a thing there is already is done to the next, too: "necesito cambiar la laptop" of "necesito cambiar el mouse y la laptop". Pure.
 */
export function rowParts(
  text: string,
  { wanting, row }: Pick<Segment, 'wanting' | 'row'>,
  words: NeedsWords,
): readonly RowPart[] {
  if (!wanting) return [];
  const verb = text.slice(wanting.start, wanting.end);
  const doing = verb + (DOING.exec(text.slice(wanting.end))?.[0] ?? '');
  return row.map(({ start, end, tokens }: Piece) => {
    const own = text.slice(start, end);
    return { said: `${words.definite(tokens, 0) > 0 ? doing : verb} ${own}`, own };
  });
}
