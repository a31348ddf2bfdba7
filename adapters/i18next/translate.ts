import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import { languages, type Language } from '../../src/domain/label.ts';
import type { Translate, WordList } from '../../src/ports.ts';

const NAMESPACE = 'desk';

/** The desk's sentences, from `desk.json` of each language's folder. Throws for a key that it lacks, and for a file that cannot be read. */
export function createTranslate(localesFolder: string): Translate {
  const instance = createInstance();
  const resources = Object.fromEntries(
    languages.map((language) => [language, { [NAMESPACE]: readJson(localesFolder, language, 'desk.json') }]),
  );
  void instance.init({
    resources,
    initAsync: false,
    lng: languages[0],
    fallbackLng: false,
    ns: [NAMESPACE],
    defaultNS: NAMESPACE,
    // Keys are flat: `ticket.opened` is one name.
    keySeparator: false,
    nsSeparator: false,
    // Each channel escapes for itself.
    interpolation: { escapeValue: false },
  });
  return (language, key, params = {}) => {
    const { count } = params;
    const options = { lng: language, ...(typeof count === 'number' && { count }) };
    if (!instance.exists(key, options)) throw new Error(`locales/${language}/desk.json has no sentence ${JSON.stringify(key)}`);
    // In `replace`, a parameter called `context` or `ns` is a parameter and nothing else; a sentence inside the sentence looks there for `lng`.
    return instance.t(key, { ...options, replace: { ...params, lng: language } });
  };
}

/** What people type for a verb, a phrase or a choice, from `words.json` of each language's folder. Throws for a key that it lacks. */
export function createWords(localesFolder: string): WordList {
  const lists = new Map(
    languages.map((language) => [language, new Map(Object.entries(readJson(localesFolder, language, 'words.json')))]),
  );
  return (language, key) => {
    const words = lists.get(language)?.get(key);
    if (!Array.isArray(words)) throw new Error(`locales/${language}/words.json has no list ${JSON.stringify(key)}`);
    return words.map(String);
  };
}

function readJson(folder: string, language: Language, name: string): Record<string, unknown> {
  const file = join(folder, language, name);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`${file} cannot be read; install Mesa anew`, { cause: error });
  }
}
