import { fold } from '../../domain/fold.ts';
import { languages, type Language } from '../../domain/label.ts';
import { afterWords } from './read-choice.ts';
import type { Vocabulary } from './vocabulary.ts';

/** That somebody says who they are. */
export interface Claim {
  /** Of the word they began with; absent where there is only an e-mail. */
  readonly language?: Language;
  /** An e-mail or an id; empty where they do not say. */
  readonly claimed: string;
}

/** Begins where a word does, and each sign of it fits one place only: "@@@@…" is read in one go, not in the cube of its length. */
const EMAIL = /(?<![^\s<>"'(),;:|@])[^\s<>"'(),;:|@]+@[^\s<>"'(),;:|@]+\.[^\s<>"'(),;:|@.]+/u;

/** "vincular ana@mesa.example", "soy ana@mesa.example", in either language; what a chat makes of an e-mail is taken off again. */
export function readClaim(text: string, vocabulary: Vocabulary): Claim | undefined {
  const source = text.replace(/^\s*\/?mesa\s+/iu, '').replace(/^(\p{L}+)-(?=\p{L})/u, '$1 ');
  const typed = fold(source);
  const email = EMAIL.exec(source.replace(/mailto:/giu, ''))?.[0];
  for (const language of languages) {
    const word = vocabulary.of(`link.${language}`).find((one) => typed === one || typed.startsWith(`${one} `));
    if (!word) continue;
    const rest = afterWords(source, word.split(' ').length)
      .replace(/[<>"'`«».,]/gu, '')
      .trim();
    // An id is one word; "link de la wiki" says nothing of who they are.
    return { language, claimed: email ?? (/\s/u.test(rest) ? '' : rest) };
  }
  return email ? { claimed: email } : undefined;
}
