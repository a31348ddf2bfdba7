import { fold } from '../../domain/fold.ts';
import type { Turn } from '../flow.ts';
import { understood } from './understood.ts';

/** "Es el de la laptop": so few words belong to what was said before. */
const FEW_WORDS = 4;
/** Without a question mark "es el de la laptop" sounds like a question too. */
const SURE = 0.99;

/** Whether words ask how something is done, sure enough to be answered in between and not to be part of what was said before. */
export function asksHow(turn: Turn, text: string): boolean {
  const { intent, p } = understood(turn, text).reading;
  if (intent !== 'how_to' || p < turn.definitions.desk.conversation.accept) return false;
  return /[¿?]/.test(text) || (fold(text).split(' ').length >= FEW_WORDS && p >= SURE);
}
