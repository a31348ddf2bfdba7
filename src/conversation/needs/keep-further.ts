import { lapse } from '../engine.ts';
import type { Turn } from '../flow.ts';
import type { FurtherDraft } from './further-draft.ts';
import { furtherSay } from './needs-says.ts';

/**
 * Keeps what else was said until the need before it is dealt with: a question that nobody has been shown yet. It is as lasting as any, and goes
 * where its person is by then.
 */
export async function keepFurther(turn: Turn, draft: FurtherDraft): Promise<void> {
  const { tx, now, newId, person } = turn;
  await tx.collection('prompts').insert({
    ...{ id: newId(), version: 1, schema: 1, flow: 'further-needs', draft, say: furtherSay(turn, draft.needs), open: true },
    ...{ audience: [`person:${person.id}`], copies: [], answers: [], askedAt: now, shownAt: now },
    ...lapse(turn, 'further-needs'),
  });
}
