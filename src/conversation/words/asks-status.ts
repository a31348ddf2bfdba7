import { fold } from '../../domain/fold.ts';
import type { Turn } from '../flow.ts';
import { isNumberOnly, startsWithNumber, withoutFirstNumber, withoutNumber } from './read-verb.ts';

const ADDRESSED = /^[^:]*\d\s*:/;
const MOST_WORDS = 2;

/**
 * Whether words with a ticket's number in them ask how it goes. "INC-3: sigue sin red", "INC-3 still jams" tell something: behind the number that a text begins with,
 * only what is surely a question is one, and behind a colon only if it is a word or two ("INC-3: ¿novedades?").
 */
export function asksStatus(turn: Turn, text: string): boolean {
  if (isNumberOnly(text) || /[?¿]/.test(text)) return true;
  const said = fold(withoutFirstNumber(text));
  const begins = (list: string) => turn.vocabulary.of(list).some((words) => `${said} `.startsWith(`${words} `));
  if (begins('status.asks')) return true;
  if (startsWithNumber(text) && turn.vocabulary.of('status.tells').some((words) => ` ${said} `.includes(` ${words} `)))
    return false;
  const { intent, p } = turn.understand(withoutFirstNumber(text), { now: turn.now, zone: turn.zone, language: turn.language });
  if (intent !== 'status') return false;
  if (!startsWithNumber(text)) return true;
  const few = withoutNumber(text).split(/\s+/u).length <= MOST_WORDS;
  return p >= turn.definitions.desk.conversation.accept && (few || !ADDRESSED.test(text));
}
