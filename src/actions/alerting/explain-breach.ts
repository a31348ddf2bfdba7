import { OTHER_CAUSE, type Breach } from '../../domain/breach.ts';
import { DeskError } from '../../domain/errors.ts';
import { sightOf } from '../../domain/rights.ts';
import { record, type Ticket } from '../../domain/ticket.ts';
import type { Words } from '../../domain/wording.ts';
import { changeOf, saveTicket, seenTicket, type Context } from '../context.ts';

/** How long words about a cause are kept. */
const MOST = 500;

/**
 * Takes down why a promise was missed: one of the desk's causes, or words. For the desk itself.
 * @throws DeskError `ticket.unknown` for who does not see all of the ticket, `breach.already` where somebody has said it.
 */
export async function explainBreach(
  context: Context,
  number: string,
  why: { readonly key: string; readonly cause: string; readonly text?: string | undefined },
): Promise<Ticket> {
  const ticket = await seenTicket(context, number);
  const { actor, now, definitions } = context;
  const breach = ticket.breaches?.find(({ key }) => key === why.key);
  if (!breach || sightOf(ticket, actor, definitions) !== 'full') throw new DeskError('ticket.unknown', { number: ticket.id });
  if (breach.said) throw new DeskError('breach.already', { number: ticket.id, cause: causeWords(context, breach) ?? '' });
  const text = why.text?.slice(0, MOST);
  const said = { cause: why.cause, ...(text && { text }), by: actor, at: now };
  const breaches = ticket.breaches?.map((one): Breach => (one.key === why.key ? { ...one, said } : one)) ?? [];
  const facts = { target: breach.target, cause: why.cause };
  const note = { verb: 'explain-breach', sight: 'internal', facts, ...(text && { text }) } as const;
  return saveTicket(context, record({ ...ticket, breaches }, note, changeOf(context)));
}

/** The cause as people read it: their own words, or the desk's label. */
export function causeWords({ definitions }: Pick<Context, 'definitions'>, { said }: Breach): Words | undefined {
  if (!said) return undefined;
  if (said.text) return { text: said.text };
  const listed = definitions.desk.breach_causes?.find(({ id }) => id === said.cause);
  if (listed) return { label: listed.label };
  return said.cause === OTHER_CAUSE ? { key: 'breach.other' } : { text: said.cause };
}
