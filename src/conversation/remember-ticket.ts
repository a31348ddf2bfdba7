import type { Say } from '../messaging/outbound.ts';
import type { Turn } from './flow.ts';
import { openQuestions } from './open-questions.ts';

/** For some minutes, further words of the person are a comment on this ticket. */
export async function rememberTicket(turn: Turn, ticket: string): Promise<void> {
  const contacts = turn.tx.collection('contacts');
  const known = await contacts.get(turn.person.id);
  if (known) await contacts.replace({ ...known, recent: { ticket, at: turn.now } });
}

/** A word about the form that was left for this, if one was. */
export async function remindOfErrand(turn: Turn): Promise<Pick<Say, 'question'>> {
  const left = (await openQuestions(turn)).some(({ parked }) => parked);
  return left ? { question: { key: 'form.still_open' } } : {};
}
