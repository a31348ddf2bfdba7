import { z } from 'zod';
import { Language } from '../domain/label.ts';
import { Address } from '../domain/person.ts';

/** An address on a channel that belongs to a person, besides those of the directory. `id` is `channel:address`, so that each has one owner. */
export const Link = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  channel: z.string(),
  /** By which the channel knows the person. */
  address: z.string(),
  /** The conversation there. */
  home: Address,
  person: z.string(),
  at: z.date(),
  /** Who brought it about: the person themselves. */
  by: z.string(),
});
export type Link = z.infer<typeof Link>;

/** Somebody who writes from an unknown address asked for a one-time code. Kept alike whether or not there is such a person. */
export const Linking = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** `channel:address` of whoever asks. */
  address: z.string(),
  /** The person they say they are, if there is one to whom the code was sent. */
  person: z.string().optional(),
  /** Of the code; the code itself is nowhere but in the message. */
  digest: z.string(),
  at: z.date(),
  expiresAt: z.date(),
  attempts: z.number(),
  /** `blocked`: the person said that it was not them. */
  state: z.enum(['open', 'used', 'over', 'blocked']),
  /** In which whoever asks is answered. */
  language: Language,
  /** The message with the code. */
  prompt: z.string().optional(),
  /** Indexed: when the code expires, then when this may be forgotten. */
  dueAt: z.date().optional(),
});
export type Linking = z.infer<typeof Linking>;
