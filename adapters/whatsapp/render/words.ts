import type { Language } from '../../../src/domain/label.ts';
import type { Translate } from '../../../src/ports.ts';

/** What the adapter says itself, in one reader's language. */
export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export const wordsOf =
  (translate: Translate, language: Language): Words =>
  (key, params) =>
    translate(language, key, params);
