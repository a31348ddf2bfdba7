import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { HostContext } from './host/host.ts';
import type { Host } from './host/host.ts';
import { Page } from './page.tsx';
import { showInAddress } from './shell/use-route.ts';
import type { Settings } from './state/settings.ts';
import { useStoreValue } from './state/use-store-value.ts';
import type { Language } from './words/words.tsx';

/** Looks and language are the host's, until somebody asks for the other language. */
function useHostSettings(host: Host): Settings {
  const [language, setLanguage] = useState<Language>(host.language);
  const theme = useStoreValue(host.theme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return useMemo(() => ({ language, setLanguage, theme }), [language, theme]);
}

/** The page inside another program. */
export function TabApp({ host }: { readonly host: Host }): ReactNode {
  const settings = useHostSettings(host);
  // Before anything looks at the address.
  useState(() => host.ticket !== undefined && showInAddress(host.ticket));
  return (
    <HostContext value={host}>
      <Page settings={settings} />
    </HostContext>
  );
}
