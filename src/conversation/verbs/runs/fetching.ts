import { seenTicket } from '../../../actions/context.ts';
import { sentFiles } from '../../../actions/files/sent-files.ts';
import { seenFiles } from '../../../domain/file-sight.ts';
import { sightOf } from '../../../domain/rights.ts';
import { rememberShown } from '../../words/bare-verb.ts';
import type { Ticket, TicketFile } from '../../../domain/ticket.ts';
import type { Turn } from '../../flow.ts';
import type { RunVerb } from '../run.ts';

/** What one message can sensibly bring; the newest count most. */
const MOST_SENT = 10;

/** `files`: those of a ticket that the reader may have, sent to them. */
export const fetching = {
  files: async (turn, { number }) => {
    const ticket = await seenTicket(turn, number);
    await rememberShown(turn, ticket.id);
    const seen = await filesFor(turn, ticket);
    if (seen.length === 0) return { notice: { key: 'files.none', params: { number: ticket.id } }, ticket: ticket.id };
    const newest = seen.slice(-MOST_SENT);
    const params = {
      number: ticket.id,
      count: seen.length,
      sent: newest.length,
      files: { list: newest.map(({ name }) => ({ text: name })) },
    };
    const notice = { key: seen.length > newest.length ? 'files.newest' : 'files.all', params } as const;
    return { notice, ...sentFiles(newest), ticket: ticket.id };
  },
} as const satisfies Record<string, RunVerb>;

/** Those of the ticket and of what was merged into it, oldest first; of each what the reader may have there. */
async function filesFor(turn: Turn, ticket: Ticket): Promise<readonly TicketFile[]> {
  const [all, looked] = [[ticket], new Set([ticket.id])];
  for (const { links } of all)
    for (const { kind, number } of links) {
      if (kind !== 'absorbed' || looked.has(number)) continue;
      looked.add(number);
      const absorbed = await turn.tx.collection('tickets').get(number);
      if (absorbed) all.push(absorbed);
    }
  const { person, definitions, now } = turn;
  const seen = all.flatMap((one) => seenFiles(one, sightOf(one, person.id, definitions), now));
  return seen.sort((a, b) => a.at.getTime() - b.at.getTime());
}
