import { fact } from '../../../actions/looking/ticket-facts.ts';
import { priorities } from '../../../domain/catalog.ts';
import { targets, type Target } from '../../../domain/clock/courses/target.ts';
import type { Kept, KeptGoals } from '../../../domain/report/kept-goals.ts';
import type { Value } from '../../../domain/wording.ts';
import type { Fact } from '../../../messaging/outbound.ts';

const labels = {
  response: 'report.response',
  next: 'report.next',
  resolution: 'report.resolution',
  internal: 'report.internal',
  vendor: 'report.vendor',
} as const satisfies Record<Target, string>;

/** The share of goals that were kept: of each target that there was, and of each priority where there was more than one. */
export function goalFacts({ all, byPriority }: KeptGoals): readonly Fact[] {
  return [
    ...targets.flatMap((target) => fact(labels[target], share(all[target]))),
    ...fact('report.response_by_priority', split(byPriority, 'response')),
    ...fact('report.resolution_by_priority', split(byPriority, 'resolution')),
  ];
}

function share({ kept, of }: Kept): Value | undefined {
  return of === 0 ? undefined : { key: 'report.share', params: { percent: percentOf({ kept, of }), kept, of } };
}

function split(byPriority: KeptGoals['byPriority'], target: Target): Value | undefined {
  const there = priorities.filter((priority) => byPriority[priority][target].of > 0);
  if (there.length < 2) return undefined;
  return {
    list: there.map((priority): Value => {
      const { kept, of } = byPriority[priority][target];
      const params = { priority: { key: `priority.${priority}` }, percent: percentOf({ kept, of }), kept, of } as const;
      return { key: 'report.share_of', params };
    }),
  };
}

function percentOf({ kept, of }: Kept): number {
  return Math.round((kept / of) * 100);
}
