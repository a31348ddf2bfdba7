import { stateKeys } from '../../../domain/clock/time-in-states.ts';
import type { StateTimes } from '../../../domain/report/state-times.ts';
import type { Fact } from '../../../messaging/outbound.ts';

/** How long tickets were in each state, on average and together, in the order of their life; `resolved` is the time until somebody agreed. */
export function timeFacts(times: StateTimes): readonly Fact[] {
  return stateKeys.flatMap((key): readonly Fact[] => {
    const spent = times[key];
    if (!spent || spent.elapsed < 1) return [];
    const { tickets, working, elapsed } = spent;
    const params = {
      average: { minutes: working / tickets },
      total: { minutes: working },
      elapsed: { minutes: elapsed / tickets },
      count: tickets,
    };
    const state = { key: `state.${key}` } as const;
    return [
      {
        label: key === 'resolved' ? { key: 'report.time_resolved' } : { key: 'report.time_in', params: { state } },
        value: { key: 'report.time', params },
      },
    ];
  });
}
