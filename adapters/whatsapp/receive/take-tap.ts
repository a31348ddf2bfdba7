import { fold } from '../../../src/domain/fold.ts';
import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { OutboundMessage, OutboxEntry } from '../../../src/messaging/outbound.ts';
import { readerOf } from '../../../src/messaging/reader-of.ts';
import { createSpeaker } from '../../../src/messaging/speak.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { Tx } from '../../../src/ports.ts';
import { valueDigest } from '../render/choice-id.ts';
import { SEND_MS } from '../limits.ts';
import type { Places } from '../places.ts';
import type { Received } from './receive.ts';
import { addressOf, ownerOf } from '../send/recipient.ts';
import { renderPage } from '../render/render.ts';
import type { SendContent } from '../send/send-content.ts';
import { wordsOf } from '../render/words.ts';

type Tap = Extract<Received, { is: 'tap' }>;
type Choice = Extract<InboundEvent, { kind: 'choice' }>;
type Tools = Pick<ChannelTools, 'store' | 'definitions' | 'translate' | 'now' | 'log'>;

/** The choice behind a tap whose id does not carry it; one that is not known any more names no prompt, and the desk says so. */
export async function choiceOf(tools: Tools, { tap, title, common }: Tap): Promise<Choice> {
  const gone: Choice = { ...common, kind: 'choice', promptId: 'gone', value: title || 'gone' };
  if (tap.is === 'digest') {
    const prompt = await tools.store.transaction((tx) => tx.collection('prompts').get(tap.promptId));
    const found = prompt?.say.ask?.choices?.find(({ value }) => valueDigest(value) === tap.digest);
    return found ? { ...gone, promptId: tap.promptId, value: found.value } : gone;
  }
  // A template's quick reply without a payload of ours: its label tells which choice of the message it stands for.
  const entry = common.repliesTo === undefined ? undefined : await entryWith(tools, common.repliesTo);
  const message = entry && (await composed(tools, entry));
  const key = message?.key;
  const buttons = key === undefined ? [] : (tools.definitions().templates?.get(key)?.buttons ?? []);
  const registered = buttons.find(({ label }) => Object.values(label).some((one) => fold(one) === fold(title)))?.choice;
  const found = message?.choices.find(({ value, label }) => value === registered || fold(label) === fold(title));
  return found && message?.promptId !== undefined ? { ...gone, promptId: message.promptId, value: found.value } : gone;
}

async function entryWith({ store }: Tools, ref: string): Promise<OutboxEntry | undefined> {
  const found = await store.transaction((tx) => tx.collection('outbox').find({ ref }, { limit: 10 }));
  return found.find(({ to }) => to.channel === 'whatsapp');
}

async function composed({ store, definitions, translate }: Tools, entry: OutboxEntry): Promise<OutboundMessage> {
  const contact = await store.transaction((tx) => tx.collection('contacts').get(entry.reader));
  const current = definitions();
  return createSpeaker({ translate, definitions: current }, readerOf(entry.reader, current, contact)).message(entry);
}

export interface Paging {
  readonly tools: Tools;
  readonly places: Places;
  readonly sendContent: SendContent;
  /** False once the channel is stopped. */
  readonly isOn: () => boolean;
}

/**
 * "More": the next page of a list, to be sent without a turn of the desk. Once a tap, however often it is delivered. Where the question is over
 * the tap goes to the desk as one that comes too late.
 */
export async function turnPage(paging: Paging, { tap, common }: Tap): Promise<Choice | (() => Promise<void>) | undefined> {
  if (tap.is !== 'more') return undefined;
  const { tools, places } = paging;
  const { entry, open } = await tools.store.transaction((tx) => look(tx, tap.entry));
  const mine = entry !== undefined && isSame(entry.to.id, common.address.id);
  if (!mine || !open) return { ...common, kind: 'choice', promptId: (mine && entry.promptId) || 'gone', value: 'gone' };
  const address = addressOf(common.address.id);
  if (!(await places.claim(address, common.id))) return undefined;
  return () => sendPage(paging, { entry, from: tap.from, address });
}

/** The same number in the same hands. */
function isSame(one: string, other: string): boolean {
  return addressOf(one) === addressOf(other) && ownerOf(one) === ownerOf(other);
}

interface Page {
  readonly entry: OutboxEntry;
  readonly from: number;
  readonly address: string;
}

/** Whoever tapped waits for it: what cannot go now is tried again for a while, as long as the channel is on. */
async function sendPage({ tools, sendContent, isOn }: Paging, { entry, from, address }: Page): Promise<void> {
  const { now, log, translate } = tools;
  const message = await composed(tools, entry);
  const left = [...renderPage(message, wordsOf(translate, message.language), from)];
  const end = now().getTime() + PAGE_MS;
  for (let content = left.shift(); content && isOn();) {
    const sent = await sendContent({ address, content, tapped: true, until: now().getTime() + SEND_MS });
    if (sent.ok) content = left.shift();
    else if (sent.retry !== 'later' || now().getTime() + (sent.retryAfterMs ?? 0) > end)
      return log.warn({ entry: entry.id, reason: sent.reason }, 'a further page of a list was not sent');
    else await pause(sent.retryAfterMs ?? 1000, isOn);
  }
}

/** Ends early where the channel is switched off. */
async function pause(ms: number, isOn: () => boolean): Promise<void> {
  for (let left = ms; left > 0 && isOn(); left -= LOOK_MS)
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, LOOK_MS)));
}

const LOOK_MS = 250;
const PAGE_MS = 60_000;

async function look(tx: Tx, id: string): Promise<{ entry: OutboxEntry | undefined; open: boolean }> {
  const entry = await tx.collection('outbox').get(id);
  const prompt = entry?.promptId === undefined ? undefined : await tx.collection('prompts').get(entry.promptId);
  return { entry, open: prompt?.open === true };
}
