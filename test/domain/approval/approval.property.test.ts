import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decide,
  endApproval,
  missing,
  takeBack,
  voiceOf,
  type Approval,
  type Decision,
} from '../../../src/domain/approval/approval.ts';
import { needOf } from '../../../src/domain/approval/stage.ts';

type Rule = 'one' | 'all' | 'first' | 'everyone' | number | `${number}%`;
type Vote = { readonly who: string; readonly yes: boolean };

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const at = new Date('2026-03-02T14:00:00Z');

function stage(rule: Rule, size: number, given: Partial<Approval> = {}): Approval {
  return {
    stage: 's',
    approvers: people.slice(0, size),
    need: needOf(rule, size),
    state: 'pending',
    decisions: [],
    ...((rule === 'first' || rule === 'everyone') && { rule }),
    ...given,
  };
}

function decision({ who, yes }: Vote, whom = who): Decision {
  return { by: who, for: whom, decision: yes ? 'approved' : 'rejected', channel: 'web', at, ...(!yes && { reason: 'no' }) };
}

/**
 * What a stage should come to, by the words of its rule and nothing else: every way in which those who are silent could still vote is
 * looked at; where all of them lead to the same end, that is the end.
 */
function naive(rule: Rule, size: number, votes: readonly Vote[]): 'pending' | 'approved' | 'rejected' {
  const verdict = (all: readonly boolean[], order: readonly boolean[]): boolean => {
    const yes = all.filter(Boolean).length;
    switch (rule) {
      case 'first':
        return order[0] === true;
      case 'one':
        return yes >= 1;
      case 'all':
      case 'everyone':
        return yes === size;
      default:
        if (typeof rule === 'number') return yes >= rule;
        return yes * 100 >= Number.parseInt(rule, 10) * size;
    }
  };
  const silent = size - votes.length;
  const given = votes.map(({ yes }) => yes);
  // Everybody is to be heard: not before the last one has answered.
  if (rule === 'everyone' && silent > 0) return 'pending';
  const ends = new Set<boolean>();
  for (let mask = 0; mask < 2 ** silent; mask += 1) {
    const rest = Array.from({ length: silent }, (_, bit) => (mask & (2 ** bit)) !== 0);
    ends.add(verdict([...given, ...rest], [...given, ...rest]));
  }
  if (ends.size > 1) return 'pending';
  return ends.has(true) ? 'approved' : 'rejected';
}

const rules = fc.oneof(
  fc.constantFrom<Rule>('one', 'all', 'first', 'everyone'),
  fc.integer({ min: 1, max: 100 }).map((share): Rule => `${share}%`),
  fc.integer({ min: 1, max: 7 }).map((count): Rule => count),
);
const situations = fc
  .record({ rule: rules, size: fc.integer({ min: 1, max: 7 }) })
  .filter(({ rule, size }) => typeof rule !== 'number' || rule <= size)
  .chain(({ rule, size }) =>
    fc.record({
      rule: fc.constant(rule),
      size: fc.constant(size),
      votes: fc
        .shuffledSubarray(people.slice(0, size))
        .chain((order) => fc.tuple(...order.map((who) => fc.boolean().map((yes): Vote => ({ who, yes }))))),
    }),
  );

