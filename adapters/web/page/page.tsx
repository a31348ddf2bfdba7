import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useHost } from './host/host.ts';
import { DemoBanner } from './shell/demo-banner.tsx';
import { Header } from './shell/header.tsx';
import { Panes } from './shell/panes.tsx';
import { SignIn } from './shell/sign-in.tsx';
import { Stranger } from './shell/stranger.tsx';
import { useSession } from './shell/use-session.ts';
import type { Session } from './shell/use-session.ts';
import { DeskContext, createDesk, useHurry } from './state/desk.ts';
import type { Settings } from './state/settings.ts';
import { LanguageContext, useSay } from './words/words.tsx';

function Body({ session }: { readonly session: Session }): ReactNode {
  const say = useSay();
  useHurry();
  switch (session.state) {
    case 'loading':
    case 'offline':
      return (
        <p className="quiet centre" role="status">
          {say(session.state === 'loading' ? 'sign.loading' : 'sign.offline')}
        </p>
      );
    case 'out':
      return <SignIn session={session} />;
    case 'stranger':
      return <Stranger session={session} />;
    case 'in':
      return <Panes session={session} />;
  }
}

/** Everything, wherever the page stands. */
export function Page({ settings }: { readonly settings: Settings }): ReactNode {
  const host = useHost();
  const [desk] = useState(() => createDesk(host));
  const session = useSession(desk);
  const { language } = settings;
  useEffect(() => () => desk.live.stop(), [desk]);
  return (
    <I18nProvider locale={language === 'es' ? 'es-PE' : 'en-GB'}>
      <LanguageContext value={language}>
        <DeskContext value={desk}>
          <Header settings={settings} session={session} />
          {session.people?.demo === true && <DemoBanner />}
          <Body session={session} />
        </DeskContext>
      </LanguageContext>
    </I18nProvider>
  );
}
