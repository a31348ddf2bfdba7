import { DeskError } from '../../domain/errors.ts';
import { publicReaders } from '../../domain/rights.ts';
import { record, type Ticket, type TicketFile } from '../../domain/ticket.ts';
import type { Say } from '../../messaging/outbound.ts';
import { changeOf, saveTicket, ticketFor, type Context } from '../context.ts';
import { HOLD_MS } from './hold.ts';
import { tell } from '../tell.ts';

/** The fact of a reply that it was the team's first answer. */
const FIRST = 'first';

/** `reply`: public words of the team. Held for ten seconds, in which `undo` takes it back. Of the ticket's own team, it meets the response target. */
export async function replyTicket(
  context: Context,
  number: string,
  text: string,
): Promise<{ ticket: Ticket; readers: readonly string[] }> {
  const ticket = await ticketFor(context, 'reply', number);
  const { actor, now } = context;
  const readers = publicReaders(ticket, actor);
  const say = {
    notice: { key: 'told.reply', params: { number: ticket.id, agent: { person: actor }, text } },
    ticket: ticket.id,
  } as const;
  for (const reader of readers) await tell(context, { reader, say, notBefore: new Date(now.getTime() + HOLD_MS) });
  const responds = !ticket.respondedAt && worksOn(context, ticket);
  const answered = responds ? { ...ticket, respondedAt: now } : ticket;
  const first = responds ? { facts: { [FIRST]: true } } : {};
  const saved = await saveTicket(
    context,
    record(answered, { verb: 'reply', sight: 'public', text, ...first }, changeOf(context)),
  );
  return { ticket: saved, readers };
}

/** Whether the actor is of the team that has the ticket, or of one that has a task of it. */
function worksOn({ actor, definitions }: Context, ticket: Ticket): boolean {
  const teams = [ticket.team, ...ticket.tasks.map(({ team }) => team)];
  return definitions.people.get(actor)?.teams.some(({ team }) => teams.includes(team)) ?? false;
}

/**
 * `undo`: takes the actor's last reply back, if it has not left yet. The history keeps both.
 * @throws DeskError `reply.gone` if there is none, or it has been sent.
 */
export async function undoReply(context: Context): Promise<Ticket> {
  const { tx, now, actor } = context;
  const held = await tx.collection('outbox').find({ dueAt: { $gt: now }, state: 'queued' }, { sort: ['dueAt'], limit: 200 });
  const mine = held.filter(
    ({ say, attempts }) => attempts === 0 && 'key' in say.notice && isBy(say.notice.params?.[whoIn[say.notice.key] ?? ''], actor),
  );
  const last = mine.findLast(({ say }) => 'key' in say.notice && say.notice.key === 'told.reply');
  const number = last?.say.ticket;
  if (!number) throw new DeskError('reply.gone');
  const said = textOf(last.say);
  // Another reply of the same instant stays: what came with this one is a file's, or has its words.
  const withIt = mine.filter(({ say, createdAt }) => {
    const same = say.ticket === number && createdAt.getTime() === last.createdAt.getTime();
    return same && [said, undefined].includes(textOf(say));
  });
  for (const entry of withIt) await tx.collection('outbox').remove(entry);
  const { respondedAt, ...rest } = await ticketFor(context, 'reply', number);
  const reply = rest.history.findLast(({ verb, by, text }) => verb === 'reply' && by === actor && text === said);
  // What nobody has read answers nobody.
  const before = respondedAt && !reply?.facts[FIRST] ? { respondedAt } : {};
  // Nor are the files that came with it anybody's but the team's.
  const cameWith = ({ by, at, publicAt }: TicketFile): boolean =>
    publicAt !== undefined && by === actor && at.getTime() === last.createdAt.getTime();
  const files = rest.files.map((file): TicketFile => (cameWith(file) ? { ...file, sight: 'internal' } : file));
  return saveTicket(context, record({ ...rest, ...before, files }, { verb: 'undo', sight: 'internal' }, changeOf(context)));
}

/** What a held reply says, and what says which files came with it: the parameter that names who sent it. */
const whoIn: Readonly<Record<string, string>> = { 'told.reply': 'agent', 'told.attached': 'who' };

/** The words of a held reply; none of what says which files came with it. */
function textOf({ notice }: Say): unknown {
  return 'key' in notice && notice.key === 'told.reply' ? notice.params?.['text'] : undefined;
}

function isBy(value: unknown, actor: string): boolean {
  return typeof value === 'object' && value !== null && 'person' in value && value.person === actor;
}
