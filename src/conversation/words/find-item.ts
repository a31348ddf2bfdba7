import type { CatalogItem } from '../../domain/catalog.ts';
import { fold } from '../../domain/fold.ts';

/** The catalog item that words name: its id, its label in any language, one of its synonyms. */
export function findItem(text: string, items: Iterable<CatalogItem>): CatalogItem | undefined {
  const typed = fold(text);
  if (!typed) return undefined;
  const all = [...items];
  const named = (item: CatalogItem) => [item.id, ...item.same_as, item.label.es, item.label.en, ...item.synonyms].map(fold);
  return all.find((item) => named(item).includes(typed));
}
