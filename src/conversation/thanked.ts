import type { Words } from '../domain/wording.ts';
import type { Prompt } from '../messaging/prompt.ts';

/** Whoever thanks where an agent's question is open is reminded of it: thanks are no answer. */
export function thanked(newest: Prompt | undefined): Words {
  const awaits = newest?.flow === 'answer-agent' ? newest.ticket : undefined;
  return awaits ? { key: 'comment.still_awaited', params: { number: awaits } } : { key: 'thanks' };
}
