import { followMerged } from '../actions/relating/follow-merged.ts';
import { fold } from '../domain/fold.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { requesters, type Ticket } from '../domain/ticket.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import { recentTicket } from './comment-on.ts';
import { answer, start, type Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { offersToCancel } from './leave-errand.ts';
import { isAnswerableHere } from './open-questions.ts';
import { ticketSpokenOf } from './ticket-spoken-of.ts';
import { numberIn } from './words/read-verb.ts';

interface Said {
  readonly text: string;
  readonly errand: Prompt | undefined;
  /** The ticket in whose thread it was said. */
  readonly ticket: string | undefined;
  readonly understood: Understanding;
  /** All of the person's open questions. */
  readonly questions: readonly Prompt[];
}

const SURE = 0.8;
/** What is told in more words has more in it. */
const MOST_WORDS = 8;

/**
 * "Ya no lo necesito", "cancela mi ticket": whether the ticket that it must mean is to be cancelled is asked, and nothing is added to it. It means
 * the one in whose thread it is said, the one that its words name, the one opened a moment ago, or the only one that is open. False where something else is under way.
 */
export async function heedTakingBack(flows: Flows, turn: Turn, said: Said): Promise<boolean> {
  const { text, errand, ticket, questions } = said;
  if (!takesBack(said) || isDecided(turn, questions)) return false;
  if (errand && offersToCancel(errand)) return repeated(flows, turn, errand);
  if (errand) return false;
  const meant = ticket ? await named(turn, ticket) : await meantBy(turn, text);
  return meant !== undefined && offer(flows, turn, { ticket: meant.id, text });
}

function takesBack({ text, understood: { intent, p } }: Said): boolean {
  return intent === 'cancel' && p >= SURE && !numberIn(text) && fold(text).split(' ').length <= MOST_WORDS;
}

/** Said once more, it is a yes. */
async function repeated(flows: Flows, turn: Turn, prompt: Prompt): Promise<true> {
  await answer(flows, turn, { prompt, reply: { kind: 'choice', value: 'yes' } });
  return true;
}

/** "Olvídalo", "cancelar" where nothing is under way, and a ticket was opened a moment ago. */
export async function takeBackRecent(
  flows: Flows,
  turn: Turn,
  { text, questions }: Pick<Said, 'text' | 'questions'>,
): Promise<boolean> {
  const meant = isDecided(turn, questions) ? undefined : await own(turn);
  return meant !== undefined && offer(flows, turn, { ticket: meant.id, text });
}

/** "Déjalo así" where a decision or "¿conforme?" is asked here is said of that. */
function isDecided(turn: Turn, questions: readonly Prompt[]): boolean {
  return questions.some((prompt) => deciding.has(prompt.flow) && isAnswerableHere(prompt, turn));
}

const deciding: ReadonlySet<string> = new Set(['approve', 'confirm-closure']);

async function offer(flows: Flows, turn: Turn, { ticket, text }: { ticket: string; text: string }): Promise<true> {
  await start(flows, turn, { flow: 'cancel-ticket', draft: { ticket, text } });
  return true;
}

async function own(turn: Turn): Promise<Ticket | undefined> {
  const recent = await recentTicket(turn, undefined);
  return recent && isTheirs(turn, recent) ? recent : undefined;
}

async function named(turn: Turn, number: string): Promise<Ticket | undefined> {
  const found = await turn.tx.collection('tickets').get(number);
  const ticket = found && (await followMerged(turn, found));
  return ticket && isTheirs(turn, ticket) ? ticket : undefined;
}

/** "Ya imprime, pueden cerrarlo" is said of the printer's, whatever was opened since. */
async function meantBy(turn: Turn, text: string): Promise<Ticket | undefined> {
  const all = await turn.tx.collection('tickets').find({ requester: turn.person.id }, { sort: ['-openedAt'], limit: 20 });
  const [first, ...others] = all.filter((ticket) => isTheirs(turn, ticket));
  if (!first || others.length === 0) return (await own(turn)) ?? first;
  return ticketSpokenOf(turn, text, [first, ...others]) ?? own(turn);
}

function isTheirs({ person }: Turn, ticket: Ticket): boolean {
  return isOpen(ticket.state) && requesters(ticket).includes(person.id);
}
