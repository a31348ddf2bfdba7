import { openStates } from '../../domain/lifecycle.ts';
import type { Store } from '../../ports.ts';

export interface OpenWork {
  readonly id: string;
  /** Numbers of open tickets that they asked for or work on. */
  readonly tickets: readonly string[];
  /** Numbers of requests that wait for their decision. */
  readonly approvals: readonly string[];
}

const MOST = 20;

/** What people who are to leave the directory still have to do with. */
export async function openWork(store: Store, people: readonly string[]): Promise<readonly OpenWork[]> {
  const found: OpenWork[] = [];
  for (const id of people) {
    const work = await store.transaction(async (tx): Promise<OpenWork> => {
      const tickets = tx.collection('tickets');
      const state = { $in: [...openStates, 'resolved' as const] };
      const own = await tickets.find({ requester: id, state }, { sort: ['-openedAt'], limit: MOST });
      const works = await tickets.find({ assignee: id, state }, { limit: MOST });
      const asked = await tx
        .collection('prompts')
        .find({ audience: `person:${id}`, open: true }, { sort: ['-shownAt'], limit: MOST });
      const approvals = asked.flatMap(({ flow, ticket }) => (flow === 'approve' && ticket ? [ticket] : []));
      const numbers = [...own, ...works].map((ticket) => ticket.id);
      return { id, tickets: [...new Set(numbers)], approvals: [...new Set(approvals)] };
    });
    if (work.tickets.length + work.approvals.length > 0) found.push(work);
  }
  return found;
}
