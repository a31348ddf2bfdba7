/** A half-open stretch `[from, to)`. The unit is the caller's: minutes of a day, or milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The same moments with nothing counted twice: in order, neither overlapping nor touching. Empty and inverted spans are dropped. */
export function union(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

/** What is left of `spans` when `holes` are taken away, in order. */
export function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  let left = union(spans);
  for (const hole of union(holes)) {
    left = left.flatMap((span) => {
      if (hole.to <= span.from || span.to <= hole.from) return [span];
      const pieces = [
        { from: span.from, to: hole.from },
        { from: hole.to, to: span.to },
      ];
      return pieces.filter(({ from, to }) => from < to);
    });
  }
  return left;
}

/** The length of all spans together; they must not overlap. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}
