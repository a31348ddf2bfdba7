/** How far a message of several posts has come, so that trying again goes on where it stopped. */
export interface Progress {
  of(entry: string): { readonly refs: readonly string[] };
  posted(entry: string, ref: string): void;
  /** What was found of a message that another process began. */
  found(entry: string, refs: readonly string[]): void;
  done(entry: string): void;
}

const MOST_KEPT = 5000;

export function createProgress(): Progress {
  const kept = new Map<string, readonly string[]>();
  const of: Progress['of'] = (entry) => ({ refs: kept.get(entry) ?? [] });
  const found: Progress['found'] = (entry, refs) => {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(entry, refs);
  };
  return { of, found, posted: (entry, ref) => found(entry, [...of(entry).refs, ref]), done: (entry) => void kept.delete(entry) };
}
