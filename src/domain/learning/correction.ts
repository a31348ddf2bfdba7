import { z } from 'zod';
import { understoodLanguages } from '../phrasebook.ts';
import { intents } from '../understanding.ts';

/** What words mean, in the desk's own ids: the category of an incident, the item of a request. */
const Meaning = z.object({ intent: z.enum(intents), category: z.string().optional(), item: z.string().optional() });
export type Meaning = z.infer<typeof Meaning>;

/**
 * How somebody said what words mean. `corrected`: chose something else than was shown; `confirmed`: agreed where the desk was unsure;
 * `reworded`: had to say it again; `dismissed`: said that it is no matter of the desk's; `recategorised`, `reclassified` and `moved`:
 * by an agent, who knew the ticket.
 */
const How = z.enum(['corrected', 'confirmed', 'reworded', 'dismissed', 'recategorised', 'reclassified', 'moved']);
export type How = z.infer<typeof How>;

/** Words whose meaning a person has told: what an administrator may teach the desk. Nothing learns from it by itself. */
export const Correction = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  /** Masked: no names, numbers or addresses; never of what is confidential. In one line. */
  said: z.string(),
  lang: z.enum(understoodLanguages),
  /** What the desk thought, and how sure it was. */
  read: Meaning.extend({ p: z.number() }),
  /** What it was made into. `team`: where it was moved to, if nothing else tells what it is. */
  made: Meaning.extend({ team: z.string().optional() }),
  how: How,
  side: z.enum(['person', 'agent']),
  /** Who told. */
  by: z.string(),
  /** Whose words they are. */
  author: z.string(),
  /** Indexed: the ticket that came of them, if one did. */
  ticket: z.string().optional(),
  /** Indexed. */
  at: z.date(),
  /** Indexed: when it goes. */
  forgetAt: z.date(),
});
export type Correction = z.infer<typeof Correction>;

/** Whether the desk had it wrong, and was not merely unsure. */
export function wasWrong({ how }: Pick<Correction, 'how'>): boolean {
  return how !== 'confirmed';
}

/** Whether two meanings are the same as far as the second says: a meaning without a category agrees with any. */
export function meansTheSame(one: Meaning, other: Meaning): boolean {
  if (one.intent !== other.intent) return false;
  if (other.category !== undefined && one.category !== other.category) return false;
  return other.item === undefined || one.item === other.item;
}
