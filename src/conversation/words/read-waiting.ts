import { fold } from '../../domain/fold.ts';
import { waitingReasons } from '../../domain/states.ts';
import type { Waiting } from '../../actions/working/work-ticket.ts';
import { afterWords } from './read-choice.ts';
import type { Turn } from '../flow.ts';

/** `requester|parts|schedule [text]`, in the words of either language. */
export function readWaiting(text: string, { vocabulary }: Pick<Turn, 'vocabulary'>): Waiting | undefined {
  const typed = fold(text);
  for (const reason of waitingReasons) {
    const word = [reason, ...vocabulary.of(`choice.waiting_${reason}`)].find(
      (one) => typed === one || typed.startsWith(`${one} `),
    );
    if (word) {
      const rest = afterWords(text, word.split(' ').length);
      return { reason, ...(rest && { text: rest }) };
    }
  }
  return undefined;
}
