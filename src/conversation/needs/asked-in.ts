import { fold } from '../../domain/fold.ts';
import type { Intent } from '../../domain/understanding.ts';
import type { Turn } from '../flow.ts';
import type { Understood } from '../words/understood.ts';

/** A question beside a need: it is answered in between. */
export interface AskedBeside {
  readonly intent: Extract<Intent, 'status' | 'how_to' | 'human'>;
  readonly text: string;
}

type AskedReader = Pick<Turn, 'definitions' | 'vocabulary'>;

/** What only sounds like a question must do so more surely than the rest. */
const SURE = 0.8;

/** What a part of a message asks, if the desk is sure that it asks something. */
export function askedIn(
  reader: AskedReader,
  { text, reading, isFirst }: { text: string; reading: Understood; isFirst: boolean },
): AskedBeside | undefined {
  const { intent, p } = reading.reading;
  if (p < reader.definitions.desk.conversation.accept) return undefined;
  // "Please send someone" behind what is broken is for whoever works on that.
  if (intent === 'human') return p >= SURE && (isFirst || namesPerson(reader, text)) ? { intent, text } : undefined;
  if (intent !== 'status' && intent !== 'how_to') return undefined;
  return p >= SURE && (/[?¿]/u.test(text) || p >= SURE_OF_QUESTION) ? { intent, text } : undefined;
}

function namesPerson({ vocabulary }: AskedReader, text: string): boolean {
  const said = ` ${fold(text)} `;
  return vocabulary.of('phrase.human').some((words) => said.includes(` ${words} `));
}

/** Without a question mark much sounds like a question. */
const SURE_OF_QUESTION = 0.95;
