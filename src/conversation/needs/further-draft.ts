import { z } from 'zod';
import { Need } from './need.ts';

/** What waits until the need before it is dealt with. */
export const FurtherDraft = z.object({
  needs: z.array(Need).min(1),
  /** The words of the need that is gone through first: by them its ticket is known. */
  first: z.string(),
  /** The ticket that came of the first: those that follow name it. */
  after: z.string().optional(),
});
export type FurtherDraft = z.infer<typeof FurtherDraft>;
