import { affectedBy, record, type Ticket } from '../../domain/ticket.ts';
import { changeOf, type Context } from '../context.ts';
import { tell } from '../tell.ts';

/** Once so many are affected, the team reads that the cause should be looked for; once. */
export async function proposeProblem(context: Context, ticket: Ticket): Promise<Ticket> {
  const count = affectedBy(ticket);
  if (ticket.kind !== 'incident' || count < context.definitions.desk.me_too.problem_after) return ticket;
  if (ticket.history.some(({ verb }) => verb === 'propose-problem')) return ticket;
  const notice = { key: 'told.propose_problem', params: { number: ticket.id, count } } as const;
  await tell(context, { reader: `team:${ticket.team}`, say: { notice, ticket: ticket.id } });
  return record(ticket, { verb: 'propose-problem', sight: 'internal', facts: { count } }, { ...changeOf(context), by: 'system' });
}
