import type { OutboundMessage, SentFile } from '../../../src/messaging/outbound.ts';
import type { ChannelTools, Delivery } from '../../../src/channel.ts';
import type { Api } from './api.ts';
import { linesOf, sayChange } from '../render/changed.ts';
import { deliveryOf } from './errors.ts';
import { FIND_MS, SEND_MS } from '../limits.ts';
import { markOf } from '../receive/mark.ts';
import { isWindowOpen, LAST, withPart, type Places } from '../places.ts';
import { addressOf, ownerOf } from './recipient.ts';
import { renderMessage, textsOf, type Content } from '../render/render.ts';
import type { SendContent, Sent } from './send-content.ts';
import { renderTemplate } from '../render/template.ts';
import { mediaKindOf, uploadFile } from './upload-file.ts';
import { wordsOf } from '../render/words.ts';

export interface SendParts {
  readonly tools: ChannelTools;
  readonly api: Api;
  readonly places: Places;
  readonly sendContent: SendContent;
}

export interface Sender {
  send(message: OutboundMessage): Promise<Delivery>;
  find(message: OutboundMessage): Promise<{ readonly ref: string } | 'unknown'>;
}

/** What is to go out, in order; the last is the one that the message is known by. */
type Step = { readonly content: Content } | { readonly file: SentFile };

const MOST_SAID = 5000;

export function createSender(parts: SendParts): Sender {
  /** What each changed message said last, by its first reference: only what is new is said. */
  const said = new Map<string, readonly string[]>();
  return {
    async send(message) {
      if (message.to.kind === 'shared') return { ok: false, retry: 'elsewhere', reason: 'WhatsApp has no rooms' };
      const { replaces } = message;
      const shown = replaces === undefined ? message : await sayChange(parts.tools, message, said.get(replaces));
      if (!shown) return { ok: true, ref: replaces ?? '' };
      const delivery = await deliver(parts, shown);
      if (delivery.ok && replaces !== undefined) {
        if (said.size >= MOST_SAID) said.clear();
        said.set(replaces, linesOf(message));
      }
      return delivery;
    },
    find: (message) => find(parts, message),
  };
}

async function deliver(parts: SendParts, message: OutboundMessage): Promise<Delivery> {
  const { places, tools } = parts;
  const address = addressOf(message.to.id);
  if (address === '') return { ok: false, retry: 'elsewhere', reason: 'this is no number of WhatsApp' };
  const kept = await places.get(address);
  if (kept.left || ownerOf(message.to.id) !== (kept.owner ?? 0))
    return { ok: false, retry: 'elsewhere', because: 'blocked', reason: 'whoever had this number has another one now' };
  if (!isWindowOpen(kept, tools.now())) return sendTemplate(parts, message);
  const sent = await sendSteps(parts, message, stepsOf(message, tools));
  if (!('closed' in sent)) return sent;
  await places.change(address, (before) => ({ ...before, closed: true }));
  return sendTemplate(parts, message);
}

/** Files first, then the words that tell of them, so that what can be tapped stands last. */
function stepsOf(message: OutboundMessage, { translate }: ChannelTools): readonly Step[] {
  const words = wordsOf(translate, message.language);
  // Those of a message that takes the place of another were sent with that one.
  const files = message.replaces === undefined ? (message.files ?? []) : [];
  const possible = files.filter((file) => mediaKindOf(file) !== undefined);
  const impossible = files.filter((file) => mediaKindOf(file) === undefined);
  const lines = impossible.map(({ name }) => words('whatsapp.file_not_possible', { name }));
  const contents = renderMessage({ ...message, paragraphs: [...message.paragraphs, ...lines] }, words);
  return [...possible.map((file) => ({ file })), ...contents.map((content) => ({ content }))];
}

