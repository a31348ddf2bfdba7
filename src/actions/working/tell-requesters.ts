import { requesters, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Context } from '../context.ts';
import { tell } from '../tell.ts';

/** Tells the requester's side, unless the actor is the only one on it: a sentence, or several paragraphs. */
export async function tellRequesters(
  context: Context,
  ticket: Ticket,
  words: Words | readonly [Words, ...Words[]],
): Promise<void> {
  const [notice, ...more] = isOne(words) ? [words] : words;
  const say = { notice, ...(more.length > 0 && { more }), ticket: ticket.id };
  for (const reader of requesters(ticket)) if (reader !== context.actor) await tell(context, { reader, say });
}

function isOne(words: Words | readonly [Words, ...Words[]]): words is Words {
  return !Array.isArray(words);
}
