import type { Definitions } from '../definitions.ts';
import { fold } from '../fold.ts';

/** No more than this of a message leaves the house. */
export const MOST_CHARACTERS_OUT = 1000;

/** In this order: an address inside a link goes with the link. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // "Mi clave es Sol2024!", "pwd: luna": whatever follows is nobody's business.
  [/\b(clave|contrase[ñn]a|password|passwd|pwd|senha|pin|token)\s*[:=]\s*\S+/giu, '$1: [secret]'],
  [/\b(clave|contrase[ñn]a|password|passwd|pwd|senha|pin|token)(?:\s+(?:es|is|é|era|was|actual|nueva|new))*\s+(?=\S*[\d!#$%&*+@^_])\S+/giu, '$1 [secret]'],
  // "Mi contraseña de Windows es verano#2025": what it opens may stand in between.
  [/\b(clave|contrase[ñn]a|password|passwd|pwd|senha|pin|token)((?:\s+(?:de|del|do|da|para|of|for)(?:\s+\S+){1,3}?)\s+(?:es|is|é|era|was)(?:\s*:)?)\s+(?=\S*[\d!#$%&*+@^_])\S+/giu, '$1$2 [secret]'],
  [/\b(c[oó]digo|code)\s+(?:es|is|é)\s+\S+/giu, '$1 [secret]'],
  [/\b(?:https?|ftp|smb|file):\/\/\S+|\bwww\.\S+/giu, '[link]'],
  [/\\\\[\w.$-]+(?:\\\S*)?/gu, '[link]'],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu, '[email]'],
  [/(?<![\p{L}\p{N}])@[\p{L}\p{N}._-]+/giu, '[person]'],
  [/\b(?:INC|REQ|PRB|CHG)[\s#-]{0,3}\d+\b/giu, '[ticket]'],
  [/\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}\b/gu, '[number]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/gu, '[address]'],
  // Telephones, cards, documents and accounts: seven digits or more, however they are grouped.
  [/(?<![\p{L}\p{N}])\+?\(?\d(?:[\s().-]{0,2}\d){6,}(?!\p{N})/gu, '[number]'],
  // What only a machine would write: keys and the like.
  [/(?<![\p{L}\p{N}])(?=[\w-]*\d)(?=[\w-]*\p{L})[\w-]{20,}/gu, '[secret]'],
]; // prettier-ignore

/** Shorter words of a name ("de", "la") are no names. */
const SHORTEST_NAME = 3;

/**
 * What may leave the house of a message: not who is meant, and nothing by which people, accounts or tickets are known. Links, e-mails, mentions,
 * tickets, numbers of seven digits and more, network addresses, words behind "clave es", keys, and every word of a name of the directory (also
 * where it is an ordinary word) are placeholders; so are `names`, people that the desk found in it though the directory lacks them.
 */
export function maskText(text: string, { people }: Pick<Definitions, 'people'>, names: readonly string[] = []): string {
  const plain = patterns.reduce((masked, [pattern, by]) => masked.replace(pattern, by), text);
  const known = namesOf(people.values(), names);
  const unnamed = plain.replace(/\[\w+\]|[\p{L}\p{M}\p{N}_]+/gu, (word) =>
    !word.startsWith('[') && known.has(fold(word)) ? '[person]' : word,
  );
  return cut(unnamed.replace(/\[person\](?:\s+\[person\])+/g, '[person]'));
}

function namesOf(
  people: Iterable<{ readonly id: string; readonly name: string }>,
  others: readonly string[],
): ReadonlySet<string> {
  const known = new Set<string>();
  const add = (name: string): void => {
    for (const word of fold(name).split(' ')) if (word.length >= SHORTEST_NAME && !/^\d+$/.test(word)) known.add(word);
  };
  for (const { id, name } of people) [id, name].forEach(add);
  others.forEach(add);
  return known;
}

/** At a character's end, so that no half of an emoji is sent. */
function cut(text: string): string {
  return text.length <= MOST_CHARACTERS_OUT ? text : text.slice(0, MOST_CHARACTERS_OUT).replace(/[\ud800-\udbff]$/, '');
}
