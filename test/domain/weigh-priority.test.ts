import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { impacts, priorities } from '../../src/domain/catalog.ts';
import { weighPriority } from '../../src/domain/weigh-priority.ts';

const level = fc.constantFrom(...impacts);
const cell = fc.constantFrom(...priorities);
const row = fc.record({ critical: cell, high: cell, medium: cell, low: cell });
const matrix = fc.record({ critical: row, high: row, medium: row, low: row });
const weight = fc.record({ impact: level, urgency: level });

const demo = {
  critical: { critical: 'critical', high: 'critical', medium: 'critical', low: 'high' },
  high: { critical: 'critical', high: 'critical', medium: 'high', low: 'normal' },
  medium: { critical: 'critical', high: 'high', medium: 'normal', low: 'low' },
  low: { critical: 'high', high: 'normal', medium: 'low', low: 'low' },
} as const;

describe('on any matrix', () => {
  test('what is weighed more or less has another priority, on the right side', () => {
    fc.assert(
      fc.property(matrix, weight, fc.constantFrom('more' as const, 'less' as const), (of, from, direction) => {
        const to = weighPriority(of, from, direction);
        if (!to) return;
        const before = priorities.indexOf(of[from.impact][from.urgency]);
        const after = priorities.indexOf(of[to.impact][to.urgency]);
        expect(direction === 'more' ? before - after : after - before).toBeGreaterThan(0);
      }),
    );
  });

  test('nothing is left out: there is none only where no level in that direction has another priority', () => {
    fc.assert(
      fc.property(matrix, weight, (of, from) => {
        if (weighPriority(of, from, 'less')) return;
        const before = priorities.indexOf(of[from.impact][from.urgency]);
        for (const impact of impacts.slice(impacts.indexOf(from.impact)))
          for (const urgency of impacts.slice(impacts.indexOf(from.urgency)))
            expect(priorities.indexOf(of[impact][urgency])).toBeLessThanOrEqual(before);
      }),
    );
  });
});

describe("on the demo desk's", () => {
  test.each([
    [{ impact: 'critical', urgency: 'medium' }, 'less', { impact: 'critical', urgency: 'low' }],
    [{ impact: 'critical', urgency: 'low' }, 'less', { impact: 'high', urgency: 'low' }],
    [{ impact: 'medium', urgency: 'critical' }, 'less', { impact: 'medium', urgency: 'high' }],
    [{ impact: 'medium', urgency: 'medium' }, 'more', { impact: 'medium', urgency: 'high' }],
    [{ impact: 'medium', urgency: 'low' }, 'more', { impact: 'medium', urgency: 'medium' }],
    [{ impact: 'critical', urgency: 'critical' }, 'more', undefined],
    [{ impact: 'low', urgency: 'low' }, 'less', undefined],
  ] as const)('%j, %s', (from, direction, to) => expect(weighPriority(demo, from, direction)).toEqual(to));
});
