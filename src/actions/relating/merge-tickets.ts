import { DeskError } from '../../domain/errors.ts';
import { isEmergency } from '../../domain/emergency/emergency.ts';
import { withLink } from '../../domain/links.ts';
import { isConfidential } from '../../domain/rights.ts';
import { record, requesters, transition, type Ticket } from '../../domain/ticket.ts';
import { worksIn } from '../../domain/duty/works-in.ts';
import { changeOf, saveTicket, seenTicket, ticketFor, type Context } from '../context.ts';
import { tellEmergency } from '../emergency/activate-emergency.ts';
import { joinEmergencies } from '../emergency/carry-emergency.ts';
import { endQuestions } from '../closing/end-questions.ts';
import { followMerged } from './follow-merged.ts';
import { proposeProblem } from '../opening/propose-problem.ts';
import { showCard } from '../working/show-card.ts';
import { followersOf } from '../working/tell-followers.ts';
import { tellRoom } from '../working/tell-team.ts';
import { tell } from '../tell.ts';

export interface Merged {
  readonly ticket: Ticket;
  readonly into: Ticket;
}

/**
 * `merge`: one ticket ends in another that is about the same thing. Its people follow the other from now on, its number keeps answering and
 * points on.
 * @throws DeskError if the actor may not work on both, if they are one, of two kinds, over, or if one may not be known to the other's people.
 */
export async function mergeTickets(context: Context, number: string, target: string): Promise<Merged> {
  const from = await ticketFor(context, 'merge', number);
  const found = await followMerged(context, await seenTicket(context, target));
  if (found.id === from.id) throw new DeskError('merge.itself', { number: from.id, into: target });
  const into = await ticketFor(context, 'merge', found.id);
  check(context, from, into);
  const { id } = from;
  const facts = { into: into.id };
  const step = { verb: 'cancel', note: { verb: 'merge', sight: 'system', facts } } as const;
  const merged = withLink(transition(from, step, changeOf(context)), { kind: 'merged', number: into.id });
  const ended = await endQuestions(context, merged, 'cancelled');
  const ticket = await saveTicket(context, ended.cardPrompt ? await showCard(context, ended) : ended);
  const note = { verb: 'absorb', sight: 'internal', facts: { from: id }, text: from.text } as const;
  const urgent = await joinEmergencies(context, from, withLink(into, { kind: 'absorbed', number: id }));
  const joined = record(withPeopleOf(context, from, urgent), note, changeOf(context));
  const grown = await proposeProblem(context, joined);
  const saved = await saveTicket(context, grown.cardPrompt ? await showCard(context, grown) : grown);
  await tellMerged(context, from, into);
  if (isEmergency(saved) && !isEmergency(into)) await tellEmergency(context, saved);
  // Its card stays behind: whoever reads on there learns where it goes on.
  const notice = { key: 'told.absorbed', params: { number: id, into: into.id } } as const;
  await tellRoom(context, ticket, { notice, ticket: id });
  return { ticket, into: saved };
}

function check({ definitions }: Context, from: Ticket, into: Ticket): void {
  const params = { number: from.id, into: into.id };
  if (from.kind !== into.kind) throw new DeskError('merge.kinds', params);
  const strangers = requesters(from).some((id) => !requesters(into).includes(id));
  // Merging shows one ticket to the other's people: nobody but its own may know of a confidential one.
  const secret = isConfidential(from, definitions) || isConfidential(into, definitions);
  if (secret && (strangers || from.team !== into.team)) throw new DeskError('merge.confidential', params);
}

/** Whoever waits for the one waits for the other; of an incident, all of them are affected. */
function withPeopleOf({ definitions }: Context, from: Ticket, into: Ticket): Ticket {
  const own = requesters(into);
  const joined = (known: readonly string[], more: readonly string[]) =>
    [...new Set([...known, ...more])].filter((id) => !own.includes(id));
  // Whoever works on it goes on reading all of it: no participant does.
  const others = [...requesters(from), ...from.participants, ...from.affected].filter(
    (id) => !worksIn(definitions, id, into.team),
  );
  const participants = joined(into.participants, others);
  const affected = into.kind === 'incident' ? joined(into.affected, [...requesters(from), ...from.affected]) : into.affected;
  return { ...into, participants, affected };
}

async function tellMerged(context: Context, from: Ticket, into: Ticket): Promise<void> {
  const told = new Set([context.actor]);
  const say = async (readers: readonly string[], key: 'told.merged' | 'told.absorbed'): Promise<void> => {
    for (const reader of readers.filter((id) => !told.has(id))) {
      told.add(reader);
      const notice = { key, params: { number: from.id, into: into.id } } as const;
      await tell(context, { reader, say: { notice, ticket: into.id } });
    }
  };
  await say([...requesters(from), ...followersOf(from)], 'told.merged');
  await say([...requesters(into), ...[into.assignee, from.assignee].filter((id) => id !== undefined)], 'told.absorbed');
}
