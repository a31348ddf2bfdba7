import { z } from 'zod';
import { Impact } from '../../domain/catalog.ts';
import { SeenArticle } from '../../domain/knowledge/seen-article.ts';
import { KeptFiles } from '../kept-files.ts';
import { Origin } from '../origin.ts';

/** What the desk thinks it is being told, until the person says that it is right. */
export const TriageDraft = z.object({
  text: z.string(),
  kind: z.enum(['incident', 'request']).optional(),
  category: z.string().optional(),
  item: z.string().optional(),
  impact: Impact.default('medium'),
  urgency: Impact.default('medium'),
  /** The person's words that say how urgent it is. */
  pressing: z.array(z.string()).optional(),
  /** The person has said how urgent it is: what their words sound like counts no more. */
  weighed: z.enum(['more', 'less']).optional(),
  mood: z.enum(['angry', 'worried']).optional(),
  /** The team knows that this person wants to talk to somebody. */
  called: z.boolean().optional(),
  /** When the confirmation was shown: for some minutes further words are added to it. */
  at: z.date().optional(),
  step: z.enum(['confirm', 'correct', 'which', 'two', 'which_item', 'open']).optional(),
  /** One need of a message that had several, or all of it that is one: it is not taken apart again. */
  whole: z.boolean().optional(),
  /** The ticket of another need that was told in the same message. */
  related: z.string().optional(),
  /** Whom it is for, where the same is asked for several people. */
  for: z.string().optional(),
  /** An agent reports for this person, who called. */
  behalf: z.string().optional(),
  /** Incidents that may be the same; `own`: the person's own, or one that they follow; `over`: one of theirs that may have come back. */
  similar: z
    .array(z.object({ number: z.string(), title: z.string(), own: z.boolean().optional(), over: z.boolean().optional() }))
    .optional(),
  misses: z.number().default(0),
  /** What was said last was no matter of this desk: no miss, unless it goes on like that. */
  strayed: z.boolean().optional(),
  /** The text without what was typed to say what it is ("es del correo"). */
  untold: z.string().optional(),
  /** The words before these, of which nothing was understood. */
  missed: z.string().optional(),
  /** The message in a chat that somebody wants a ticket of. */
  origin: Origin.optional(),
  /** A place on the map was sent, and it is asked what for: its line goes below the words. */
  located: z.boolean().optional(),
  /** What it is, is a second opinion's guess. */
  advised: z.boolean().optional(),
  /** The person has said what it is: further words change nothing but the text. */
  corrected: z.boolean().optional(),
  /** The article that is offered beside it. */
  article: z.string().optional(),
  /** Articles that were offered for it before: no more are. */
  seen: z.array(SeenArticle).optional(),
  /** Files that go along with what is opened. */
  files: KeptFiles.optional(),
});
export type TriageDraft = z.infer<typeof TriageDraft>;

/** Whether a question of triage asked openly, having understood nothing. */
export function isAskedOpenly({ draft }: { readonly draft?: unknown }): boolean {
  return TriageDraft.safeParse(draft).data?.step === 'open';
}
