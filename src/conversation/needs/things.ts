import type { Definitions } from '../../domain/definitions.ts';
import { fold } from '../../domain/fold.ts';
import { createMatchPhrase, tokensOf, type MatchPhrase } from './match-phrases.ts';

/** What the desk's things are called: by all of them, and by item. */
interface Things {
  readonly any: MatchPhrase;
  /** What people are given: the items, and what breaks for one person at a time. */
  readonly given: MatchPhrase;
  readonly items: ReadonlyMap<string, MatchPhrase>;
}

const known = new WeakMap<Definitions, Things>();

/** The names that the catalog and the categories know. Read once for each configuration. */
export function thingsOf(definitions: Definitions): Things {
  const before = known.get(definitions);
  if (before) return before;
  const items = [...definitions.items.values()].map(
    ({ id, label, synonyms }) => [id, [label.es, label.en, ...synonyms].map(fold)] as const,
  );
  const categories = [...definitions.categories.values()];
  const wanted = items.flatMap(([, names]) => names);
  const namesIn = (of: typeof categories): readonly string[] => of.flatMap(({ synonyms }) => synonyms.map(fold));
  const things: Things = {
    any: createMatchPhrase([...wanted, ...namesIn(categories)], { open: true }),
    given: createMatchPhrase([...wanted, ...namesIn(categories.filter(({ personal }) => personal))], { open: true }),
    items: new Map(items.map(([id, names]) => [id, createMatchPhrase(names)])),
  };
  known.set(definitions, things);
  return things;
}

/** An item whose name stands in the words. */
export function itemNamedIn(definitions: Definitions, text: string): string | undefined {
  const tokens = tokensOf(text);
  for (const [id, match] of thingsOf(definitions).items) if (tokens.some((_, at) => match(tokens, at) > 0)) return id;
  return undefined;
}
