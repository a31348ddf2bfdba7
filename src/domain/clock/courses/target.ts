/**
 * What a stopwatch measures. `response`: the first answer of a person; `next`: the answer to the requester's first unanswered message after
 * that; `resolution`: the solution; `internal`: how long one team has it; `vendor`: how long a third party has it. The last two are nobody's
 * business but the desk's.
 */
export const targets = ['response', 'next', 'resolution', 'internal', 'vendor'] as const;
export type Target = (typeof targets)[number];

/** What is promised to the requester. */
export const promisedTargets = ['response', 'next', 'resolution'] as const satisfies readonly Target[];
export type PromisedTarget = (typeof promisedTargets)[number];

export function isPromised(target: Target): target is PromisedTarget {
  return promisedTargets.some((one) => one === target);
}
