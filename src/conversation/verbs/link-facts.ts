import { fact, taskLine } from '../../actions/looking/ticket-facts.ts';
import { seenTasks, sightOf } from '../../domain/rights.ts';
import type { Link, Ticket } from '../../domain/ticket.ts';
import type { Fact, Say } from '../../messaging/outbound.ts';
import type { Turn } from '../flow.ts';

const kinds = ['merged', 'absorbed', 'predecessor', 'successor', 'related'] as const satisfies readonly Link['kind'][];
/** More than these are for the page. */
const MOST = 10;

/** The other tickets that this one has to do with, as far as this person may know of each; and its parts. */
export async function linkFacts(turn: Turn, ticket: Ticket): Promise<readonly Fact[]> {
  const seen: Link[] = [];
  for (const link of ticket.links.slice(-MOST)) {
    const other = await turn.tx.collection('tickets').get(link.number);
    if (other && sightOf(other, turn.person.id, turn.definitions) !== 'none') seen.push(link);
  }
  const links = kinds.flatMap((kind) => {
    const numbers = seen.filter((link) => link.kind === kind).map(({ number }) => number);
    return fact(`fact.link_${kind}`, numbers.length > 0 ? { list: numbers } : undefined);
  });
  const tasks = seenTasks(ticket, turn.person.id, turn.definitions);
  return [...links, ...tasks.flatMap((task) => fact('fact.task', taskLine(ticket, task)))];
}

/** What a merged number answers with: where it went, and how that stands as far as the reader may know. */
export function pointedOn(number: string, into: Ticket, status: Say | undefined): Say {
  if (!status) return { notice: { key: 'merge.points_elsewhere', params: { number } } };
  const notice = { key: 'merge.points_on', params: { number, into: into.id } } as const;
  return { ...status, notice, more: [status.notice, ...(status.more ?? [])] };
}
