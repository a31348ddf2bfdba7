import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide, endApproval, voiceOf, type Approval, type Decision } from '../../src/domain/approval/approval.ts';
import { nextStages, reviewed, withFourEyes } from '../../src/domain/approval/running-stages.ts';

const people = ['a', 'b', 'c', 'd'];
const at = new Date('2026-03-02T14:00:00Z');

interface Plan {
  readonly approvers: readonly string[];
  readonly need: number;
  readonly parallel: boolean;
}
type Tap = { readonly who: string; readonly stage: number; readonly yes: boolean };
type End = 'open' | 'approved' | 'rejected';

const plans = fc
  .array(
    fc.shuffledSubarray(people, { minLength: 1 }).chain((approvers) =>
      fc.record({
        approvers: fc.constant(approvers),
        need: fc.integer({ min: 1, max: approvers.length }),
        parallel: fc.boolean(),
      }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(([first, ...others]) => [{ ...(first as Plan), parallel: false }, ...others]);
const taps = fc.array(fc.record({ who: fc.constantFrom(...people), stage: fc.integer({ min: 0, max: 3 }), yes: fc.boolean() }), {
  maxLength: 20,
});

const stageOf = (plan: Plan, index: number): Approval => ({
  stage: `s${index}`,
  approvers: [...plan.approvers],
  need: plan.need,
  state: 'waiting',
  decisions: [],
  ...(plan.parallel && { parallel: true }),
});

/** Runs taps through the desk's own rules, as its actions do: who has no voice in a stage changes nothing. */
function run(stages: readonly Plan[], tapped: readonly Tap[]): End {
  let approvals = stages.map(stageOf);
  const ask = () => {
    const asked = nextStages(approvals);
    approvals = approvals.map((one, index) => (asked.includes(index) ? { ...one, state: 'pending' } : one));
  };
  ask();
  for (const { who, stage, yes } of tapped) {
    const approval = approvals[stage];
    if (!approval || voiceOf(approval, who) === undefined) continue;
    const made: Decision = { by: who, for: who, decision: yes ? 'approved' : 'rejected', reason: 'x', channel: 'web', at };
    const decided = decide(approval, made);
    approvals = approvals.map((one, index) => (index === stage ? decided : one));
    if (decided.state === 'rejected') approvals = approvals.map((one) => endApproval(one, 'cancelled'));
    ask();
  }
  if (approvals.some(({ state }) => state === 'rejected')) return 'rejected';
  return approvals.every(({ state }) => state === 'approved') ? 'approved' : 'open';
}

/**
 * By the words of the rules alone: groups of stages side by side, one group after the other. A vote counts if its stage's group is the one
 * at work, the stage is not settled, and the voter is one of its approvers who has not voted in it. One lost stage loses all.
 */
function naive(stages: readonly Plan[], tapped: readonly Tap[]): End {
  const groupOf: number[] = [];
  for (const [index, { parallel }] of stages.entries()) groupOf.push(index > 0 && parallel ? (groupOf[index - 1] ?? 0) : index);
  const votes = stages.map(() => new Map<string, boolean>());
  const count = (index: number, yes: boolean) => [...(votes[index]?.values() ?? [])].filter((vote) => vote === yes).length;
  const won = (index: number) => count(index, true) >= (stages[index]?.need ?? 0);
  const lost = (index: number) => (stages[index]?.approvers.length ?? 0) - count(index, false) < (stages[index]?.need ?? 0);
  const all = stages.map((_, index) => index);
  for (const { who, stage, yes } of tapped) {
    if (all.some(lost)) break;
    const group = groupOf.find((_, index) => !won(index));
    const open = stages[stage] !== undefined && groupOf[stage] === group && !won(stage);
    if (open && stages[stage]?.approvers.includes(who) && !votes[stage]?.has(who)) votes[stage]?.set(who, yes);
  }
  if (all.some(lost)) return 'rejected';
  return all.every(won) ? 'approved' : 'open';
}

test('stages in order and side by side, against an evaluator that knows only the words of the rules', () => {
  const seen = new Set<End>();
  fc.assert(
    fc.property(plans, taps, (stages, tapped) => {
      for (let count = 0; count <= tapped.length; count += 1) {
        const end = run(stages, tapped.slice(0, count));
        seen.add(end);
        expect(end).toBe(naive(stages, tapped.slice(0, count)));
      }
    }),
    { numRuns: 1000 },
  );
  expect([...seen].sort()).toEqual(['approved', 'open', 'rejected']);
});

describe('four eyes', () => {
  const made = (by: string): Decision => ({ by, for: by, decision: 'approved', channel: 'web', at });
  const done: Approval = { stage: 'one', approvers: ['a'], need: 1, state: 'approved', decisions: [made('a')] };
  const strict = (given: Partial<Approval>): Approval => ({
    ...{ stage: 'two', approvers: ['a', 'b'], need: 1, state: 'waiting', decisions: [], fourEyes: true },
    ...given,
  });

  test.each([
    ['falls away', strict({}), { approvers: ['b'], need: 1, state: 'waiting' }],
    ['all of those left', strict({ need: 2, quota: 'all' }), { approvers: ['b'], need: 1, state: 'waiting' }],
    ['too few left for a number', strict({ need: 2 }), { state: 'rejected' }],
    ['nobody left', strict({ approvers: ['a'] }), { state: 'rejected' }],
    ['not where eyes do not matter', { ...strict({}), fourEyes: false }, { approvers: ['a', 'b'] }],
    [
      'what they decided here already stands',
      strict({ state: 'pending', need: 2, decisions: [made('a')] }),
      { approvers: ['a', 'b'] },
    ],
  ])('who decided another stage: %s', (_, stage, expected) => {
    expect(withFourEyes([done, stage], 1)).toMatchObject(expected);
  });

  test('nor does a stand-in who decided for somebody there', () => {
    const by = { ...made('c'), for: 'a' };
    const stage = strict({ approvers: ['b'], standIns: [{ for: 'b', to: 'c', why: 'delegated' }] });
    expect(withFourEyes([{ ...done, decisions: [by] }, stage], 1)).toMatchObject({ approvers: ['b'], standIns: [] });
  });
});

describe('what other answers put to the question anew', () => {
  const stage = (id: string, given: Partial<Approval> = {}): Approval => ({
    ...{ stage: id, approvers: ['a'], need: 1, state: 'waiting', decisions: [] },
    ...given,
  });
  test.each([
    ['all, where no stage says what it is about', [stage('x'), stage('y')], ['f'], 0],
    ['from the first that is about it', [stage('x', { fields: ['g'] }), stage('y', { fields: ['f'] })], ['f'], 1],
    ['none, where none is', [stage('x', { fields: ['g'] }), stage('y', { fields: ['h'] })], ['f'], 2],
    ['those beside it too', [stage('x', { fields: ['g'] }), stage('y', { parallel: true })], ['f'], 0],
    [
      'whose approvers are others now',
      [stage('x', { fields: ['g'], approvers: ['b'] }), stage('y', { fields: ['g'] })],
      ['f'],
      0,
    ],
  ] as const)('%s', (...[, now, changed, from]) => {
    const before = [stage('x', { state: 'approved' }), stage('y', { state: 'approved' })];
    const found = reviewed(before, now, changed);
    expect(found.from).toBe(from);
    expect(found.approvals.map(({ state }) => state)).toEqual(now.map((__, index) => (index < from ? 'approved' : 'waiting')));
  });
});
