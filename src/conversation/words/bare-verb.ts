import type { FlowName } from '../../messaging/flow-names.ts';
import type { Turn } from '../flow.ts';
import { isWithinBurst } from '../is-within-burst.ts';
import { openQuestions } from '../open-questions.ts';
import { mayUseSomewhere } from '../verbs/say-help.ts';
import { verbs, type VerbName } from '../verbs/verbs.ts';
import { splitVerb, type VerbCall } from './read-verb.ts';

/**
 * "tómalo", right after one ticket was shown; "no conforme: sigue igual" on WhatsApp, where the one question about it stands in Slack: a verb
 * that needs a number, and the ticket that it must mean. Decisions always name theirs.
 */
export async function bareVerb(text: string, turn: Turn): Promise<VerbCall | undefined> {
  const call = splitVerb(text, turn.vocabulary);
  if (!call || call.number || verbs[call.verb].takes.number !== 'needed') return undefined;
  if (call.verb === 'approve' || call.verb === 'reject' || !mayUseSomewhere(turn, call.verb)) return undefined;
  if (call.rest && call.verb !== 'disagree' && !thanks(turn, call)) return undefined;
  const number =
    (call.verb === 'take' && (await askedAbout(turn, 'accept-ticket'))) ||
    (await shownLately(turn)) ||
    (helping.has(call.verb) && (await alertedOf(turn))) ||
    (closing.has(call.verb) && (await askedAbout(turn, 'confirm-closure')));
  return number ? { ...call, ...(call.verb === 'conform' && { rest: '' }), number } : undefined;
}

const closing: ReadonlySet<VerbName> = new Set(['conform', 'disagree']);
/** What the buttons of an alert do. */
const helping: ReadonlySet<VerbName> = new Set(['take', 'assign', 'wait', 'show']);

/** "conforme, gracias" */
function thanks(turn: Turn, { verb, rest }: VerbCall): boolean {
  return verb === 'conform' && turn.understand(rest, turn).intent === 'thanks';
}

async function shownLately(turn: Turn): Promise<string | undefined> {
  const shown = (await turn.tx.collection('contacts').get(turn.person.id))?.shown;
  return isWithinBurst(turn, shown?.at) ? shown?.ticket : undefined;
}

/** The one ticket that this person is asked such a thing about, wherever. */
async function askedAbout(turn: Turn, flow: FlowName): Promise<string | undefined> {
  const asked = (await openQuestions(turn)).filter((prompt) => prompt.flow === flow);
  return asked.length === 1 ? asked[0]?.ticket : undefined;
}

/** The one ticket of whose clocks this person was told. */
async function alertedOf({ tx, person }: Turn): Promise<string | undefined> {
  const about = { audience: `person:${person.id}`, open: true, flow: 'heed-alert' } as const;
  const alerts = await tx.collection('prompts').find(about, { sort: ['-shownAt'], limit: 10 });
  return new Set(alerts.map(({ ticket }) => ticket)).size === 1 ? alerts[0]?.ticket : undefined;
}

/** Remembers the ticket that somebody who works on tickets is looking at. */
export async function rememberShown({ tx, person, now }: Turn, ticket: string): Promise<void> {
  if (person.teams.length === 0) return;
  const contacts = tx.collection('contacts');
  const known = await contacts.get(person.id);
  if (known) await contacts.replace({ ...known, shown: { ticket, at: now } });
}
