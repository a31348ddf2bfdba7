/** Where a text may be cut, the best first: between paragraphs, lines, sentences, words. */
const seams = [/\n{2,}/g, /\n/g, /(?<=[.!?…])\s+/g, /\s+/g];
/** A part shorter than this share of what fits looks odd: a lesser seam further on is taken instead. */
const LEAST_SHARE = 0.4;

/**
 * A text in parts of at most `limit` UTF-16 units, cut at sensible places and never within a character. `length` measures a part as the
 * platform does, where it counts otherwise (after escaping). Nothing but white space at the seams is lost.
 */
export function splitText(text: string, limit: number, length = (part: string): number => part.length): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest !== '' && length(rest) > limit) {
    const most = fitting(rest, limit, length);
    const cut = bestCut(rest, most);
    parts.push(rest.slice(0, cut.end).trimEnd());
    rest = rest.slice(cut.next).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** A text that fits, with "…" in place of what does not. */
export function shorten(text: string, limit: number, length = (part: string): number => part.length): string {
  if (length(text) <= limit) return text;
  const room = limit - length('…');
  return `${text.slice(0, fitting(text, room, length)).trimEnd()}…`;
}

/** How many units of the text's beginning fit, whole characters only; at least one character. */
function fitting(text: string, limit: number, length: (part: string) => number): number {
  let [low, high] = [0, Math.min(text.length, Math.max(limit, 1))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (length(text.slice(0, middle)) <= limit) low = middle;
    else high = middle - 1;
  }
  return Math.max(wholeCharacters(text, low), text.codePointAt(0) !== undefined && (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
}

function wholeCharacters(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

function bestCut(text: string, most: number): { readonly end: number; readonly next: number } {
  for (const seam of seams) {
    const found = [...text.slice(0, most + 1).matchAll(seam)].findLast(
      ({ index }) => index <= most && index >= most * LEAST_SHARE,
    );
    if (found) return { end: found.index, next: found.index + found[0].length };
  }
  return { end: most, next: most };
}
