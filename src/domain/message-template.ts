import { z } from 'zod';

/**
 * Where the value of a template's `{{1}}`, `{{2}}` … comes from: the ticket's number, what the message says, its facts, its question, the name
 * of whoever reads it.
 */
export const templateValues = ['number', 'text', 'facts', 'question', 'reader'] as const;

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components */
const Body = z.string().min(1).max(1024);
const ButtonText = z.string().min(1).max(25);

/** A wording that WhatsApp has approved, for a message that is sent when somebody has not written for 24 hours. */
export const MessageTemplate = z.strictObject({
  /** The message's key, as in `locales`. */
  key: z.string(),
  /** As it is registered with Meta. */
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'a template is called by lower-case letters, digits and _; correct it'),
  /** The code under which each language is registered. */
  codes: z.strictObject({ es: z.string(), en: z.string() }).default({ es: 'es', en: 'en' }),
  /** As registered, so that it can be copied there, and checked here. */
  body: z.strictObject({ es: Body, en: Body }),
  values: z.array(z.enum(templateValues)).default([]),
  /** Quick replies in their order: what is registered, and the choice of the message that each stands for. */
  buttons: z
    .array(z.strictObject({ choice: z.string(), label: z.strictObject({ es: ButtonText, en: ButtonText }) }))
    .max(3)
    .default([]),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;
