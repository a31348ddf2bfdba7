import type { Correction } from '../../domain/learning/correction.ts';
import type { UnderstoodLanguage } from '../../domain/phrasebook.ts';
import { understood } from '../words/understood.ts';

/** What the desk makes of words, in its own ids. */
export interface ReadAs {
  readonly lang: UnderstoodLanguage;
  readonly read: Correction['read'];
  /** So unsure that it asks before it shows what it would open. */
  readonly unsure: boolean;
}

/** Reads words by themselves, as the desk would if they came now. */
export function readingOf(turn: Parameters<typeof understood>[0], text: string): ReadAs {
  const { reading, kind, category, item } = understood(turn, text);
  const { intent, p, lang, top2 } = reading;
  const read = {
    ...{ intent, p },
    ...(kind === 'incident' && category && { category }),
    ...(kind === 'request' && item && { item }),
  };
  const { accept, between_incident_and_request: clear } = turn.definitions.desk.conversation;
  const close = top2.every((one) => one === 'incident' || one === 'request');
  return { lang, read, unsure: p < accept || (close && p < clear) };
}
