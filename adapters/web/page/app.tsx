import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Header } from './shell/header.tsx';
import { DemoBanner } from './shell/demo-banner.tsx';
import { Panes } from './shell/panes.tsx';
import { SignIn } from './shell/sign-in.tsx';
import { useSession } from './shell/use-session.ts';
import type { Session } from './shell/use-session.ts';
import { DeskContext, createDesk, useHurry } from './state/desk.ts';
import { usePageLanguage, useTheme } from './state/settings.ts';
import { LanguageContext, useSay } from './words/words.tsx';

function Body({ session }: { readonly session: Session }): ReactNode {
  const say = useSay();
  useHurry();
  if (session.state === 'loading')
    return (
      <p className="quiet centre" role="status">
        {say('sign.loading')}
      </p>
    );
  if (session.state === 'offline')
    return (
      <p className="quiet centre" role="status">
        {say('sign.offline')}
      </p>
    );
  if (session.state === 'out') return <SignIn session={session} />;
  return <Panes session={session} />;
}

export function App(): ReactNode {
  const [desk] = useState(createDesk);
  const [language, setLanguage] = usePageLanguage();
  const [theme, setTheme] = useTheme();
  const session = useSession(desk);
  const settings = useMemo(() => ({ language, setLanguage, theme, setTheme }), [language, setLanguage, theme, setTheme]);
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
