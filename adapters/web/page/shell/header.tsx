import type { ReactNode } from 'react';
import { useConnection } from '../state/desk.ts';
import type { Settings } from '../state/settings.ts';
import { useSay } from '../words/words.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import type { Session } from './use-session.ts';

function ConnectionMark(): ReactNode {
  const say = useSay();
  const connection = useConnection();
  const shown = connection === 'signed_out' ? 'offline' : connection;
  return (
    <span className={`connection ${shown}`} role="status">
      <span className="dot" aria-hidden="true" />
      <span>{say(`connection.${shown}`)}</span>
    </span>
  );
}

export function Header({ settings, session }: { readonly settings: Settings; readonly session: Session }): ReactNode {
  const say = useSay();
  return (
    <header className="header">
      <img src="./icon.svg" alt="" width={28} height={28} />
      <h1>{say('desk.name')}</h1>
      <span className="tagline">{say('app.tagline')}</span>
      {session.state === 'in' && <ConnectionMark />}
      <SettingsMenu settings={settings} session={session} />
    </header>
  );
}
