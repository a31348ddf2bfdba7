import type { CatalogItem } from '../../domain/catalog.ts';
import { fold } from '../../domain/fold.ts';
import { findItem } from './find-item.ts';

/**
 * The catalog item that somebody names outright ("nuevo viaje"): by a whole name, else by the only one that begins with these words, else
 * by the only one that has them in it.
 */
export function nameItem(text: string, items: Iterable<CatalogItem>): CatalogItem | undefined {
  const all = [...items];
  // "Nuevo evento para Elena": whom it is for is no part of its name.
  const bare = text.split(/\s(?:para|for)\s/iu, 1)[0] ?? text;
  const typed = fold(bare);
  const whole = findItem(text, all) ?? findItem(bare, all);
  if (whole || typed === '') return whole;
  const only = (fits: (name: string) => boolean): CatalogItem | undefined => {
    const found = all.filter(({ label, synonyms }) => [label.es, label.en, ...synonyms].some((name) => fits(fold(name))));
    return found.length === 1 ? found[0] : undefined;
  };
  return only((name) => name.startsWith(`${typed} `)) ?? only((name) => ` ${name} `.includes(` ${typed} `));
}
