import { z } from 'zod';

/**
 * What the webhook posts, as far as the desk reads it. Meta adds to it without notice: unknown keys pass, and each message is read by
 * itself, so that a strange one does not take the others along.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples
 */
const Id = z.string().min(1).max(250);
const Digits = z.string().regex(/^\+?\d{3,20}$/);
const UserId = z.string().regex(/^[A-Z]{2}\.[\w.]{1,128}$/);
const Seconds = z.union([z.string(), z.number()]).transform(Number).pipe(z.number().nonnegative());

const Media = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  mime_type: z.string().default(''),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
});
export type Media = z.infer<typeof Media>;

const Coordinate = z.union([z.number(), z.string()]).transform(Number);
const Reply = z.object({ id: z.string(), title: z.string().default('') });

export const SharedContact = z.object({
  name: z.object({ formatted_name: z.string().optional(), first_name: z.string().optional() }).optional(),
  org: z.object({ company: z.string().optional() }).optional(),
  phones: z.array(z.object({ phone: z.string().optional(), wa_id: z.string().optional() })).optional(),
  emails: z.array(z.object({ email: z.string().optional() })).optional(),
});
export type SharedContact = z.infer<typeof SharedContact>;

export const WhatsAppMessage = z.object({
  id: Id,
  timestamp: Seconds.optional().catch(undefined),
  type: z.string().default('unknown'),
  from: Digits.optional().catch(undefined),
  from_user_id: UserId.optional().catch(undefined),
  group_id: z.string().optional(),
  context: z.object({ id: z.string().optional() }).nullish().catch(undefined),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ payload: z.string().optional(), text: z.string().default('') }).optional(),
  interactive: z.object({ type: z.string(), button_reply: Reply.optional(), list_reply: Reply.optional() }).optional(),
  image: Media.optional(),
  document: Media.optional(),
  audio: Media.optional(),
  video: Media.optional(),
  sticker: Media.optional(),
  location: z
    .object({
      latitude: Coordinate.pipe(z.number().min(-90).max(90)),
      longitude: Coordinate.pipe(z.number().min(-180).max(180)),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  contacts: z.array(SharedContact).optional(),
  reaction: z.object({ message_id: z.string().min(1), emoji: z.string().optional() }).optional(),
  system: z.object({ type: z.string().optional() }).optional(),
});
export type WhatsAppMessage = z.infer<typeof WhatsAppMessage>;

const PlatformFault = z.object({
  code: z.union([z.number(), z.string()]).transform(Number),
  title: z.string().optional(),
  message: z.string().optional(),
  error_data: z.object({ details: z.string().optional() }).optional(),
});
export type PlatformFault = z.infer<typeof PlatformFault>;

export const WhatsAppStatus = z.object({
  id: Id,
  status: z.string(),
  timestamp: Seconds.optional().catch(undefined),
  recipient_id: Digits.optional().catch(undefined),
  recipient_user_id: UserId.optional().catch(undefined),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(PlatformFault).optional(),
});
export type WhatsAppStatus = z.infer<typeof WhatsAppStatus>;

const Profile = z.object({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  profile: z.object({ name: z.string().optional() }).optional(),
});
export type Profile = z.infer<typeof Profile>;

const Value = z.object({
  metadata: z.object({ phone_number_id: z.union([z.string(), z.number()]).transform(String) }).optional(),
  contacts: z.array(Profile).optional().catch(undefined),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
  errors: z.array(PlatformFault).optional().catch(undefined),
});
export type Value = z.infer<typeof Value>;

export const Payload = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
});

/** The parts of a post that are messages and statuses of the number with this id. */
export function valuesFor(payload: z.infer<typeof Payload>, phoneNumberId: string): readonly Value[] {
  const found = payload.entry.flatMap(({ changes }) => changes.filter(({ field }) => field === 'messages'));
  return found.flatMap(({ value }) => {
    const read = Value.safeParse(value);
    return read.success && read.data.metadata?.phone_number_id === phoneNumberId ? [read.data] : [];
  });
}
