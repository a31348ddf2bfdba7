import type { Address } from '../../domain/person.ts';
import type { Board } from './board.ts';
import { StepError } from './step-error.ts';

/** Where something is said, as a step tells it: `in` a place that others read too, `thread` under a message by its name. */
interface Where {
  readonly as: string;
  readonly on: string;
  readonly in?: string | undefined;
  readonly thread?: string | undefined;
}

interface PlaceInPlay {
  readonly address: Address;
  readonly direct?: Address;
  readonly repliesTo?: string;
}

/** A platform with threads says of each message of a shared place under which one it stands; `id` is that of the message itself. */
export function findPlace({ as, on, in: place, thread }: Where, board: Board, id: string): PlaceInPlay {
  const above = thread === undefined ? undefined : board.message(thread);
  if (thread !== undefined && !above) throw new StepError(`there is no message ${thread}`, board.ids());
  if (above && above.message.to.channel !== on)
    throw new StepError(`the message ${thread ?? ''} is not on ${on} but on ${above.message.to.channel}`);
  const alone: Address = { channel: on, id: as, kind: 'direct' };
  // Under a message that stands in a thread one writes in that same thread.
  const root = above && (above.message.thread ?? above.id);
  const shared = place ?? (above?.message.to.kind === 'shared' ? above.message.to.id : undefined);
  if (shared === undefined) return { address: alone, ...(root !== undefined && { repliesTo: root }) };
  return { address: { channel: on, id: shared, kind: 'shared' }, direct: alone, repliesTo: root ?? id };
}