/** Outside the 24 hours nothing but an approved wording goes out. What changes then is read by whoever asks for it. */
async function sendTemplate(parts: SendParts, message: OutboundMessage): Promise<Delivery> {
  const { definitions } = parts.tools;
  const { templates, people } = definitions();
  if (message.replaces !== undefined) return { ok: true, ref: message.replaces };
  const template = message.key === undefined ? undefined : templates?.get(message.key);
  if (!template) {
    const about = message.key === undefined ? 'such a message' : `"${message.key}"`;
    return { ok: false, retry: 'elsewhere', reason: `the 24 hours are over, and there is no template for ${about}` };
  }
  const name = people.get(message.reader)?.name ?? message.reader;
  const sent = await sendSteps(parts, message, [{ content: renderTemplate(message, template, name) }]);
  if (!('closed' in sent)) return sent;
  const { closed: _closed, ...delivery } = sent;
  return delivery;
}

async function sendSteps(parts: SendParts, message: OutboundMessage, steps: readonly Step[]): Promise<Sent> {
  const { places, tools } = parts;
  const address = addressOf(message.to.id);
  const until = tools.now().getTime() + SEND_MS;
  const { parts: before } = await places.get(address);
  const done = before?.entry === message.id ? before.refs : {};
  let ref = '';
  for (const [index, step] of steps.entries()) {
    const known = done[index];
    const sent = known === undefined ? await sendStep(parts, { message, step, index, of: steps.length, until }) : undefined;
    if (sent && !sent.ok) return sent;
    ref = sent?.ref ?? known ?? '';
    // What is through is not said again if a later part has to wait.
    if (sent && index < steps.length - 1)
      await places.change(address, (kept) => withPart(kept, { entry: message.id, index, ref: sent.ref }));
  }
  return { ok: true, ref };
}

interface Stepping {
  readonly message: OutboundMessage;
  readonly step: Step;
  readonly index: number;
  readonly of: number;
  readonly until: number;
}

async function sendStep({ api, tools, sendContent }: SendParts, stepping: Stepping): Promise<Sent> {
  const { message, step, index, of, until } = stepping;
  const content = 'content' in step ? step.content : await fileContent({ api, tools }, stepping, step.file);
  if (content === 'gone') return { ok: true, ref: '' };
  if (isRefusal(content)) return content;
  return sendContent({
    address: addressOf(message.to.id),
    content,
    mark: markOf({ entry: message.id, index, of }),
    replyTo: index === 0 ? (message.replaces ?? message.thread) : undefined,
    until,
  });
}

function isRefusal(content: Content | Extract<Delivery, { ok: false }>): content is Extract<Delivery, { ok: false }> {
  return 'retry' in content;
}

/** A file that WhatsApp does not take is at least named; one that its reader may not have is left out. */
async function fileContent(
  { api, tools }: Pick<SendParts, 'api' | 'tools'>,
  { message, until }: Stepping,
  file: SentFile,
): Promise<Content | 'gone' | Extract<Delivery, { ok: false }>> {
  const { files, translate, now } = tools;
  const found = await uploadFile({ api, files, reader: message.reader, withinMs: until - now().getTime() }, file);
  if (found === 'gone' || 'type' in found) return found;
  // Uploading twice does no harm: nobody has seen it yet.
  const refusal = deliveryOf(found);
  if (refusal.retry === 'later') return refusal;
  const line = translate(message.language, 'whatsapp.file_not_possible', { name: file.name });
  return textsOf(line)[0] ?? { type: 'text', text: { body: file.name } };
}

/** The statuses of a message tell that WhatsApp has it, also where its answer was lost: they are waited for a moment. */
async function find({ places }: SendParts, message: OutboundMessage): Promise<{ readonly ref: string } | 'unknown'> {
  const address = addressOf(message.to.id);
  for (let waited = 0; waited < FIND_MS; waited += LOOK_MS) {
    const { parts } = await places.get(address);
    if (parts?.entry === message.id && parts.refs[LAST] !== undefined) return { ref: parts.refs[LAST] };
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return 'unknown';
}

const LOOK_MS = 250;
