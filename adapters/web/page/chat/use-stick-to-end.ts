import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

const nearPx = 80;

interface StickToEnd {
  readonly box: RefObject<HTMLDivElement | null>;
  /** Something came below while the reader was further up. */
  readonly away: boolean;
  readonly toEnd: () => void;
}

/**
 * Keeps a scrolled box at its end when something comes (`mark` changes), unless the reader has scrolled up to read; then it stays where
 * they are. What grows under their own hands (a form) never moves it.
 */
export function useStickToEnd(mark: string): StickToEnd {
  const box = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [away, setAway] = useState(false);
  const toEnd = useCallback(() => {
    stuck.current = true;
    setAway(false);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, []);
  useLayoutEffect(() => {
    if (stuck.current) toEnd();
    else setAway(true);
  }, [mark, toEnd]);
  useEffect(() => {
    const frame = box.current;
    if (frame === null) return undefined;
    const look = (): void => {
      stuck.current = frame.scrollHeight - frame.scrollTop - frame.clientHeight < nearPx;
      if (stuck.current) setAway(false);
    };
    // The keyboard of a phone opens: what was last stays in sight.
    const observer = new ResizeObserver(() => stuck.current && toEnd());
    observer.observe(frame);
    frame.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      frame.removeEventListener('scroll', look);
    };
  }, [toEnd]);
  return { box, away, toEnd };
}
