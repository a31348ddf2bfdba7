import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import { createPace, type Pace } from '../../../src/messaging/platform/pace.ts';
import type { ChannelTools, Delivery } from '../../../src/channel.ts';
import type { Bot } from '../bot.ts';
import { CARD_TYPE } from '../render/card.ts';
import { ConnectorRefusal } from './connector-refusal.ts';
import { deliveryOf } from './delivery-of.ts';
import { drawingFor } from '../render/drawing.ts';
import { findConversation } from './find-conversation.ts';
import { APP_RATES, CONVERSATION_RATES, SHORT_WAIT_MS } from '../limits.ts';
import { placeOf, readRef, rootOf, threadOf, writeRef } from './message-ref.ts';
import { keepPlace } from '../places.ts';
import { plainText, render, type Rendered } from '../render/render.ts';
import { sendFiles, whereFilesAre } from './send-files.ts';
import { viewersOf } from '../render/stored-card.ts';
import type { Changes } from '../render/watch-changes.ts';

export interface Sending extends ChannelTools {
  readonly bot: Bot;
  readonly pace: Pace;
  readonly changes: Changes;
  /** The tenant of people who have never written. */
  readonly tenant: string | undefined;
}

const APP = '*';

export function createTeamsPace(now: () => Date): Pace {
  return createPace({ now, ratesOf: (key) => (key === APP ? APP_RATES : CONVERSATION_RATES) });
}

/** Sends one message, or rewrites an earlier one. */
export async function sendMessage(sending: Sending, message: OutboundMessage): Promise<Delivery> {
  try {
    return await sendOnce(sending, message);
  } catch (error) {
    if (!(error instanceof ConnectorRefusal) || error.status !== 404 || message.to.kind !== 'direct')
      return refused(sending, message, error);
  }
  // The chat that was known is gone: another is begun with the same person.
  try {
    await keepPlace(sending, message.to.id, { kept: { reference: undefined } });
    return await sendOnce(sending, message);
  } catch (error) {
    return refused(sending, message, error);
  }
}

async function sendOnce(sending: Sending, message: OutboundMessage): Promise<Delivery> {
  const found = await findConversation(sending, message);
  return 'ok' in found ? found : sendInto(sending, message, found);
}

async function sendInto(sending: Sending, message: OutboundMessage, reference: ConversationReference): Promise<Delivery> {
  const wait = await waitFor(sending, message.to.id);
  if (wait > 0) return { ok: false, retry: 'later', reason: 'our own pace', retryAfterMs: wait, untried: true };
  const rendered = render(message, await drawingOf(sending, message));
  const ref = message.replaces === undefined ? undefined : await rewrite(sending, { message, reference, rendered });
  const said = ref ?? (await say(sending, { message, reference, rendered }));
  if (ref === undefined) await sendFiles(sending, message, reference);
  const { to } = message;
  if (message.replaces === undefined) sending.changes.said(to.id);
  else sending.changes.rewritten(message.replaces);
  return { ok: true, ref: said };
}

/** Waits a little for our own pace; how long it would still be where that is too long. */
async function waitFor({ pace }: Sending, address: string): Promise<number> {
  const keys = [address, APP];
  const wait = pace.take(keys);
  if (wait === 0 || wait > SHORT_WAIT_MS) return wait;
  await new Promise((resolve) => setTimeout(resolve, wait));
  return pace.take(keys);
}

async function drawingOf(sending: Sending, message: OutboundMessage) {
  const shared = message.to.kind === 'shared';
  const notes = whereFilesAre(sending, message);
  const viewers = shared && message.promptId !== undefined ? await viewersOf(sending, message.promptId) : undefined;
  return { ...drawingFor(sending, message), notes, ...(viewers && { viewers }) };
}

interface Saying {
  readonly message: OutboundMessage;
  readonly reference: ConversationReference;
  readonly rendered: Rendered;
}

/** Changes the earlier message; nothing where that one is gone or can no longer be changed: then it is said again. */
async function rewrite({ bot }: Sending, { message, reference, rendered }: Saying): Promise<string | undefined> {
  const at = readRef(message.replaces ?? '');
  if (!at || placeOf(at.conversation) !== placeOf(reference.conversation.id)) return undefined;
  try {
    await bot.within(inThread(reference, at.conversation), (context) =>
      context.updateActivity({ ...activityOf(rendered), id: at.activity }),
    );
    return writeRef(at);
  } catch (error) {
    if (error instanceof ConnectorRefusal && error.asked === 'teams' && [400, 404, 405, 410, 501].includes(error.status))
      return undefined;
    throw error;
  }
}

/** The message in its place: under another where it belongs there. */
async function say({ bot }: Sending, { message, reference, rendered }: Saying): Promise<string> {
  const under = message.thread === undefined ? undefined : readRef(message.thread);
  const here =
    under && placeOf(under.conversation) === placeOf(reference.conversation.id)
      ? inThread(reference, under.conversation)
      : reference;
  const id = await bot.within(here, async (context) => {
    for (const words of rendered.before) await context.sendActivity(activityOf({ last: words, summary: rendered.summary }));
    return (await lastOf(context, { message, rendered }))?.id;
  });
  return refOf(here, id ?? '');
}

/** A card that Teams will not have after all is said in plain words: they can be answered by typing. */
async function lastOf(context: TurnContext, { message, rendered }: Pick<Saying, 'message' | 'rendered'>) {
  try {
    return await context.sendActivity(activityOf(rendered));
  } catch (error) {
    const unfit = error instanceof ConnectorRefusal && error.asked === 'teams' && [400, 413].includes(error.status);
    if (!unfit || 'text' in rendered.last) throw error;
    return await context.sendActivity({ type: 'message', text: plainText(message), textFormat: 'plain' });
  }
}

const inThread = (reference: ConversationReference, conversation: string): ConversationReference => ({
  ...reference,
  conversation: { ...reference.conversation, id: conversation },
});

/** What stands in a channel by itself begins a thread, and is called by it. */
function refOf({ conversation }: ConversationReference, activity: string): string {
  const begins = isChannel(conversation) && rootOf(conversation.id) === undefined;
  return writeRef({ conversation: begins ? threadOf(conversation.id, activity) : conversation.id, activity });
}

function isChannel({ id, conversationType }: ConversationReference['conversation']): boolean {
  return conversationType === 'channel' || /@thread\.(tacv2|skype)$/.test(placeOf(id));
}

function activityOf({ last, summary }: Omit<Rendered, 'before'>): Partial<Activity> {
  if ('text' in last) return { type: 'message', text: last.text, textFormat: 'plain' };
  return { type: 'message', summary, attachments: [{ contentType: CARD_TYPE, content: last.card }] };
}

async function refused(sending: Sending, message: OutboundMessage, error: unknown): Promise<Delivery> {
  const { bot, pace, now, log } = sending;
  const delivery = deliveryOf(error, now());
  if (delivery.because === 'credentials') bot.dropToken();
  if (delivery.retryAfterMs !== undefined) pace.hold(error instanceof ConnectorRefusal && error.asked === 'login' ? APP : message.to.id, delivery.retryAfterMs);
  if (delivery.retry === 'elsewhere' && delivery.because !== 'blocked' && message.to.kind === 'shared')
    await keepPlace(sending, message.to.id, { kept: { gone: true } }).catch(() => log.warn({}, 'a place of Teams could not be noted'));
  return delivery;
} // prettier-ignore
