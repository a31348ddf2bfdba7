import { describe, expect, test } from '@jest/globals';
import { SlaPolicy } from '../../../../src/domain/clock/policy/sla-policy.ts';

describe('a policy', () => {
  const goal = { response: '30m', resolution: '1d' };
  const policy = { id: 'standard', calendar: 'office', goals: { critical: goal, high: goal, normal: goal, low: goal } };

  test('has defaults', () => {
    expect(SlaPolicy.parse(policy)).toMatchObject({ alerts: [50, 75, 100], pauses: ['requester', 'parts', 'schedule'] });
  });

  test('is refused with a reason', () => {
    const wrong = { ...policy, goals: { ...policy.goals, low: { response: 'soon', resolution: '1d' } } };
    expect(SlaPolicy.safeParse(wrong).error?.issues[0]).toMatchObject({
      path: ['goals', 'low', 'response'],
      message: expect.stringContaining('like 2h'),
    });
    expect(SlaPolicy.safeParse({ ...policy, goals: { critical: goal } }).success).toBe(false);
    expect(SlaPolicy.safeParse({ ...policy, from: '2026-02-30' }).success).toBe(false);
  });
});
