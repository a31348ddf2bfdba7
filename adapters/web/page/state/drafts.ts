import { useState } from 'react';

const drafts = new Map<string, unknown>();

/**
 * What somebody has begun to write: it survives looking at another tab, not a reload. Changes are made from the newest value, since
 * leaving one input and touching the next may happen between two renderings.
 */
export function useDraft<T>(key: string, first: T): readonly [T, (change: (before: T) => T) => void] {
  const read = (): T => (drafts.get(key) as T | undefined) ?? first;
  const [state, setState] = useState(() => ({ key, value: read() }));
  const change = (next: (before: T) => T): void => {
    const value = next(read());
    drafts.set(key, value);
    setState({ key, value });
  };
  return [state.key === key ? state.value : read(), change];
}
