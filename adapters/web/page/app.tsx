import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Page } from './page.tsx';
import { usePageLanguage, useTheme } from './state/settings.ts';

/** The page in a browser of its own. */
export function App(): ReactNode {
  const [language, setLanguage] = usePageLanguage();
  const [theme, setTheme] = useTheme();
  const settings = useMemo(() => ({ language, setLanguage, theme, setTheme }), [language, setLanguage, theme, setTheme]);
  return <Page settings={settings} />;
}
