/** Letters to insert, remove, change or swap (neighbours) to make one word of the other. */
export function distance(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** The candidate that `word` was probably meant to be: at most two letters off, and fewer for short words. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let found: { readonly name: string; readonly off: number } | undefined;
  const folded = word.toLowerCase();
  for (const name of candidates) {
    const off = distance(folded, name.toLowerCase());
    const allowed = Math.min(2, Math.floor(Math.max(name.length, word.length) / 3));
    if (off <= allowed && off < (found?.off ?? Infinity)) found = { name, off };
  }
  return found?.name;
}
