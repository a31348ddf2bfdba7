import { z } from 'zod';
import { intents } from './understanding.ts';

/** A line as written: words, `{slots}`, and at the end `=> category` (incidents) or `=> item` (requests). */
const Line = z
  .string()
  .min(1)
  .regex(/^(?!\s*=>)[^{}]*(?:\{[a-z_]+\}[^{}]*)*$/, 'a line is words and {slots}, with `=> category` or `=> item` at its end');
const Words = z.array(z.string().min(1)).default([]);
const Share = z.number().min(0).max(1);

export const understoodLanguages = ['es', 'en', 'pt'] as const;
export type UnderstoodLanguage = (typeof understoodLanguages)[number];

/** The certainty from which the desk acts, offers or asks. */
export const Thresholds = z
  .strictObject({
    accept: Share.default(0.6),
    offer_two: Share.default(0.35),
    incident_vs_request: Share.default(0.65),
  })
  .refine(({ accept, offer_two }) => offer_two <= accept, {
    path: ['offer_two'],
    message: '"offer_two" is above "accept"; lower it: who is sure enough to act is sure enough to offer',
  });
export type Thresholds = z.infer<typeof Thresholds>;

/** Slots that the catalog fills with its own words. */
const catalogSlots: ReadonlySet<string> = new Set(['catalog_item', 'catalog_category']);

const urgencies = ['critical', 'high', 'medium', 'low'] as const;

/**
 * Words that say how soon it hurts. `not` turns what stands right behind it into its opposite ("no es" urgente); `usual` gives the urgency
 * that a category or item has without any of them. In these lists and those of impact and mood a `*` leaves a word's end open, `…` between
 * two words lets up to five others stand there, and `…` at the end takes the next word along where the words are quoted.
 */
const UrgencyWords = z.strictObject({
  critical: Words,
  high: Words,
  low: Words,
  not: Words,
  usual: z.record(z.string(), z.enum(urgencies)).default({}),
});

/** Words that say how widely it hurts ("nadie puede", "a toda el área"). `none` only looks like it ("nadie más"): a longer phrase counts before those in it. */
const ImpactWords = z.strictObject({ critical: Words, high: Words, low: Words, none: Words });

/** Words of people who should not be kept talking to a program. `calm` only looks like it ("no te preocupes"). */
const MoodWords = z.strictObject({ angry: Words, worried: Words, calm: Words });

/** One language's phrasebook, as an administrator writes it in `config/phrasebook/LANG.yaml`. */
export const Phrasebook = z
  .strictObject({
    version: z.literal(1),
    lang: z.enum(understoodLanguages),
    slots: z
      .record(z.string().regex(/^[a-z_]+$/, 'slot names are lower-case letters and _'), z.array(z.string().min(1)).min(1))
      .default({}),
    intents: z.partialRecord(z.enum(intents), z.array(Line)),
    /** Chat spellings and what they stand for. */
    abbreviations: z.record(z.string(), z.string()).default({}),
    thresholds: Thresholds.optional(),
    urgency: UrgencyWords.optional(),
    impact: ImpactWords.optional(),
    mood: MoodWords.optional(),
    /** What people call the things that break or are asked for; found in a message, they pre-fill an answer. */
    devices: Words,
    /** Systems and programs by their names, as they are shown ("Power BI"); the catalog's and the assets' are known besides. */
    systems: Words,
    /** Words for small numbers. */
    numbers: z.record(z.string(), z.number().int().positive()).default({}),
    /** Politeness around a message that does not change what it means; practised in training. */
    courtesy: z.strictObject({ before: Words, after: Words }).optional(),
    /** Words that turn a thank-you or a greeting into something else: "gracias, pero sigue igual". */
    contrast: Words,
  })
  .superRefine((book, context) => {
    for (const [intent, lines] of Object.entries(book.intents)) {
      lines.forEach((line, index) => {
        for (const [, slot] of line.matchAll(/\{([a-z_]+)\}/g)) {
          if (slot !== undefined && book.slots[slot] === undefined && !catalogSlots.has(slot))
            context.addIssue({
              code: 'custom',
              path: ['intents', intent, index],
              message: `no slot is called {${slot}}; add it under slots`,
            });
        }
      });
    }
  });
export type Phrasebook = z.infer<typeof Phrasebook>;
