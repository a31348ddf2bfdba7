import { z } from 'zod';
import type { FlowName } from './flow-names.ts';
import type { Say } from './outbound.ts';
import { Address } from '../domain/person.ts';

/**
 * A question the desk is waiting on, kept as a stored continuation: answering it runs `flow` with `draft`. It survives restarts, can
 * be shown again elsewhere, left for another question and taken up again.
 */
export const Prompt = z.object({
  id: z.string(),
  version: z.number(),
  schema: z.number(),
  flow: z.custom<FlowName>(),
  draft: z.unknown(),
  /** Who may answer: `person:ID` or `team:ID`. */
  audience: z.array(z.string()).min(1),
  say: z.custom<Say>(),
  ticket: z.string().optional(),
  askedAt: z.date(),
  /** Raised whenever the question is shown again: the newest question is the one asked or shown last. */
  shownAt: z.date(),
  open: z.boolean(),
  /** Left for another question: it waits for `continue` and no longer takes typed words. */
  parked: z.boolean().optional(),
  /**
   * Where it stands: each message that shows it, so that every copy can be rewritten. `moved`: it was shown again elsewhere since.
   * `before`: the answer that it stands behind, which stays in that message whatever becomes of the question.
   */
  copies: z.array(
    z.object({
      entry: z.string(),
      reader: z.string(),
      to: Address,
      moved: z.literal(true).optional(),
      before: z.custom<Say>().optional(),
    }),
  ),
  /** Who has answered while it stays open for others: their words no longer belong to it. */
  heard: z.array(z.string()).optional(),
  /** Who has answered what: a question to several people takes an answer of each, and a second tap of the same finger changes nothing. */
  answers: z.array(z.object({ by: z.string(), value: z.string(), at: z.date().optional() })),
  closedAt: z.date().optional(),
  /** When it lapses, where its person is reminded of it before that: `dueAt` is then the reminder's. */
  lapsesAt: z.date().optional(),
  /** When an unanswered question lapses, or a closed one may be forgotten. */
  dueAt: z.date().optional(),
});
export type Prompt = z.infer<typeof Prompt>;
