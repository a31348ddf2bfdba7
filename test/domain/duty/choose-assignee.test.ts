import { describe, expect, it } from '@jest/globals';
import { chooseAssignee, loadOf, type Candidate } from '../../../src/domain/duty/choose-assignee.ts';

const open = (count: number, priority: 'critical' | 'normal' | 'low' = 'normal') =>
  Array.from({ length: count }, () => ({ priority, state: 'in_progress' as const }));
const one = (id: string, given: Partial<Candidate> = {}): Candidate => ({ id, available: true, open: [], ...given });

describe('in turn', () => {
  it.each([
    [undefined, 'ana'],
    ['ana', 'bob'],
    ['eva', 'ana'],
    ['left-long-ago', 'ana'],
  ])('after %s comes %s', (last, next) => {
    expect(chooseAssignee([one('ana'), one('bob'), one('eva')], { mode: 'round_robin', last })).toBe(next);
  });

  it('passes over who is away or full', () => {
    const candidates = [one('ana', { available: false }), one('bob', { open: open(3) }), one('eva', { open: open(2) })];
    expect(chooseAssignee(candidates, { mode: 'round_robin', limit: 3 })).toBe('eva');
    expect(chooseAssignee(candidates, { mode: 'round_robin', limit: 2 })).toBeUndefined();
    expect(chooseAssignee(candidates, { mode: 'round_robin' })).toBe('bob');
  });
});

describe('by load', () => {
  it('whoever has least to do; among equals, in turn', () => {
    const candidates = [one('ana', { open: open(2) }), one('bob', { open: open(1) }), one('eva', { open: open(1) })];
    expect(chooseAssignee(candidates, { mode: 'load' })).toBe('bob');
    expect(chooseAssignee(candidates, { mode: 'load', last: 'bob' })).toBe('eva');
  });

  it('one critical weighs as much as two normal ones or four low ones; what waits weighs half', () => {
    expect(loadOf({ open: open(1, 'critical') })).toBe(loadOf({ open: open(2) }));
    expect(loadOf({ open: open(4, 'low') })).toBe(loadOf({ open: open(2) }));
    expect(
      loadOf({
        open: [
          { priority: 'normal', state: 'waiting' },
          { priority: 'normal', state: 'escalated' },
        ],
      }),
    ).toBe(loadOf({ open: open(1) }));
  });

  it('nobody of nobody', () => {
    expect(chooseAssignee([], { mode: 'load' })).toBeUndefined();
  });
});
