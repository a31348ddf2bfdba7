import type { CatalogItem } from '../../domain/catalog.ts';
import { fold } from '../../domain/fold.ts';

/** The catalog item that words name: its id, its label in any language, one of its synonyms. */
export function findItem(text: string, items: Iterable<CatalogItem>): CatalogItem | undefined {
  const typed = fold(text);
  if (!typed) return undefined;
  const all = [...items];
  return all.find((item) => namesOf(item).has(typed));
}

const known = new WeakMap<CatalogItem, ReadonlySet<string>>();

/** Folded once for each item: a message asks for them several times. */
function namesOf(item: CatalogItem): ReadonlySet<string> {
  const names = known.get(item) ?? new Set([item.id, ...item.same_as, item.label.es, item.label.en, ...item.synonyms].map(fold));
  known.set(item, names);
  return names;
}
