import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

interface KeptFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly tabIndex: -1;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** When a message is rewritten and the button that had the focus goes with it, the message itself takes the focus: the keyboard stays there. */
export function useKeptFocus(seq: number): KeptFocus {
  const ref = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, [seq]);
  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      inside.current = true;
    },
    // A button that is taken away leaves no successor.
    onBlur: (event) => {
      if (event.relatedTarget !== null) inside.current = false;
    },
  };
}
