import type { Context } from '../actions/context.ts';
import { laneOf } from '../actions/reach-reader.ts';
import { tell } from '../actions/tell.ts';
import type { InboundEvent } from '../messaging/inbound.ts';
import { hereOf } from './engine.ts';

/** Said in a place that others read too, where a short line tells them that the answer went to the person alone. */
function isSaidBeforeOthers({ kind, address, direct }: InboundEvent): boolean {
  return kind === 'message' && address.kind === 'shared' && direct !== undefined;
}

/** Once a thread and person; where a place has no threads, once a day. */
function keyOf({ now, actor, digest }: Context, { address, repliesTo }: InboundEvent): string {
  const where = repliesTo ?? `${address.id}:${now.toISOString().slice(0, 10)}`;
  // Nobody's id stands in it: the key outlives who is erased.
  return `alone:${digest(`${address.channel}\n${where}\n${actor}`)}`;
}

async function wasToldAlone(context: Context, event: InboundEvent): Promise<boolean> {
  return (await context.tx.collection('outbox').find({ once: keyOf(context, event) }, { limit: 1 })).length > 0;
}

/** Whether a conversation that goes on alone began in this very thread: its questions may be answered here too. */
export async function continuesHere(context: Context, event: InboundEvent): Promise<boolean> {
  return event.repliesTo !== undefined && isSaidBeforeOthers(event) && (await wasToldAlone(context, event));
}

/** Whether this turn has told the actor anything where nobody else reads. */
export async function hasToldAlone({ tx, now, actor }: Context, event: InboundEvent): Promise<boolean> {
  const at = hereOf({ event });
  if (!at) return false;
  const waiting = { lane: laneOf(at), dueAt: { $exists: true } };
  const [newest] = await tx.collection('outbox').find(waiting, { sort: ['-seq'], limit: 1 });
  return newest?.reader === actor && !newest.replaces && newest.createdAt.getTime() === now.getTime();
}

/** Tells whoever reads along that somebody was answered, and nothing of what. */
export async function tellAnsweredAlone(context: Context, event: InboundEvent): Promise<void> {
  if (!isSaidBeforeOthers(event) || (await wasToldAlone(context, event))) return;
  await tell(context, {
    reader: context.actor,
    say: { notice: { key: 'place.answered_alone' } },
    at: event.address,
    thread: event.repliesTo,
    once: keyOf(context, event),
  });
}
