import { z } from 'zod';
import { slotFaults } from './slot-faults.ts';
import { intents } from './understanding.ts';

/** At the end of a line. What follows an arrow and is no label would be learnt as words. */
const LABEL = /\s=>\s*[a-z0-9_-]+\s*$/;

/** A line as written: words, `{slots}`, and at the end `=> category` (incidents) or `=> item` (requests). */
const Line = z
  .string()
  .regex(/\S/, 'there are no words; write some, or remove it')
  .regex(/^(?!\s*=>)[^{}]*(?:\{[a-z_]+\}[^{}]*)*$/, 'a line is words and {slots}, with `=> category` or `=> item` at its end')
  .refine(
    (line) => !line.replace(LABEL, '').includes('=>'),
    'what stands behind => is not one id; write words, a space, => and the id of a category or item, in small letters: se cayó el wifi => network',
  );
const Words = z.array(z.string().min(1)).default([]);
/** Words to look for in a message. Of gaps alone, they would be found in every one. */
const SoughtWords = z
  .array(z.string().regex(/[^\s*…]/u, 'beside * and …, which stand for any words, there must be a word'))
  .default([]);
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

const urgencies = ['critical', 'high', 'medium', 'low'] as const;

/**
 * Words that say how soon it hurts. `not` turns what stands right behind it into its opposite ("no es" urgente); `usual` gives the urgency
 * that a category or item has without any of them. In these lists and those of impact and mood a `*` leaves a word's end open, `…` between
 * two words lets up to five others stand there, and `…` at the end takes the next word along where the words are quoted.
 */
const UrgencyWords = z.strictObject({
  critical: SoughtWords,
  high: SoughtWords,
  low: SoughtWords,
  not: SoughtWords,
  usual: z.record(z.string(), z.enum(urgencies)).default({}),
});

/** Words that say how widely it hurts ("nadie puede", "a toda el área"). `none` only looks like it ("nadie más"): a longer phrase counts before those in it. */
const ImpactWords = z.strictObject({ critical: SoughtWords, high: SoughtWords, low: SoughtWords, none: SoughtWords });

/** Words of people who should not be kept talking to a program. `calm` only looks like it ("no te preocupes"). */
const MoodWords = z.strictObject({ angry: SoughtWords, worried: SoughtWords, calm: SoughtWords });

/** One language's phrasebook, as an administrator writes it in `config/phrasebook/LANG.yaml`. */
export const Phrasebook = z
  .strictObject({
    version: z.literal(1),
    lang: z.enum(understoodLanguages),
    slots: z.record(z.string().regex(/^[a-z_]+$/, 'slot names are lower-case letters and _'), z.array(Line).min(1)).default({}),
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
    for (const { path, message } of slotFaults(book)) context.addIssue({ code: 'custom', path: [...path], message });
  });
export type Phrasebook = z.infer<typeof Phrasebook>;
