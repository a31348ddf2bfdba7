import { promisedFor } from '../../domain/clock/policy/promised.ts';
import { stateKeys, timePerState } from '../../domain/clock/time-in-states.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Value } from '../../domain/wording.ts';
import type { Fact } from '../../messaging/outbound.ts';
import type { Context } from '../context.ts';
import { fact } from './ticket-facts.ts';

/** How long a ticket was in each state: in working time, and by any clock where that is another. */
export function stateTimeFacts(ticket: Ticket, { definitions, now }: Pick<Context, 'definitions' | 'now'>): readonly Fact[] {
  const spent = timePerState(ticket.ledger, now, promisedFor(ticket, definitions).working);
  const list = stateKeys.flatMap((key): Value[] => {
    const time = spent[key];
    if (!time || time.elapsed < 1) return [];
    const { working, elapsed } = time;
    const params = { state: { key: `state.${key}` }, time: { minutes: working }, elapsed: { minutes: elapsed } } as const;
    return [{ key: elapsed - working < 1 ? 'fact.time_in' : 'fact.time_in_both', params }];
  });
  return fact('fact.times', list.length > 0 ? { list } : undefined);
}
