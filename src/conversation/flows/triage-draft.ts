import { z } from 'zod';
import { Impact } from '../../domain/catalog.ts';
import { KeptFiles } from '../kept-files.ts';
import { Origin } from '../origin.ts';

/** What the desk thinks it is being told, until the person says that it is right. */
export const TriageDraft = z.object({
  text: z.string(),
  kind: z.enum(['incident', 'request']).optional(),
  category: z.string().optional(),
  item: z.string().optional(),
  urgency: Impact.default('medium'),
  /** When the confirmation was shown: for some minutes further words are added to it. */
  at: z.date().optional(),
  step: z.enum(['confirm', 'correct', 'which', 'which_item', 'open']).optional(),
  /** An agent reports for this person, who called. */
  behalf: z.string().optional(),
  /** Open incidents that may be the same; `own`: the person's own, or one that they follow. */
  similar: z.array(z.object({ number: z.string(), title: z.string(), own: z.boolean().optional() })).optional(),
  misses: z.number().default(0),
  /** The message in a chat that somebody wants a ticket of. */
  origin: Origin.optional(),
  /** A place on the map was sent, and it is asked what for: its line goes below the words. */
  located: z.boolean().optional(),
  /** The person has said what it is: further words change nothing but the text. */
  corrected: z.boolean().optional(),
  /** Files that go along with what is opened. */
  files: KeptFiles.optional(),
});
export type TriageDraft = z.infer<typeof TriageDraft>;

/** Whether a question of triage asked openly, having understood nothing. */
export function isAskedOpenly({ draft }: { readonly draft?: unknown }): boolean {
  return TriageDraft.safeParse(draft).data?.step === 'open';
}
