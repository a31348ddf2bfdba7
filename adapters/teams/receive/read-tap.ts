import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { Store } from '../../../src/ports.ts';
import type { Activity } from './activity.ts';
import { inputsIn, TapData } from '../render/card-data.ts';
import { commonOf, deliveryKey, refHere } from './event-of.ts';
import { SAME_TAP_MS } from '../limits.ts';
import { PICKED } from '../render/render.ts';

/** What a card's button sends. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards */
const ActionValue = z.looseObject({
  action: z.looseObject({ verb: z.string().optional(), data: z.unknown().optional() }),
  trigger: z.string().optional(),
});

/** The verb and data of a card's action; nothing if it is none. */
export function actionIn(value: unknown): { readonly verb: string; readonly data: unknown } | undefined {
  const read = ActionValue.safeParse(value);
  return read.success ? { verb: read.data.action.verb ?? '', data: read.data.action.data } : undefined;
}

type Choice = Extract<InboundEvent, { kind: 'choice' }>;

/** A tap on a choice: the prompt and the values come from the card, everything else from Teams. `undefined`: no button of the desk's. */
export function readTap(activity: Activity, data: unknown, at: Date): Choice | undefined {
  const read = TapData.safeParse(data);
  if (!read.success) return undefined;
  const { p: promptId, v, n } = read.data;
  const picked = read.data[PICKED];
  const value = v === '' && typeof picked === 'string' ? picked : v;
  if (value === '') return undefined;
  const inputs = inputsIn(read.data);
  const key = n === undefined ? deliveryKey(activity) : `tap:${n}:${activity.from.id}:${digestOf({ promptId, value, inputs })}`;
  const repliesTo = activity.replyToId ? { repliesTo: refHere(activity, activity.replyToId) } : {};
  return { ...commonOf(activity, { key, at }), ...repliesTo, kind: 'choice', promptId, value, ...(inputs && { inputs }) };
}

const digestOf = (what: unknown): string => createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16);

/**
 * Teams sends a tap again under another id where its answer was lost, so the same tap is told by the message it stands in. Taken again later
 * it is a new one: its number goes up with each.
 */
export async function numbered(store: Store, event: Choice, sentAt: Date): Promise<Choice> {
  if (!event.id.startsWith('teams:tap:')) return event;
  return store.transaction(async (tx) => {
    const inbox = tx.collection('inbox');
    for (let count = 1; count < MOST_TAPS; count += 1) {
      const id = `${event.id}:${count}`;
      const before = await inbox.get(id);
      if (!before || sentAt.getTime() - before.receivedAt.getTime() < SAME_TAP_MS) return { ...event, id };
    }
    return event;
  });
}

const MOST_TAPS = 100;

const DAY_MS = 86_400_000;

/** When Teams says that it was tapped, which a redelivery repeats; where that makes no sense, now. */
export function tappedAt({ timestamp }: Activity, now: Date): Date {
  const at = Date.parse(timestamp ?? '');
  return Math.abs(at - now.getTime()) < DAY_MS ? new Date(at) : now;
}
