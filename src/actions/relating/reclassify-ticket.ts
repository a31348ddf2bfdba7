import type { CatalogItem } from '../../domain/catalog.ts';
import { DeskError } from '../../domain/errors.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { closePrompt, ask, tell } from '../tell.ts';
import { openIncident } from '../opening/open-ticket.ts';
import { titleOf } from '../looking/ticket-facts.ts';

/**
 * `reclassify`, a report that is a request: its requester is asked for what the form needs. Until they have sent it the report stays as it is;
 * then it ends as reclassified. Asked anew, the question before is over.
 */
export async function askForForm(context: Context, number: string, item: CatalogItem): Promise<Ticket> {
  const ticket = await ticketFor(context, 'reclassify', number);
  if (ticket.kind !== 'incident') throw new DeskError('reclassify.already_request', { number: ticket.id });
  const { actor, tx } = context;
  const asked = await tx.collection('prompts').find({ ticket: ticket.id, open: true });
  for (const prompt of asked.filter(({ flow }) => flow === 'reclassified')) await closePrompt(context, prompt);
  const params = { number: ticket.id, agent: { person: actor }, item: { label: item.label } };
  await ask(context, {
    say: {
      notice: { key: 'reclassify.ask', params },
      ask: {
        choices: [
          { value: 'complete', label: { key: 'button.complete' }, style: 'primary', words: 'yes' },
          { value: 'no', label: { key: 'button.not_that' }, words: 'no', explained: true },
        ],
      },
      ticket: ticket.id,
    },
    flow: 'reclassified',
    draft: { ticket: ticket.id, item: item.id, by: actor },
    readers: [ticket.requester],
    ticket: ticket.id,
  });
  const note = { verb: 'propose-request', sight: 'internal', facts: { item: item.id } } as const;
  return saveTicket(context, record(ticket, note, changeOf(context)));
}

/** `reclassify`, a request that is a report: it opens at once, and the request ends as reclassified with its approvals. */
export async function reclassifyAsIncident(context: Context, number: string, category: string | undefined): Promise<Ticket> {
  const ticket = await ticketFor(context, 'reclassify', number);
  if (ticket.kind !== 'request') throw new DeskError('reclassify.already_incident', { number: ticket.id });
  const { requester, source, urgency, text } = ticket;
  const words = text || wordsOf(context, ticket);
  const opened = await openIncident(context, { text: words, category, urgency, requester, source, follows: ticket.id });
  return opened;
}

/** A request that was begun from the catalog has no words of its own: its item's name says what it was about. */
function wordsOf({ definitions }: Context, ticket: Ticket): string {
  const title = titleOf(ticket, definitions);
  return 'label' in title ? title.label[definitions.desk.language] : ticket.id;
}

/** The requester sees it otherwise: whoever proposed it reads that. */
export async function tellNotReclassified(
  context: Context,
  ticket: Ticket,
  said: { by: string; text?: string | undefined },
): Promise<void> {
  const params = { number: ticket.id, who: { person: context.actor }, text: said.text ?? '' };
  await tell(context, { reader: said.by, say: { notice: { key: 'told.not_reclassified', params }, ticket: ticket.id } });
}
