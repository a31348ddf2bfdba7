import { mergedInto } from '../../domain/links.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Context } from '../context.ts';

/** More merges in a row than any desk will see: what goes further is no chain but a mistake. */
const MOST = 20;

/** The ticket that took this one in, at the end of all merges; the ticket itself if it was not merged. */
export async function followMerged({ tx }: Pick<Context, 'tx'>, ticket: Ticket): Promise<Ticket> {
  let current = ticket;
  for (let hops = 0; hops < MOST; hops += 1) {
    const into = mergedInto(current);
    const next = into === undefined ? undefined : await tx.collection('tickets').get(into);
    if (!next) return current;
    current = next;
  }
  return current;
}
