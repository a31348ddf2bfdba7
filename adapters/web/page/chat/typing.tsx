import type { ReactNode } from 'react';
import { DeskAvatar } from '../shell/avatar.tsx';
import { useSay } from '../words/words.tsx';

/** Three dots until the desk answers. Silent for screen readers: the answer itself is announced. */
export function Typing(): ReactNode {
  const say = useSay();
  return (
    <div className="message desk" aria-hidden="true" title={say('chat.thinking')}>
      <DeskAvatar />
      <div className="bubble typing">
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}
