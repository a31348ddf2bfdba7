import { createContext, use } from 'react';
import en from '../../../../locales/en/page.json';
import es from '../../../../locales/es/page.json';

export type Language = 'es' | 'en';
export type WordKey = keyof typeof es;
export type Params = Readonly<Record<string, string | number>>;
/** A sentence of the page in the reader's language. */
export type Say = (key: WordKey, params?: Params) => string;

const words: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { es, en };

export function say(language: Language, key: WordKey, params: Params = {}): string {
  return words[language][key].replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(params[name] ?? ''));
}

/** The words for a refusal by its code; any other code reads like a failure. */
export const errorKey = (code: string): WordKey => (`error.${code}` in es ? (`error.${code}` as WordKey) : 'error.failed');

export const LanguageContext = createContext<Language>('es');
export const useLanguage = (): Language => use(LanguageContext);

export function useSay(): Say {
  const language = useLanguage();
  return (key, params) => say(language, key, params);
}
