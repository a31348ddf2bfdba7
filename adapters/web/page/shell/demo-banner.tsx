import type { ReactNode } from 'react';
import { useSay } from '../words/words.tsx';

/** Says that nobody here has proved who they are. */
export function DemoBanner(): ReactNode {
  const say = useSay();
  return (
    <aside className="demo-banner" aria-label={say('banner.demo')}>
      <strong>{say('banner.demo')}</strong>
      <span>{say('banner.demoText')}</span>
    </aside>
  );
}
