import type { Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';
import { mayUseSomewhere } from '../verbs/say-help.ts';
import { verbs } from '../verbs/verbs.ts';
import { splitVerb, type VerbCall } from './read-verb.ts';

/** "tómalo", right after one ticket was shown: a verb that needs a number, and the ticket that it must mean. Decisions always name theirs. */
export async function bareVerb(text: string, turn: Turn): Promise<VerbCall | undefined> {
  const call = splitVerb(text, turn.vocabulary);
  if (!call || call.number || call.rest || verbs[call.verb].takes.number !== 'needed') return undefined;
  if (call.verb === 'approve' || call.verb === 'reject' || !mayUseSomewhere(turn, call.verb)) return undefined;
  const offered = call.verb === 'take' ? await offeredTo(turn) : undefined;
  if (offered) return { ...call, number: offered };
  const shown = (await turn.tx.collection('contacts').get(turn.person.id))?.shown;
  const window = turn.definitions.desk.conversation.burst_minutes * 60_000;
  if (!shown || turn.now.getTime() - shown.at.getTime() > window) return undefined;
  return { ...call, number: shown.ticket };
}

/** The one ticket that was given to this person and waits to be taken. */
async function offeredTo(turn: Turn): Promise<string | undefined> {
  const offers = (await openQuestions(turn)).filter(({ flow }) => flow === 'accept-ticket');
  return offers.length === 1 ? offers[0]?.ticket : undefined;
}

/** Remembers the ticket that somebody who works on tickets is looking at. */
export async function rememberShown({ tx, person, now }: Turn, ticket: string): Promise<void> {
  if (person.teams.length === 0) return;
  const contacts = tx.collection('contacts');
  const known = await contacts.get(person.id);
  if (known) await contacts.replace({ ...known, shown: { ticket, at: now } });
}
