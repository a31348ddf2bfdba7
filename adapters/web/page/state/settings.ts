import { useEffect, useState } from 'react';
import type { Language } from '../words/words.tsx';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** What one may set, and how. */
export interface Settings {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly theme: Theme;
  /** Absent where the looks are not the page's own to choose. */
  readonly setTheme?: (theme: Theme) => void;
}

function read<T extends string>(name: string, allowed: readonly T[]): T | undefined {
  try {
    return allowed.find((value) => value === localStorage.getItem(`mesa.${name}`));
  } catch {
    return undefined;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`mesa.${name}`, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** A choice that this browser remembers. */
export function useRemembered<T extends string>(name: string, allowed: readonly T[], first: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => read(name, allowed) ?? first);
  const change = (next: T): void => {
    keep(name, next);
    setValue(next);
  };
  return [value, change];
}

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useRemembered('theme', themes, 'system');
  useEffect(() => {
    if (theme === 'system') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, setTheme];
}

const preferred = (): Language => (navigator.language.toLowerCase().startsWith('en') ? 'en' : 'es');

export function usePageLanguage(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useRemembered<Language>('language', ['es', 'en'], preferred());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return [language, setLanguage];
}
