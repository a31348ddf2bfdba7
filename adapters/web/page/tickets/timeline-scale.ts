import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Timeline } from '../wire-timeline.ts';

/** Turns instants into places between the left and the right edge. */
export interface Scale {
  readonly width: number;
  readonly x: (at: string) => number;
  /** Whether an instant is within the picture: what is further away has its words only. */
  readonly shows: (at: string) => boolean;
}

const usual = 600;

/** The width of an element as it changes with the window. */
export function useWidth(): { readonly of: RefObject<HTMLDivElement | null>; readonly width: number } {
  const of = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(usual);
  useEffect(() => {
    const element = of.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => setWidth(Math.max(120, Math.floor(element.clientWidth))));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { of, width };
}

export function scaleOf({ from, to }: Timeline, width: number): Scale {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return {
    width,
    x: (at) => Math.min(width, Math.max(0, ((Date.parse(at) - start) / (end - start)) * width)),
    shows: (at) => Date.parse(at) >= start && Date.parse(at) <= end,
  };
}

/** Of things in a row, those that stand far enough from the last one that is kept to be written beside it. */
export function farEnough<T extends { readonly at: string }>(things: readonly T[], { x }: Scale, apart: number): readonly T[] {
  let last = -Infinity;
  return things.filter(({ at }) => {
    if (x(at) - last < apart) return false;
    last = x(at);
    return true;
  });
}
