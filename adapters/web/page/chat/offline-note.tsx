import type { ReactNode } from 'react';
import { Icon } from '../shell/icons.tsx';
import { useConnection } from '../state/desk.ts';
import { useSay } from '../words/words.tsx';

export function OfflineNote(): ReactNode {
  const say = useSay();
  const connection = useConnection();
  if (connection !== 'offline') return null;
  return (
    <p className="offline-note" role="status">
      <Icon name="warning" />
      {say('connection.offline')}
    </p>
  );
}
