import { showAgain } from '../../actions/tell.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { answer, hereOf, type Flows } from '../engine.ts';
import type { Turn } from '../flow.ts';
import { openQuestions } from '../open-questions.ts';
import { FurtherDraft } from './further-draft.ts';

/**
 * At the end of a turn: what else was said comes next as soon as the need before it is dealt with. By itself where a ticket came of that;
 * where it was left or cancelled, the person is asked whether to go on.
 */
export async function goOnWithNeeds(flows: Flows, turn: Turn): Promise<void> {
  const { tx, person, event } = turn;
  if (event.kind === 'command' || event.kind === 'report') return;
  // Asked as `openQuestions` asks, and closer: where those were read in this turn, the store need not look again.
  const mine = { audience: `person:${person.id}`, open: true, flow: { $ne: 'heed-alert', $in: ['further-needs'] } } as const;
  const [waiting] = await tx.collection('prompts').find(mine, { sort: ['-shownAt'], limit: 1 });
  const draft = waiting && waiting.copies.length === 0 ? FurtherDraft.safeParse(waiting.draft).data : undefined;
  if (!waiting || !draft) return;
  const isUnderWay = (await openQuestions(turn)).some(
    ({ id, flow, parked, shownAt }) =>
      id !== waiting.id && flows.get(flow)?.errand && flow !== 'further-needs' && !parked && shownAt >= waiting.askedAt,
  );
  if (isUnderWay) return;
  const made = await ticketNow(turn, draft);
  if (made) {
    // Somebody else's that this is "me too" of has nothing to do with what comes next.
    const after = draft.after ?? (made.requester === person.id ? made.id : undefined);
    const next: FurtherDraft = { ...draft, ...(after && { after }) };
    return answer(flows, turn, { prompt: { ...waiting, draft: next }, reply: { kind: 'choice', value: 'go' } });
  }
  const at = hereOf(turn);
  if (at) await showAgain(turn, waiting, { reader: person.id, at });
}

/** The ticket that this very turn has made of the need, or that it was found to be the same as. */
async function ticketNow({ tx, person, now }: Turn, { first }: FurtherDraft): Promise<Ticket | undefined> {
  const recent = (await tx.collection('contacts').get(person.id))?.recent;
  if (!recent || recent.at.getTime() !== now.getTime()) return undefined;
  const ticket = await tx.collection('tickets').get(recent.ticket);
  // What was told in between has a ticket of its own.
  return ticket?.requester === person.id && !ticket.text.startsWith(first) ? undefined : ticket;
}
