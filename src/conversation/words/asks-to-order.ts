import { tokensOf } from '../needs/match-phrases.ts';
import { needsWords } from '../needs/needs-words.ts';
import type { Turn } from '../flow.ts';
import { namesItem } from './names-item.ts';
import { understood } from './understood.ts';

/**
 * "¿Cómo pido una laptop?", "how do I request access to SAP?": the item of the catalog that is surely meant by what is behind a word of ordering, and
 * named there. Whoever asks so is at the counter already. Undefined for "¿cómo reinicio la laptop?".
 */
export function asksToOrder(turn: Turn, text: string): string | undefined {
  const { vocabulary, language, definitions } = turn;
  const { ordering } = needsWords(vocabulary);
  const tokens = tokensOf(text);
  const at = tokens.findIndex((_, index) => ordering(tokens, index) > 0);
  const first = at < 0 ? undefined : tokens[at + ordering(tokens, at)];
  if (!first) return undefined;
  const thing = text.slice(first.start).replace(/[?¿!¡]+/g, '');
  const { kind, item, reading } = understood(turn, `${vocabulary.word(language, 'thing.wished')} ${thing}`);
  const sure = kind === 'request' && reading.p >= definitions.desk.conversation.accept;
  return sure && item !== undefined && namesItem(turn, item, thing) ? item : undefined;
}
