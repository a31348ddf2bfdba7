import type { ClockReading } from '../../domain/clock/read-clock.ts';
import type { Value } from '../../domain/wording.ts';
import type { Fact } from '../../messaging/outbound.ts';

/** When a clock that runs is due, and whose it is, where that is a team or a third party. */
export function dueFact({ target, mode, dueAt, of, fixed }: ClockReading): readonly Fact[] {
  if (mode !== 'running' || !dueAt) return [];
  const label = { key: fixed ? ('fact.due_fixed' as const) : (`fact.due_${target}` as const) };
  if (of === undefined) return [{ label, value: { at: dueAt } }];
  const who: Value = target === 'internal' ? { team: of } : { text: of };
  return [{ label, value: { key: 'fact.due_of', params: { who, at: { at: dueAt } } } }];
}
