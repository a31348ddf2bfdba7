import { cleanFileName } from '../../../src/domain/file-rules.ts';
import type { Attachment, InboundEvent } from '../../../src/messaging/inbound.ts';
import type { TappedId } from '../render/choice-id.ts';
import { readId } from '../render/choice-id.ts';
import { OLDEST_EVENT_MS } from '../limits.ts';
import type { Media, Profile, SharedContact, WhatsAppMessage } from './payload.ts';
import type { From } from '../places.ts';
import type { Words } from '../render/words.ts';

type Common = Pick<InboundEvent, 'id' | 'at' | 'sender' | 'address' | 'repliesTo'>;

/** What a message comes to: something for the desk, something that the adapter answers itself, or nothing. */
export type Received =
  | { readonly is: 'event'; readonly event: InboundEvent }
  | { readonly is: 'tap'; readonly tap: TappedId; readonly title: string; readonly common: Common }
  /** A kind that nothing can be made of, which its sender should know. */
  | { readonly is: 'unreadable'; readonly common: Common }
  | { readonly is: 'nothing' };

/** Kinds that nobody sent to be read: what the platform tells of a chat, of an earlier message, and what is said in groups. */
const silent: ReadonlySet<string> = new Set(['system', 'ephemeral', 'request_welcome', 'revoke', 'edit']);

/** Whether it was said to the desk. */
export function isSaid({ type, group_id: group }: WhatsAppMessage): boolean {
  return !silent.has(type) && group === undefined;
}

export interface Receiving {
  /** Under which the sender is known, and answered. */
  readonly known: string;
  readonly name: string | undefined;
  readonly at: Date;
  /** Of the desk's own language: the sender is not known yet. */
  readonly words: Words;
}

/** Whoever sent it: the number's digits, and the user id that stands for them where it is not shown. */
export function senderOf(message: WhatsAppMessage, profiles: readonly Profile[]): From {
  const { from, from_user_id: user } = message;
  const phone = digitsOf(from);
  const mine = profiles.find(
    (one) => (phone !== undefined && digitsOf(one.wa_id) === phone) || (user !== undefined && one.user_id === user),
  );
  const only = profiles.length === 1 ? profiles[0] : undefined;
  const named = mine ?? (phone === undefined && user === undefined ? only : undefined);
  return { phone: phone ?? digitsOf(named?.wa_id), user: user ?? named?.user_id, name: (named ?? only)?.profile?.name };
}

function digitsOf(number: string | undefined): string | undefined {
  return number !== undefined && /^\+?\d{3,20}$/.test(number) ? number.replace('+', '') : undefined;
}

/** When it was said. What lies in the future, or longer back than the platform tries, is no instant to go by. */
export function instantOf({ timestamp }: Pick<WhatsAppMessage, 'timestamp'>, now: Date): Date {
  const at = timestamp === undefined ? now : new Date(timestamp * 1000);
  // So written that what is no instant at all (1e300 seconds) is none to go by either.
  return at <= now && now.getTime() - at.getTime() <= OLDEST_EVENT_MS ? at : now;
}

/** One message of the webhook as the desk takes it. */
export function receive(message: WhatsAppMessage, { known, name, at, words }: Receiving): Received {
  const { id, type, context } = message;
  const common: Common = {
    id: `whatsapp:${id}`,
    at,
    sender: { channel: 'whatsapp', userId: known, ...(name && { name }) },
    address: { channel: 'whatsapp', id: known, kind: 'direct' },
    ...(context?.id && { repliesTo: context.id }),
  };
  const { reaction, interactive, button } = message;
  // An empty emoji takes a reaction back.
  if (type === 'reaction' || reaction)
    return reaction?.emoji ? reacted(common, reaction.message_id, reaction.emoji) : { is: 'nothing' };
  const reply = interactive?.button_reply ?? interactive?.list_reply;
  if (reply) return tapped(common, reply.id, reply.title);
  if (button) return tapped(common, button.payload ?? '', button.text);
  const said = wordsIn(message, words);
  return said ? { is: 'event', event: { ...common, kind: 'message', ...said } } : { is: 'unreadable', common };
}

function reacted(common: Common, repliesTo: string, emoji: string): Received {
  return { is: 'event', event: { ...common, kind: 'reaction', repliesTo, emoji: emoji.slice(0, 100) } };
}

function tapped(common: Common, id: string, title: string): Received {
  const tap = readId(id);
  if (tap.is !== 'choice') return { is: 'tap', tap, title, common };
  return { is: 'event', event: { ...common, kind: 'choice', promptId: tap.promptId, value: tap.value } };
}

type Said = Pick<Extract<InboundEvent, { kind: 'message' }>, 'text' | 'attachments' | 'location'>;

function wordsIn(message: WhatsAppMessage, words: Words): Said | undefined {
  const { text, location, contacts } = message;
  if (text) return { text: text.body, attachments: [] };
  if (location) return { text: '', attachments: [], location: withoutUndefined(location) };
  if (contacts && contacts.length > 0) return { text: contacts.map(contactLine).join('\n'), attachments: [] };
  const kind = mediaKinds.find((one) => message[one] !== undefined);
  const media = kind && message[kind];
  if (!kind || !media) return undefined;
  return { text: media.caption ?? '', attachments: [attachmentOf(kind, media, words)] };
}

const mediaKinds = ['image', 'document', 'audio', 'video', 'sticker'] as const;

function withoutUndefined<T extends object>(of: T): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif', 'image/heic': 'heic',
  'audio/ogg': 'ogg', 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/aac': 'aac', 'audio/amr': 'amr',
  'video/mp4': 'mp4', 'video/3gpp': '3gp', 'application/pdf': 'pdf', 'text/plain': 'txt',
}; // prettier-ignore

/** Only documents come with a name: the others are called by what they are. */
function attachmentOf(kind: (typeof mediaKinds)[number], media: Media, words: Words): Attachment {
  const contentType = (media.mime_type.split(';')[0] ?? '').trim().toLowerCase() || 'application/octet-stream';
  const ending = endings[contentType];
  const called = words(`whatsapp.${kind === 'audio' && media.voice === true ? 'voice' : kind}`);
  const name = media.filename ?? (ending === undefined ? called : `${called}.${ending}`);
  return { name: cleanFileName(name), contentType, ref: media.id };
}

function contactLine({ name, org, phones = [], emails = [] }: SharedContact): string {
  const numbers = phones.map(({ phone, wa_id: digits }) => phone ?? (digits === undefined ? undefined : `+${digits}`));
  const parts = [name?.formatted_name ?? name?.first_name, org?.company, ...numbers, ...emails.map(({ email }) => email)];
  return `👤 ${parts.filter(Boolean).join(' · ')}`;
}
