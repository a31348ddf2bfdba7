import { fold } from '../../domain/fold.ts';
import { languages, type Language } from '../../domain/label.ts';
import type { Words } from '../../domain/wording.ts';
import type { Translate, WordList } from '../../ports.ts';

/** The words people may type for what the desk knows by key. Every language counts, whatever the person's own is. */
export interface Vocabulary {
  /** Folded, longest first. */
  readonly of: (key: string) => readonly string[];
  /** A label as it reads in each language, folded. */
  readonly labels: (words: Words) => readonly string[];
  /** A list in one language, as it is written. */
  readonly written: (language: Language, key: string) => readonly string[];
  /** The first word of a list in one language, as it is written. */
  readonly word: (language: Language, key: string) => string;
}

export function createVocabulary(words: WordList, translate: Translate): Vocabulary {
  const known = new Map<string, readonly string[]>();
  return {
    written: words,
    word: (language, key) => words(language, key)[0] ?? key,
    of(key) {
      const found =
        known.get(key) ??
        [...new Set(languages.flatMap((language) => words(language, key)).map(fold))].sort((a, b) => b.length - a.length);
      known.set(key, found);
      return found;
    },
    labels(label) {
      if ('label' in label) return [...new Set(languages.map((language) => fold(label.label[language])))];
      if ('text' in label) return [fold(label.text)];
      // A label with values in it is read by its words alone where the values are plain.
      const plain = Object.fromEntries(
        Object.entries(label.params ?? {}).filter(([, value]) => typeof value !== 'object'),
      ) as Record<string, string | number>;
      return [...new Set(languages.map((language) => fold(translate(language, label.key, plain))))];
    },
  };
}
