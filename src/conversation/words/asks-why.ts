import { fold, foldedWords } from '../../domain/fold.ts';
import type { Vocabulary } from './vocabulary.ts';

/** "¿Por qué está vencido INC-3 si ya respondí?", "why is INC-3 late": words that begin as the verb does, and are about a ticket's clocks. */
export function asksWhy(text: string, vocabulary: Vocabulary): boolean {
  const typed = fold(text);
  const begins = vocabulary.of('verb.why').some((word) => typed.startsWith(`${word} `));
  const about = vocabulary.of('why.about');
  return begins && foldedWords(text).some((word) => about.some((stem) => word.startsWith(stem)));
}
