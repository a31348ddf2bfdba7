import { seenFiles } from '../../domain/file-sight.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Context } from '../context.ts';
import { sentFiles } from '../files/sent-files.ts';
import { answerFacts, fact, titleOf } from '../looking/ticket-facts.ts';
import { ask } from '../tell.ts';
import { addWorkingDays } from '../working-time.ts';

/** Whoever called reads what was opened for them, and can correct it. Source: the desk's rules, "Tickets". */
export async function askWhetherRight(context: Context, ticket: Ticket): Promise<void> {
  const { definitions, actor } = context;
  const params = { number: ticket.id, agent: { person: actor }, title: titleOf(ticket, definitions) };
  const ofMessage = ticket.messageKey !== undefined || ticket.messageLink !== undefined;
  await ask(context, {
    say: {
      notice: { key: ofMessage ? 'opened_for.told_message' : 'opened_for.told', params },
      facts: [...fact('fact.text', ticket.item ? undefined : { text: ticket.text }), ...answerFacts(ticket, definitions)],
      ...sentFiles(seenFiles(ticket, 'public', context.now)),
      question: { key: 'opened_for.right' },
      ask: {
        choices: [
          { value: 'right', label: { key: 'button.right' }, style: 'primary', words: 'right' },
          { value: 'wrong', label: { key: 'button.wrong' }, words: 'wrong', explained: true },
          { value: 'not_mine', label: { key: 'button.not_mine' }, words: 'not_mine', explained: true },
        ],
      },
      ticket: ticket.id,
    },
    flow: 'opened-for-you',
    draft: { ticket: ticket.id },
    readers: [ticket.requester],
    ticket: ticket.id,
    dueAt: addWorkingDays(context, ticket.requester, definitions.desk.conformity.reopen_days),
  });
}
