import type { Understanding } from '../domain/understanding.ts';
import type { Prompt } from '../messaging/prompt.ts';
import type { Flows } from './engine.ts';
import type { Turn } from './flow.ts';
import { heedApprover } from './heed-approver.ts';
import { heedAssent } from './heed-assent.ts';
import { heedEarlier } from './heed-earlier.ts';
import { heedOver } from './heed-over.ts';
import { heedReply } from './heed-reply.ts';
import { heedScore } from './heed-score.ts';
import { heedTakingBack } from './heed-taking-back.ts';

/** What a classifier only guesses at, for its place says what it is: "lo del otro día", "ya funciona", "5", "ya no lo necesito", "ok", an answer to an agent. False for everything else. */
export async function heedShort(
  flows: Flows,
  turn: Turn,
  said: {
    readonly text: string;
    readonly errand: Prompt | undefined;
    /** The ticket in whose thread it was said. */
    readonly ticket: string | undefined;
    readonly understood: Understanding;
    /** All of the person's open questions. */
    readonly questions: readonly Prompt[];
  },
): Promise<boolean> {
  return (
    (await heedEarlier(flows, turn, said)) ||
    (await heedOver(flows, turn, said)) ||
    (await heedApprover(turn, said)) ||
    (await heedScore(flows, turn, said)) ||
    (await heedTakingBack(flows, turn, said)) ||
    (await heedAssent(flows, turn, said)) ||
    (await heedReply(flows, turn, said))
  );
}
