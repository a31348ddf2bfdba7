import type { ReactNode } from 'react';
import { useHost } from '../host/host.ts';
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
  const own = useHost() === undefined;
  return (
    <header className={own ? 'header' : 'header inside'}>
      {own ? (
        <>
          <img src="./icon.svg" alt="" width={28} height={28} />
          <h1>{say('desk.name')}</h1>
          <span className="tagline">{say('app.tagline')}</span>
        </>
      ) : (
        // The program around the page shows its name and its picture already.
        <h1 className="hidden-words">{say('desk.name')}</h1>
      )}
      {session.state === 'in' && <ConnectionMark />}
      <SettingsMenu settings={settings} session={session} />
    </header>
  );
}
