import type { Thread } from '../actions/context.ts';
import type { Address } from '../domain/person.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import type { OutboxEntry } from '../messaging/outbound.ts';
import type { Tx } from '../ports.ts';
import type { RepliedTo } from './flow.ts';

/** As often as one message is rewritten before its thread is no longer known for what it is. */
const MOST_REWRITES = 500;

/** What a message stands under or replies to, where that is one of the desk's own; and the thread that it is answered in. */
interface Found {
  readonly replied?: RepliedTo;
  readonly thread?: Thread;
}

/**
 * Looks up what an event stands under. Where that is somebody's own words there is only the thread. A tap says by itself what it is about,
 * and is answered below.
 */
export async function findThread(tx: Tx, { kind, repliesTo, address }: InboundEvent): Promise<Found> {
  if (!repliesTo || kind === 'choice') return {};
  const replied = await repliedTo(tx, repliesTo, address);
  const isSaid = kind === 'message';
  const room = isSaid && address.kind === 'shared' && replied ? roomOf(replied) : undefined;
  // In a place that others read too one is answered alone: of those only the agents' own room is answered in its thread.
  const answered = isSaid && (address.kind === 'direct' || room !== undefined);
  return {
    ...(replied && { replied }),
    ...(answered && { thread: { at: address, ref: repliesTo, ...(room && { room }) } }),
  };
}

async function repliedTo(tx: Tx, ref: string, { channel }: Address): Promise<RepliedTo | undefined> {
  const entries = (await tx.collection('outbox').find({ ref }, { limit: MOST_REWRITES }))
    .filter(({ to }) => to.channel === channel)
    .sort((a, b) => (a.seq < b.seq ? 1 : -1));
  const [newest] = entries;
  if (!newest) return undefined;
  const promptId = entries.find((entry) => entry.promptId)?.promptId;
  const ticket = entries.find(({ say }) => say.ticket)?.say.ticket;
  const task = await taskOf(tx, promptId);
  return {
    reader: newest.reader,
    ...(promptId && { prompt: promptId }),
    ...(ticket && { ticket }),
    ...(task !== undefined && { task }),
  };
}

/** The task whose card it is, of a ticket that several teams work on. */
async function taskOf(tx: Tx, promptId: OutboxEntry['promptId']): Promise<number | undefined> {
  const prompt = promptId ? await tx.collection('prompts').get(promptId) : undefined;
  const draft = prompt?.flow === 'work-task' ? prompt.draft : undefined;
  return typeof draft === 'object' && draft !== null && 'task' in draft && typeof draft.task === 'number'
    ? draft.task
    : undefined;
}

/** A ticket's or a task's card in its team's room: its thread is where the agents talk about it. */
function roomOf({ reader, ticket, task }: RepliedTo): Thread['room'] {
  if (!reader.startsWith('team:') || !ticket) return undefined;
  return { team: reader.slice('team:'.length), ticket, ...(task !== undefined && { task }) };
}
