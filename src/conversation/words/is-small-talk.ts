import type { Understanding } from '../../domain/understanding.ts';

/** Greetings, thanks, "how is it going" and "a person" are never added to a draft or a ticket. */
export function isSmallTalk({ intent, p }: Understanding, text: string): boolean {
  const small = intent === 'greeting' || intent === 'thanks' || intent === 'human' || intent === 'status';
  const words = text.split(/\s+/).length;
  // "5 great" rates, "gracias, 2 monitores" asks for something.
  if ((intent === 'greeting' || intent === 'thanks') && p < 1 && /\d/.test(text)) return false;
  return small && (p === 1 || (p >= 0.9 && words <= (intent === 'status' && /[?¿]/.test(text) ? 12 : 6)));
}

/** "Gracias. ¿Puede ser el miércoles?": what is asked beside the thanks is what counts. */
export function asksBesideThanks(text: string): boolean {
  const sentences = text.split(/(?<=[.!?…\n])\s*|(?=¿)/u);
  return sentences.some((one) => /\?\s*$/.test(one) && one.trim().split(/\s+/).length >= LEAST_QUESTION);
}

/** "¿Todo bien?" is still a nicety. */
const LEAST_QUESTION = 3;
