import type { Next, Turn } from './flow.ts';
import { openQuestions } from './open-questions.ts';
import { takeUp } from './take-up.ts';

/** What waits for this person's decision is shown again, here. Undefined where nothing does. */
export async function showDecision(turn: Turn): Promise<Next | undefined> {
  const waiting = (await openQuestions(turn)).find(({ flow }) => flow === 'approve');
  if (!waiting) return undefined;
  await takeUp(turn, waiting, 'approval.waits_for_you');
  return { then: 'end' };
}
