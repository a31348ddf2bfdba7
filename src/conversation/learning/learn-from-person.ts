import { keepCorrection } from '../../actions/learning/keep-correction.ts';
import { foldedWords } from '../../domain/fold.ts';
import { meansTheSame, type How, type Meaning } from '../../domain/learning/correction.ts';
import type { Turn } from '../flow.ts';
import { asksToOrder } from '../words/asks-to-order.ts';
import { readingOf } from './reading-of.ts';

/** What somebody has said and shown, when it comes to its end. */
interface Ended {
  readonly text: string;
  readonly kind?: 'incident' | 'request' | undefined;
  readonly category?: string | undefined;
  readonly item?: string | undefined;
  /** The text without what was typed to say what it is. */
  readonly untold?: string | undefined;
  /** Whom an agent speaks for. */
  readonly behalf?: string | undefined;
  /** The words before these, of which nothing was understood. */
  readonly missed?: string | undefined;
}

/** Fewer words that were not understood were hardly a whole sentence. */
const LEAST_WORDS = 3;

/**
 * Somebody opens what was shown: kept if the desk had it wrong, was unsure, or had not understood the words before. Returns the ids of what
 * was kept, for the ticket that comes of it.
 */
export async function learnOpened(turn: Turn, ended: Ended): Promise<readonly string[]> {
  const { kind, category, item, text, missed, untold } = ended;
  if (!kind || !text) return [];
  const made = kind === 'incident' ? { intent: kind, ...(category && { category }) } : { intent: kind, ...(item && { item }) };
  const kept = [await learn(turn, { ...ended, text: untold || text }, { made })];
  // Where both were read together they are kept as one.
  if (missed && !text.includes(missed) && foldedWords(missed).length >= LEAST_WORDS)
    kept.push(await learn(turn, { ...ended, text: missed }, { made, how: 'reworded' }));
  return kept.flatMap((id) => id ?? []);
}

/** "It is the same as that": an incident, and of the other one's category. */
export async function learnJoined(turn: Turn, ended: Ended, number: string): Promise<void> {
  const other = await turn.tx.collection('tickets').get(number);
  if (other && ended.text)
    await learn(turn, ended, { made: { intent: 'incident', ...(other.category && { category: other.category }) } });
}

/** "It is no request": shown as something to open, and no matter of the desk's. */
export async function learnDismissed(turn: Turn, ended: Ended): Promise<void> {
  if (ended.text) await learn(turn, ended, { made: { intent: 'other' }, how: 'dismissed' });
}

/** Of the meanings that were offered one was chosen that opens nothing; what opens something is kept once it is opened. */
export async function learnMeant(turn: Turn, ended: Ended, chosen: string): Promise<void> {
  const intent = offered.find((one) => one === chosen);
  if (intent && ended.text) await learn(turn, ended, { made: { intent } });
}

const offered = ['status', 'how_to', 'human', 'cancel'] as const;

async function learn(turn: Turn, { text, behalf }: Ended, told: { made: Meaning; how?: How }): Promise<string | undefined> {
  const { made, how } = told;
  const { lang, read, unsure } = readingOf(turn, text);
  const wrong = !meansTheSame(read, made);
  // A question that nobody answered was rightly a question, though a ticket came of it, or an order of what it asked for.
  const isOrdered = (): boolean => made.intent === 'request' && asksToOrder(turn, text) === made.item;
  const asked = read.intent === 'how_to' && !unsure && (made.intent === 'incident' || how === 'dismissed' || isOrdered());
  if (asked || (!wrong && !unsure)) return undefined;
  return keepCorrection(turn, {
    ...{ text, lang, read, made, how: wrong ? (how ?? 'corrected') : 'confirmed' },
    author: behalf ?? turn.person.id,
    side: behalf ? 'agent' : 'person',
  });
}
