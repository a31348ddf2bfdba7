import { dropCorrection, dropCorrectionsOf, keepCorrection } from '../../actions/learning/keep-correction.ts';
import { meansTheSame, type Correction, type How } from '../../domain/learning/correction.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { isConfidential } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Turn } from '../flow.ts';
import { readingOf } from './reading-of.ts';

/** An agent has one opinion of a ticket, the last: it stands beside what its requester said, and outweighs it. */
function idOf(number: string): string {
  return `agent:${number}`;
}

/** An agent says what a ticket is, however long after. Back to what it was opened as, nothing was said. */
export async function learnFromAgent(turn: Turn, ticket: Ticket, told: { made: Correction['made']; how: How }): Promise<void> {
  const { made, how } = told;
  const { id: ticketId, text, requester: author, source } = ticket;
  if (isConfidential(ticket, turn.definitions)) return dropCorrectionsOf(turn, ticketId);
  // A monitoring tool's wording is nobody's.
  if (!text || source === 'monitoring' || source === 'api') return;
  const id = idOf(ticketId);
  if (made.team === undefined && meansTheSame(openedAs(ticket), made)) return dropCorrection(turn, id);
  const { lang, read, unsure } = readingOf(spokenBy(turn, author), text);
  const others = await turn.tx.collection('corrections').find({ ticket: ticketId }, { limit: 10 });
  const agrees = made.team === undefined && !unsure && meansTheSame(read, made);
  // What the desk reads rightly by itself is said only against somebody who said otherwise.
  if (agrees && !others.some(({ side }) => side === 'person')) return dropCorrection(turn, id);
  await keepCorrection(turn, { id, text, author, lang, read, made, how, side: 'agent', ticket: ticketId });
}

/** A ticket went to another team: what it is is told only where one category alone is that team's. */
export async function learnMoved(turn: Turn, before: Ticket, ticket: Ticket): Promise<void> {
  const { id, team, kind } = ticket;
  if (team === before.team) return;
  if (isConfidential(ticket, turn.definitions)) return dropCorrectionsOf(turn, id);
  const known = await turn.tx.collection('corrections').get(idOf(id));
  if (kind !== 'incident' || (known && known.how !== 'moved')) return;
  const first = ticket.history[0]?.facts?.['team'];
  const own = ticket.category === undefined ? undefined : teamOf(turn.definitions, ticket.category);
  if (team === first || team === own) return dropCorrection(turn, idOf(id));
  const [category, ...more] = [...turn.definitions.categories.keys()].filter((one) => teamOf(turn.definitions, one) === team);
  const only = more.length === 0 && category !== undefined ? { category } : {};
  await learnFromAgent(turn, ticket, { made: { intent: 'incident', team, ...only }, how: 'moved' });
}

/** The requester sees it otherwise. */
export async function unlearn(turn: Turn, number: string): Promise<void> {
  await dropCorrection(turn, idOf(number));
}

function teamOf({ categories, desk }: Definitions, category: string): string {
  return categories.get(category)?.team ?? desk.team;
}

/** What it was shown as when it was opened. */
function openedAs({ kind, history }: Ticket): Pick<Correction['made'], 'intent' | 'category' | 'item'> {
  const { category, item } = (history[0]?.facts ?? {}) as Readonly<Record<string, unknown>>;
  return {
    intent: kind,
    ...(typeof category === 'string' && { category }),
    ...(typeof item === 'string' && { item }),
  };
}

/** Words are read in the language of whoever wrote them, whoever looks at them now. */
function spokenBy(turn: Turn, author: string): Turn {
  const { people, desk } = turn.definitions;
  return { ...turn, language: people.get(author)?.language ?? desk.language };
}
