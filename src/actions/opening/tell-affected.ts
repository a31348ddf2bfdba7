import { conformityOf } from '../../domain/conformity.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { MessageKey, Value } from '../../domain/wording.ts';
import type { Context } from '../context.ts';
import { requesters } from '../../domain/ticket.ts';
import { ask } from '../tell.ts';
import { titleOf } from '../looking/ticket-facts.ts';
import { addWorkingDays } from '../working-time.ts';

/**
 * Those who said "me too" learn that it is solved, closed or cancelled. They are not asked whether they agree, but each may say that for them
 * it goes on.
 */
export async function tellAffected(context: Context, ticket: Ticket, end: { key: MessageKey; text?: Value }): Promise<void> {
  const own = requesters(ticket);
  const params = { number: ticket.id, title: titleOf(ticket, context.definitions), text: end.text ?? '' };
  for (const reader of ticket.affected.filter((id) => !own.includes(id) && id !== context.actor)) {
    await ask(context, {
      say: {
        notice: { key: end.key, params },
        ask: { choices: [{ value: 'still', label: { key: 'button.still' }, words: 'still', explained: true }] },
        ticket: ticket.id,
      },
      flow: 'still-happening',
      draft: { ticket: ticket.id },
      readers: [reader],
      ticket: ticket.id,
      dueAt: addWorkingDays(context, reader, conformityOf(ticket, context.definitions).reopen_days),
    });
  }
}
