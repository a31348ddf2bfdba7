import type { Say } from '../messaging/outbound.ts';
import type { Turn } from './flow.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { TriageDraft } from './flows/triage-draft.ts';
import { isWithinBurst } from './is-within-burst.ts';
import { openQuestions } from './open-questions.ts';

/** For some minutes, further words of the person are a comment on this ticket. */
export async function rememberTicket(turn: Turn, ticket: string): Promise<void> {
  const contacts = turn.tx.collection('contacts');
  const known = await contacts.get(turn.person.id);
  if (known) await contacts.replace({ ...known, recent: { ticket, at: turn.now } });
}

/** A word about the form that was left for this, if one was; else about what was told a moment before `done` and still waits for its yes. */
export async function remindOfErrand(turn: Turn, done?: string): Promise<Pick<Say, 'question'>> {
  const questions = await openQuestions(turn);
  if (questions.some(({ parked }) => parked)) return { question: { key: 'form.still_open' } };
  const [other] = done === undefined ? [] : questions.flatMap((prompt) => unconfirmed(turn, prompt, done) ?? []);
  return other === undefined ? {} : { question: { key: 'triage.still_open', params: { text: { text: other } } } };
}

/** What would be opened, and was told within the same few minutes. */
function unconfirmed(turn: Turn, { flow, draft, shownAt }: Prompt, done: string): string | undefined {
  const told = flow === 'triage' && isWithinBurst(turn, shownAt) ? TriageDraft.safeParse(draft).data : undefined;
  if (told?.step !== 'confirm' || told.text === done) return undefined;
  const line = [...told.text.replace(/\s+/gu, ' ')];
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN - 1).join('')}…` : line.join('');
}

const MOST_SHOWN = 80;
