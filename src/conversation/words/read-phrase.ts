import { fold } from '../../domain/fold.ts';
import type { Vocabulary } from './vocabulary.ts';

const plain = ['back', 'skip', 'where', 'continue', 'cancel', 'human', 'as_form', 'one_by_one', 'summary', 'restart'] as const;

/** A phrase that works anywhere in a conversation. */
export type Phrase =
  | { readonly is: (typeof plain)[number] }
  /** The form that stands open goes on another time. */
  | { readonly is: 'later' }
  /** The answer that has this number in the summary. */
  | { readonly is: 'edit'; readonly n: number }
  | { readonly is: 'edit_field'; readonly field: string }
  /** A row of a repeating group. */
  | { readonly is: 'remove'; readonly n: number };

const NUMBERED = /^(.+?) (?:numero |number |n |no )?(\d{1,2})$/;

/** The phrase that a message is, and nothing else: "cancelar mi licencia de Adobe" is none. */
export function readPhrase(text: string, vocabulary: Vocabulary): Phrase | undefined {
  const typed = withoutCourtesy(fold(text), vocabulary);
  const [, words = '', digits = ''] = NUMBERED.exec(typed) ?? [];
  if (digits && vocabulary.of('phrase.edit').includes(words)) return { is: 'edit', n: Number(digits) };
  const found = plain.find((name) => vocabulary.of(`phrase.${name}`).includes(typed));
  return found && { is: found };
}

/** What is typed around a phrase without changing it: "por favor", "please". */
export function withoutCourtesy(folded: string, vocabulary: Vocabulary): string {
  const found = vocabulary.of('phrase.courtesy').find((words) => folded.endsWith(` ${words}`));
  return found ? folded.slice(0, -found.length - 1) : folded;
}
