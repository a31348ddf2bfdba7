import type { CatalogItem } from '../../domain/catalog.ts';
import { fold } from '../../domain/fold.ts';
import type { Place } from '../../domain/form/reading/place.ts';
import { readPerson } from '../../domain/form/reading/read-person.ts';

const FOR = /(?<![\p{L}\p{N}])(?:para|for)\s+(?=\S)/giu;
const MOST_WORDS = 4;
const BEFORE_A_NAME = new Set('el la mi the my sr sra senor senora don dona dr dra ing mr mrs ms miss a'.split(' '));

/**
 * Whom a message asks for: "necesito una laptop para Ana Torres". One id; several where the name fits several; none where it is for the
 * asker or names nobody. An item that asks for people itself takes the name as an answer instead.
 */
export function findBeneficiary(item: CatalogItem, text: string, place: Place): readonly string[] {
  if (item.fields.some(({ kind }) => kind === 'person')) return [];
  for (const { index, 0: found } of text.matchAll(FOR)) {
    const people = personAt(text.slice(index + found.length), place);
    if (people.length > 0) return people.filter((id) => id !== place.asker).length === people.length ? people : [];
  }
  return [];
}

/** The longest beginning that is a person's name, unless more of a name stands behind it. */
function personAt(behind: string, place: Place): readonly string[] {
  const words =
    behind
      .split(/[,;.!?¿¡\n]/u, 1)[0]
      ?.trim()
      .split(/\s+/u) ?? [];
  if (!beginsWithSomebody(words, place)) return [];
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count -= 1) {
    const read = readPerson(words.slice(0, count).join(' '), place);
    if (read.ok) return hasMoreName(words, place.people.get(read.value)?.name ?? '') ? [] : [read.value];
    if (read.refusal.code === 'form.person_several') return candidates(read.refusal.params['people']);
  }
  return [];
}

/** "Para Luis", "para mi jefa", "para el señor Ramírez"; not "para viajar con Luis". */
function beginsWithSomebody(words: readonly string[], place: Place): boolean {
  const before = words.findIndex((word) => !BEFORE_A_NAME.has(fold(word)));
  const read = readPerson(words.slice(0, before + 1).join(' '), place);
  return before >= 0 && (read.ok || read.refusal.code === 'form.person_several');
}

/** "Ana Gómez" is not Ana Torres: a word in capitals behind the person's own names is a name of somebody else. */
function hasMoreName(words: readonly string[], name: string): boolean {
  const own = new Set(fold(name).split(' '));
  const next = words.find((word) => !own.has(fold(word)));
  const at = next === undefined ? 0 : words.indexOf(next);
  return at > 0 && next !== undefined && /^\p{Lu}/u.test(next);
}

function candidates(people: unknown): readonly string[] {
  const list = typeof people === 'object' && people !== null && 'list' in people && Array.isArray(people.list) ? people.list : [];
  return list.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'person' in one && typeof one.person === 'string' ? [one.person] : [],
  );
}
