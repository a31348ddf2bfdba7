import type { ReactNode } from 'react';
import { LanguageContext, useSay } from '../words/words.tsx';

function Words(): ReactNode {
  const say = useSay();
  return (
    <main className="sign-in">
      <h2>{say('tab.outside')}</h2>
      <p className="quiet">{say('tab.outsideMore')}</p>
      <a className="button primary" href="./">
        {say('tab.openPage')}
      </a>
    </main>
  );
}

/** Whoever opens the tab's address elsewhere is shown where they can go. */
export function NotInTeams(): ReactNode {
  const language = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'es';
  return (
    <LanguageContext value={language}>
      <Words />
    </LanguageContext>
  );
}
