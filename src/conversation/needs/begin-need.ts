import type { Next, ReceivedFile, Turn } from '../flow.ts';
import { keepFurther } from './keep-further.ts';
import type { Need } from './need.ts';

interface Beginning {
  readonly needs: readonly Need[];
  /** The ticket that came of a need before. */
  readonly after?: string | undefined;
  readonly files?: readonly ReceivedFile[] | undefined;
}

/** The first of some needs is gone through as if it were all that was said; the others wait for it. */
export async function beginNeed(turn: Turn, { needs, after, files }: Beginning): Promise<Next> {
  const [first, ...rest] = needs;
  if (!first) return { then: 'end' };
  if (rest.length > 0) await keepFurther(turn, { needs: rest, first: first.text, ...(after && { after }) });
  const along = { ...(files && files.length > 0 && { files }), ...(after && { related: after }) };
  return { then: 'go', flow: 'triage', draft: { ...first, whole: true, ...along } };
}
