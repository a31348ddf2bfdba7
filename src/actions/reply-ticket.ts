import { DeskError } from '../domain/errors.ts';
import { record, requesters, type Ticket } from '../domain/ticket.ts';
import { changeOf, saveTicket, ticketFor, type Context } from './context.ts';
import { tell } from './tell.ts';

/** How long a public reply can be taken back. Source: the desk's rules, `reply`. */
const HOLD_MS = 10_000;

/** `reply`: public words of the team. Held for ten seconds, in which `undo` takes it back. Meets the response target. */
export async function replyTicket(
  context: Context,
  number: string,
  text: string,
): Promise<{ ticket: Ticket; readers: readonly string[] }> {
  const ticket = await ticketFor(context, 'reply', number);
  const { actor, now } = context;
  const readers = [...new Set([...requesters(ticket), ...ticket.participants])].filter((id) => id !== actor);
  const say = {
    notice: { key: 'told.reply', params: { number: ticket.id, agent: { person: actor }, text } },
    ticket: ticket.id,
  } as const;
  for (const reader of readers) await tell(context, { reader, say, notBefore: new Date(now.getTime() + HOLD_MS) });
  const answered = { ...ticket, respondedAt: ticket.respondedAt ?? now };
  const saved = await saveTicket(context, record(answered, { verb: 'reply', sight: 'public', text }, changeOf(context)));
  return { ticket: saved, readers };
}

/**
 * `undo`: takes the actor's last reply back, if it has not left yet. The history keeps both.
 * @throws DeskError `reply.gone` if there is none, or it has been sent.
 */
export async function undoReply(context: Context): Promise<Ticket> {
  const { tx, now, actor } = context;
  const held = await tx.collection('outbox').find({ dueAt: { $gt: now }, state: 'queued' }, { sort: ['dueAt'], limit: 200 });
  const mine = held.filter(
    ({ say, attempts }) =>
      attempts === 0 && 'key' in say.notice && say.notice.key === 'told.reply' && isBy(say.notice.params?.['agent'], actor),
  );
  const last = mine.at(-1);
  const number = last?.say.ticket;
  if (!number) throw new DeskError('reply.gone');
  for (const entry of mine.filter(
    ({ say, createdAt }) => say.ticket === number && createdAt.getTime() === last.createdAt.getTime(),
  )) {
    await tx.collection('outbox').remove(entry);
  }
  const ticket = await ticketFor(context, 'reply', number);
  return saveTicket(context, record(ticket, { verb: 'undo', sight: 'internal' }, changeOf(context)));
}

function isBy(value: unknown, actor: string): boolean {
  return typeof value === 'object' && value !== null && 'person' in value && value.person === actor;
}
