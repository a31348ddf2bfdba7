import type { UnderstoodLanguage } from '../../domain/phrasebook.ts';
import type { Model } from './model.ts';

/** The language that a person is known to use settles messages that say nothing about theirs ("ok"). */
const KNOWN_LANGUAGE = 2;

/** The likeliest language by a message's scores. */
export const readLanguage = (
  { model, scores }: { readonly model: Model; readonly scores: Float32Array },
  known: 'es' | 'en' | undefined,
): UnderstoodLanguage => {
  const { offset, classes } = model.heads.lang;
  const value = (lang: string, index: number): number => (scores[offset + index] ?? 0) + (lang === known ? KNOWN_LANGUAGE : 0);
  const best = classes.map((lang, index) => ({ lang, value: value(lang, index) })).sort((a, b) => b.value - a.value)[0];
  return (best?.lang ?? 'es') as UnderstoodLanguage;
};
