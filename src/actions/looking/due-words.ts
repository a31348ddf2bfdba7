import { clocksOf } from '../../domain/clock/promise.ts';
import { promisedFor } from '../../domain/clock/policy/promised.ts';
import { seenClocks } from '../../domain/clock/seen-clocks.ts';
import { sightOf } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import type { Context } from '../context.ts';
import { dueFact } from './due-fact.ts';

/** What is due when, a line each, of the clocks that run and that somebody may see. */
export function dueWords(
  { definitions, now }: Pick<Context, 'definitions' | 'now'>,
  ticket: Ticket,
  reader: string,
): readonly Words[] {
  return seenClocks(clocksOf(ticket, promisedFor(ticket, definitions), now), sightOf(ticket, reader, definitions))
    .flatMap(dueFact)
    .map(({ label, value }): Words => ({ key: 'fact.line', params: { label, value } }));
}