describe('deciding, against an evaluator that knows only the words of the rules', () => {
  test('every rule, every order of votes, after each vote', () => {
    fc.assert(
      fc.property(situations, ({ rule, size, votes }) => {
        let approval = stage(rule, size);
        const cast: Vote[] = [];
        for (const vote of votes) {
          if (approval.state !== 'pending') {
            expect(() => decide(approval, decision(vote))).toThrow('approval.already_decided');
            break;
          }
          approval = decide(approval, decision(vote));
          cast.push(vote);
          expect([rule, size, cast, approval.state]).toEqual([rule, size, cast, naive(rule, size, cast)]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a vote that was taken back has never been', () => {
    fc.assert(
      fc.property(situations, fc.nat(), ({ rule, size, votes }, pick) => {
        let approval = stage(rule, size);
        for (const vote of votes) {
          const next = decide(approval, decision(vote));
          if (next.state !== 'pending') break;
          approval = next;
        }
        const made = approval.decisions[pick % Math.max(1, approval.decisions.length)];
        if (!made) return;
        const back = takeBack(approval, made, { why: 'withdrawn', at, by: made.by });
        expect(missing(back)).toContain(made.for);
        expect(voiceOf(back, made.by)).toBe(made.for);
        expect(back.past).toMatchObject([{ by: made.by, why: 'withdrawn' }]);
        expect(
          naive(
            rule,
            size,
            back.decisions.map(({ by, decision: of }) => ({ who: by, yes: of === 'approved' })),
          ),
        ).toBe('pending');
      }),
    );
  });

  test('a voice counts once, whoever gives it', () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people)), { maxLength: 6 });
    const taps = fc.array(fc.constantFrom(...people), { maxLength: 12 });
    const given = fc.record({ size: fc.integer({ min: 1, max: 4 }), pairs, taps });
    fc.assert(
      fc.property(given, ({ size, pairs: named, taps: tapped }) => {
        const approvers = people.slice(0, size);
        const standIns = named
          .filter(([whom, to]) => approvers.includes(whom) && !approvers.includes(to))
          .map(([whom, to]) => ({ for: whom, to, why: 'delegated' as const }));
        let approval = stage('everyone', size, { standIns });
        for (const who of tapped) {
          const voice = voiceOf(approval, who);
          if (voice === undefined) expect(() => decide(approval, decision({ who, yes: true }))).toThrow(/^approval\./);
          else approval = decide(approval, decision({ who, yes: true }, voice));
        }
        const by = approval.decisions.map((made) => made.by);
        const heard = approval.decisions.map((made) => made.for);
        expect(new Set(by).size).toBe(by.length);
        expect(new Set(heard).size).toBe(heard.length);
        expect(approval.state).toBe(heard.length === size ? 'approved' : 'pending');
      }),
    );
  });
});

describe('refusals', () => {
  const pending = stage('all', 2, { standIns: [{ for: 'a', to: 'x', why: 'delegated' }] });
  test.each([
    ['a stranger', { who: 'z', yes: true }, 'z', 'approval.not_yours'],
    ['in the place of somebody who did not delegate', { who: 'x', yes: true }, 'b', 'approval.not_yours'],
    ['a rejection without a word', { who: 'a', yes: true }, 'a', undefined],
  ] as const)('%s', (...[, vote, whom, code]) => {
    const made = decision(vote, whom);
    if (code) expect(() => decide(pending, made)).toThrow(code);
    else expect(() => decide(pending, { ...made, decision: 'rejected', reason: ' … ' })).toThrow('approval.reason_needed');
  });

  test('a second decision of one person, and one after a delegate has decided', () => {
    const once = decide(pending, decision({ who: 'x', yes: true }, 'a'));
    expect(() => decide(once, decision({ who: 'x', yes: true }, 'a'))).toThrow('approval.already_yours');
    expect(() => decide(once, decision({ who: 'a', yes: false }))).toThrow('approval.already_yours');
  });

  test.each(['approved', 'rejected', 'expired', 'cancelled', 'waiting'] as const)('nothing is decided once it is %s', (state) => {
    expect(() => decide({ ...pending, state }, decision({ who: 'a', yes: true }))).toThrow('approval.already_decided');
    expect(voiceOf({ ...pending, state }, 'a')).toBeUndefined();
  });

  test('what was never asked is cancelled, not expired', () => {
    expect(endApproval({ ...pending, state: 'waiting' }, 'expired').state).toBe('cancelled');
    expect(endApproval(pending, 'expired').state).toBe('expired');
    expect(endApproval({ ...pending, state: 'approved' }, 'cancelled').state).toBe('approved');
  });
});

test.each([
  ['one', 5, 1],
  ['first', 5, 1],
  ['all', 5, 5],
  ['everyone', 3, 3],
  [2, 5, 2],
  ['60%', 5, 3],
  ['60%', 3, 2],
  ['50%', 4, 2],
  ['51%', 4, 3],
  ['1%', 7, 1],
  ['100%', 7, 7],
  ['7%', 100, 7],
  ['29%', 100, 29],
] as const)('%s of %d people is %d', (need, of, expected) => {
  expect(needOf(need, of)).toBe(expected);
});
