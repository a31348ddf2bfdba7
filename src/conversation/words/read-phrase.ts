import { fold } from '../../domain/fold.ts';
import type { Vocabulary } from './vocabulary.ts';

const plain = ['back', 'skip', 'where', 'continue', 'cancel', 'human', 'as_form', 'one_by_one'] as const;

/** A phrase that works anywhere in a conversation. */
export type Phrase = { readonly is: (typeof plain)[number] } | { readonly is: 'edit'; readonly n: number };

/** The phrase that a message is, and nothing else: "cancelar mi licencia de Adobe" is none. */
export function readPhrase(text: string, vocabulary: Vocabulary): Phrase | undefined {
  const typed = fold(text);
  const edited = /^(.+?) (\d{1,2})$/.exec(typed);
  if (edited?.[1] && edited[2] && vocabulary.of('phrase.edit').includes(edited[1])) return { is: 'edit', n: Number(edited[2]) };
  const found = plain.find((name) => vocabulary.of(`phrase.${name}`).includes(typed));
  return found && { is: found };
}
