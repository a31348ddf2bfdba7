import type { Webhook } from '../webhooks.ts';
import { bsuidOf, numberOf, type Account } from './account.ts';
import type { Reply } from './see-message.ts';

type Node = Readonly<Record<string, unknown>>;
/** By what WhatsApp names the person. */
type Named = 'phone' | 'both' | 'bsuid';

interface How {
  readonly as?: Named;
  /** The ref of the message that it replies to. */
  readonly replyTo?: string;
}

/** What people do in WhatsApp; each is delivered as Meta would. `person` is an id of the demo desk, a number or a BSUID. */
export interface WhatsAppActs {
  say(
    person: string,
    text: string,
    how?: How,
  ): Promise<{ readonly status: number; readonly ref: string; readonly webhooks: readonly Webhook[] }>;
  /** A message of any other kind: `{ type: 'location', location: {…} }`. */
  send(
    person: string,
    message: Node,
    how?: How,
  ): Promise<{ readonly status: number; readonly ref: string; readonly webhooks: readonly Webhook[] }>;
  attach(
    person: string,
    file: { readonly name: string; readonly type: string; readonly bytes: Buffer; readonly caption?: string },
    how?: How,
  ): ReturnType<WhatsAppActs['say']>;
  react(person: string, ref: string, emoji: string): Promise<Webhook>;
  press(person: string, ref: string, reply: Reply): Promise<number>;
  /** What became of a message of the desk's. */
  status(ref: string, state: 'sent' | 'delivered' | 'read' | 'failed', code?: number): Promise<Webhook>;
  /** The 24 hours since they wrote last are over. */
  closeWindow(person: string): void;
  /** As if they had written. */
  openWindow(person: string): void;
  /** The body of a delivery with these messages and statuses. */
  envelope(value: {
    readonly messages?: readonly Node[];
    readonly statuses?: readonly Node[];
    readonly contacts?: readonly Node[];
  }): object;
}

interface Parts {
  readonly account: Account;
  readonly deliver: (body: object) => Promise<Webhook>;
}

const kindOf = (type: string): string => /^(image|audio|video)\//.exec(type)?.[1] ?? 'document';
const now = (): string => `${Math.floor(Date.now() / 1000)}`;

export function createWhatsAppActs(parts: Parts): WhatsAppActs {
  const { account, deliver } = parts;
  const send: WhatsAppActs['send'] = (person, message, how = {}) => deliverMessage(parts, { person, message, ...how });
  const setWindow = (person: string, open: boolean): void => {
    for (const name of [numberOf(person), bsuidOf(person)]) {
      if (open) account.open.add(name);
      else account.open.delete(name);
    }
  };
  return {
    send,
    envelope: (value) => envelopeOf(account, value),
    say: (person, text, how) => send(person, { type: 'text', text: { body: text } }, how),
    attach: (person, file, how) => send(person, attached(account, file), how),
    react: async (person, ref, emoji) =>
      (await send(person, { type: 'reaction', reaction: { message_id: ref, emoji } })).webhooks[0]!,
    press: async (person, ref, { type, ...reply }) => {
      const interactive = { type: 'interactive', interactive: { type, [type]: reply } };
      const tapped = type === 'button' ? { type, button: { payload: reply.id, text: reply.title } } : interactive;
      return (await send(person, tapped, { replyTo: ref })).status;
    },
    status: (ref, state, code) => {
      const { with: to = '51900000001', content = {} } = account.messages.find(({ id }) => id === ref) ?? {};
      return deliver(envelopeOf(account, { statuses: [statusOf({ id: ref, to, content }, state, code)] }));
    },
    closeWindow: (person) => setWindow(person, false),
    openWindow: (person) => setWindow(person, true),
  };
}

type Sending = How & { readonly person: string; readonly message: Node };

async function deliverMessage(
  { account, deliver }: Parts,
  { person, message, as = 'phone', replyTo }: Sending,
): ReturnType<WhatsAppActs['send']> {
  const [number, id] = [numberOf(person), account.nextId('wamid.')];
  account.open.add(number).add(bsuidOf(person));
  account.messages.push({ id, with: number, byDesk: false, content: message });
  const context = replyTo === undefined ? {} : { context: { from: account.number, id: replyTo } };
  const { contact, from } = namesOf(person, as);
  const messages = [{ ...context, ...from, id, timestamp: now(), ...message }];
  const webhook = await deliver(envelopeOf(account, { contacts: [contact], messages }));
  return { status: webhook.status, ref: id, webhooks: [webhook] };
}

function attached(account: Account, { name, type, bytes, caption }: Parameters<WhatsAppActs['attach']>[1]): Node {
  const [id, kind] = [account.nextId('media'), kindOf(type)];
  account.media.set(id, { id, name, type, bytes });
  const words = { ...(caption !== undefined && { caption }), ...(kind === 'document' && { filename: name }) };
  return { type: kind, [kind]: { id, mime_type: type, sha256: 'x', ...words } };
}

/** A status, as the webhook brings it; `code` of a failure. */
export function statusOf(
  { id, to, content }: { readonly id: string; readonly to: string; readonly content: Node },
  state: string,
  code?: number,
): Node {
  const opaque = content.biz_opaque_callback_data;
  const errors =
    code === undefined
      ? {}
      : { errors: [{ code, title: 'Error', message: 'Error', error_data: { details: 'It could not be delivered.' } }] };
  return {
    id,
    status: state,
    timestamp: now(),
    recipient_id: to,
    ...(opaque !== undefined && { biz_opaque_callback_data: opaque }),
    ...errors,
  };
}

function namesOf(person: string, as: Named): { readonly contact: Node; readonly from: Node } {
  const [number, bsuid] = [numberOf(person), bsuidOf(person)];
  const [phone, user] = [as === 'bsuid' ? {} : { wa_id: number }, as === 'phone' ? {} : { user_id: bsuid }];
  const from = { ...(as === 'bsuid' ? {} : { from: number }), ...(as === 'phone' ? {} : { from_user_id: bsuid }) };
  return { contact: { profile: { name: person }, ...phone, ...user }, from };
}

function envelopeOf({ number, phoneNumberId }: Account, value: Parameters<WhatsAppActs['envelope']>[0]): object {
  const metadata = { display_phone_number: number, phone_number_id: phoneNumberId };
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
  return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes: [change] }] };
}
