import { DeskError } from '../../domain/errors.ts';
import { fold, foldedWords } from '../../domain/fold.ts';
import { waitingReasons } from '../../domain/states.ts';
import { requesters, type Ticket } from '../../domain/ticket.ts';
import type { Waiting } from '../../actions/working/hold-ticket.ts';
import { afterWords } from './read-choice.ts';
import type { Turn } from '../flow.ts';

/**
 * `requester|parts|schedule [text]`, in the words of either language; whose ticket it is may be named instead.
 * @throws DeskError `wait.vendor` where it is a third party: that is what escalating is for.
 */
export function readWaiting(text: string, turn: Pick<Turn, 'vocabulary' | 'definitions'>, ticket: Ticket): Waiting | undefined {
  const { vocabulary } = turn;
  const typed = fold(text);
  const begins = (words: readonly string[]) => words.find((one) => typed === one || typed.startsWith(`${one} `));
  for (const reason of waitingReasons) {
    const word =
      begins([reason, ...vocabulary.of(`choice.waiting_${reason}`)]) ?? (reason === 'requester' && nameIn(text, turn, ticket));
    if (word) {
      const rest = afterWords(text, word.split(' ').length);
      return { reason, ...(rest && { text: rest }) };
    }
  }
  if (begins(vocabulary.of('wait.vendor'))) throw new DeskError('wait.vendor', { number: ticket.id });
  return undefined;
}

/** "A Ana", "@ana", "for Ana Torres": the words that name somebody on the requester's side. "Ana no contesta" is said of her, not to her. */
function nameIn(text: string, { definitions }: Pick<Turn, 'definitions'>, ticket: Ticket): string | undefined {
  const [first, ...others] = foldedWords(text);
  const led = first === 'a' || first === 'for' || first === 'on';
  if (!led && !text.trimStart().startsWith('@')) return undefined;
  const [word = '', next = ''] = led ? others : [first, ...others];
  for (const id of requesters(ticket)) {
    const [given = '', ...more] = foldedWords(definitions.people.get(id)?.name ?? '');
    if (word !== fold(id) && word !== given) continue;
    const whole = more.includes(next) ? `${word} ${next}` : word;
    return led ? `${first} ${whole}` : whole;
  }
  return undefined;
}
