import type { Ticket } from '../../domain/ticket.ts';
import type { Fact } from '../../messaging/outbound.ts';
import type { Context } from '../context.ts';
import { fact } from '../looking/ticket-facts.ts';
import { causeWords } from './explain-breach.ts';

/** Why promises of a ticket were missed, as far as anybody has said so: only for who sees all of it. */
export function breachFacts({ breaches = [] }: Ticket, definitions: Context['definitions']): readonly Fact[] {
  const said = breaches.flatMap((breach) => {
    const cause = causeWords({ definitions }, breach);
    return cause ? [{ key: 'breach.of', params: { target: { key: `target.${breach.target}` }, cause } } as const] : [];
  });
  return fact('breach.fact', said.length > 0 ? { list: said } : undefined);
}
