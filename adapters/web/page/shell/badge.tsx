import type { ReactNode } from 'react';
import { useSay } from '../words/words.tsx';

/** How many messages wait to be read. */
export function Badge({ count }: { readonly count: number }): ReactNode {
  const say = useSay();
  if (count === 0) return null;
  return (
    <span className="badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="hidden-words">{say('pane.unread', { count })}</span>
    </span>
  );
}
