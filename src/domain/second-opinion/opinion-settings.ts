import { z } from 'zod';

const Most = z.number().int().min(0);

/** `second_opinion` of `desk.yaml`: how far a language model may be asked, where `MESA_LLM_URL` names one. */
export const OpinionSettings = z.strictObject({
  /** False: nobody is asked, whatever the environment says. */
  enabled: z.boolean().default(true),
  /** A day of the desk's zone, over all processes. */
  calls_per_day: Most.default(300),
  /** Of these, about the words of one person, so that nobody uses up everybody's. */
  calls_per_person: Most.default(30),
  /** Of what is sent, instructions included. */
  characters_per_day: Most.default(2_000_000),
  /** Below the ten seconds that a stopping desk has left. */
  timeout_ms: z.number().int().min(100).max(8000).default(3000),
  /** Beginnings of words with which a message never leaves the house, besides what confidential items and teams are called. */
  keep_back: z.array(z.string().min(3)).default([]),
});
export type OpinionSettings = z.infer<typeof OpinionSettings>;
