import { z } from 'zod';
import { Language } from '../domain/label.ts';
import { Address } from '../domain/person.ts';

/** What the desk has learnt about a person by talking with them; the directory stays untouched. `id` is the person's. */
export const Contact = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** Where the person wrote last: unprompted messages go there. */
  home: Address,
  /** Chosen with `language`. */
  language: Language.optional(),
  /** Languages of the last three messages, newest first. */
  heard: z.array(Language),
  /** The ticket opened last: for some minutes further words are a comment on it. */
  recent: z.object({ ticket: z.string(), at: z.date() }).optional(),
  /** The ticket looked at last: a verb without a number means it for some minutes. */
  shown: z.object({ ticket: z.string(), at: z.date() }).optional(),
  /** When a rating was asked for last: nobody is asked too often. */
  surveyedAt: z.date().optional(),
  /** Lanes where the person does not want to hear the desk, until they write there. */
  shut: z.array(z.string()).optional(),
  /** Messages are held until the person writes. */
  awaited: z.literal(true).optional(),
  /** Tickets of which the team was told today (`YYYY-MM-DD`) that this person is upset about them; without a ticket: that they are. */
  upset: z.array(z.object({ ticket: z.string().optional(), day: z.string() })).optional(),
  /** Articles they were shown in the last hours; `vain`: they said that it did not help. */
  articles: z.array(z.object({ id: z.string(), at: z.date(), vain: z.boolean().optional() })).optional(),
  /** How many messages in a row were not understood. */
  misses: z.number(),
});
export type Contact = z.infer<typeof Contact>;

/** Somebody the directory does not know. Told so once a day. `id` is `channel:userId`. */
export const Stranger = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  toldAt: z.date(),
  /** How often they were told since how to say who they are. */
  hints: z.number().optional(),
  forgetAt: z.date(),
});
export type Stranger = z.infer<typeof Stranger>;
