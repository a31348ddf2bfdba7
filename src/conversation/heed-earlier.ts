import { fold } from '../domain/fold.ts';
import type { Ticket } from '../domain/ticket.ts';
import { isOpen } from '../domain/lifecycle.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { askWhichTicket } from './ask-which-ticket.ts';
import { recentTicket } from './comment-on.ts';
import { start, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { tokensOf, has } from './needs/match-phrases.ts';
import { needsWords } from './needs/needs-words.ts';
import { thingsOf } from './needs/things.ts';
import { pointsBack, saysItGoesOn } from './words/points-back.ts';

interface Said {
  readonly text: string;
  readonly errand: Prompt | undefined;
  readonly ticket: string | undefined;
  readonly understood: Understanding;
}

/** A closed ticket is still what "lo del otro día" may mean for so long. */
const RECENT_MS = 14 * 86_400_000;
/** "Lo de ayer sigue igual": more words than these tell something of their own. */
const MOST_BEHIND = 6;
/** "It's got worse, now it doesn't even switch on": how it goes on may take some more. */
const MOST_TOLD = 12;

/**
 * "Lo del otro día", "same as last time", "sigue igual": the person's one ticket that it may mean is offered; of several, the list; where there is none, it is asked
 * openly. False where the words say more, or belong to what was opened a moment ago.
 */
export async function heedEarlier(flows: Flows, turn: Turn, said: Said): Promise<boolean> {
  const { text, errand, ticket } = said;
  if (ticket || (errand && errand.flow !== 'triage')) return false;
  const pointed = pointsBack(turn, text);
  const behind = pointed ?? saysItGoesOn(turn, text);
  const most = pointed === undefined ? MOST_TOLD : MOST_BEHIND;
  if (behind === undefined || behind > most || (behind > 0 && !isAboutIt(turn, said))) return false;
  if (await recentTicket(turn, errand)) return false;
  const [only, ...others] = await likely(turn);
  if (others.length > 0 && only) return askWhichTicket(turn, only.id);
  if (!only && (behind > 0 || pointed === undefined)) return false;
  const draft = only ? { ticket: only.id, text, ...(pointed === 0 && { vague: true }) } : { text };
  await start(flows, turn, { flow: only ? 'comment-or-new' : 'triage', draft, reply: { kind: 'words', text } });
  return true;
}

/** "… sigue igual" says how it goes on; "… del wifi" names what it is, which is better read as a whole. */
function isAboutIt(turn: Turn, { text, understood }: Said): boolean {
  const typed = fold(text);
  const goesOn = turn.vocabulary.of('choice.disagree').some((words) => words.includes(' ') && typed.endsWith(` ${words}`));
  if (small.has(understood.intent) && !goesOn) return false;
  const tokens = tokensOf(text);
  return !has(thingsOf(turn.definitions).any, tokens) && !has(needsWords(turn.vocabulary).things, tokens);
}

const small: ReadonlySet<string> = new Set(['greeting', 'thanks', 'status', 'human', 'how_to']);

/** The person's open tickets; where there are none, those that were closed lately. */
async function likely({ tx, person, now }: Turn): Promise<readonly Ticket[]> {
  const tickets = tx.collection('tickets');
  const own = await tickets.find({ requester: person.id }, { sort: ['-openedAt'], limit: 20 });
  const others = await tickets.find({ beneficiary: person.id }, { sort: ['-openedAt'], limit: 20 });
  const all = [...own, ...others.filter(({ requester }) => requester !== person.id)];
  const live = all.filter(({ state }) => isOpen(state) || state === 'resolved');
  if (live.length > 0) return live;
  return all.filter(({ state, closed }) => state === 'closed' && closed && now.getTime() - closed.at.getTime() < RECENT_MS);
}
