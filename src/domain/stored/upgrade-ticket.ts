import { wordsOf } from '../ticket-words.ts';

type Document = Readonly<Record<string, unknown>>;

/** Shape 2 knows tasks, files, who else is affected, and the words to find a ticket by. */
export function toShape2(old: Document): Document {
  return { ...old, affected: [], tasks: [], files: [], words: typeof old['text'] === 'string' ? wordsOf(old['text']) : [] };
}
