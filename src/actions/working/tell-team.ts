import { mayBeTold } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Say } from '../../messaging/outbound.ts';
import type { Context, Thread } from '../context.ts';
import { roomOf } from '../reach-reader.ts';
import { isSameAddress, tell } from '../tell.ts';

/**
 * Tells those who work on a ticket: its assignee in person, and the team in its room, under the ticket's card. A room without threads (the
 * page's) reads it only while nobody has the ticket. Whoever speaks in that very thread has said it there.
 */
export async function tellTeam(context: Context, ticket: Ticket, say: Say): Promise<void> {
  const { assignee } = ticket;
  if (assignee && assignee !== context.actor) await tell(context, { reader: assignee, say });
  const told = await tellRoom(context, ticket, say);
  if (!told && !assignee) await tell(context, { reader: `team:${ticket.team}`, say });
}

/** Tells the team what happened, in the thread of the ticket's card. False if there is none. */
export async function tellRoom(context: Context, ticket: Ticket, say: Say): Promise<boolean> {
  const under = await cardIn(context, ticket);
  if (!under) return false;
  if (context.thread?.room?.ticket !== ticket.id) await tell(context, { reader: `team:${ticket.team}`, say, under });
  return true;
}

/** The message that shows a ticket's card in a room that has threads. The page's has none. */
async function cardIn(context: Context, { cardPrompt, team }: Ticket): Promise<string | undefined> {
  const reader = `team:${team}`;
  const room = roomOf(context, reader);
  if (!cardPrompt || room.channel === 'web') return undefined;
  const prompt = await context.tx.collection('prompts').get(cardPrompt);
  return prompt?.copies.findLast((copy) => copy.reader === reader && isSameAddress(copy.to, room))?.entry;
}

/** Whether the room of a thread may still be told of its ticket, which may have gone to another team since. */
export async function roomMayBeTold({ tx, definitions }: Context, room: NonNullable<Thread['room']>): Promise<boolean> {
  const ticket = await tx.collection('tickets').get(room.ticket);
  return ticket !== undefined && mayBeTold(ticket, `team:${room.team}`, definitions);
}
