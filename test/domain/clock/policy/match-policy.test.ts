import { describe, expect, test } from '@jest/globals';
import { matchPolicy, type Matched } from '../../../../src/domain/clock/policy/match-policy.ts';
import { SlaPolicy } from '../../../../src/domain/clock/policy/sla-policy.ts';
import type { Definitions } from '../../../../src/domain/definitions.ts';

const goal = { response: '1h', resolution: '1d' };
const goals = { critical: goal, high: goal, normal: goal, low: goal };
type Given = Partial<Record<keyof SlaPolicy, unknown>>;

function definitions(policies: readonly Given[]): Definitions {
  const all = policies.map((given) => SlaPolicy.parse({ calendar: 'office', goals, ...given }));
  return {
    desk: { sla: 'standard', zone: 'America/Lima', company: 'Andina' },
    policies: new Map(all.map((policy) => [policy.id, policy])),
    people: new Map([
      ['ana', { groups: ['vip'] }],
      ['bob', {}],
    ]),
    departments: new Map([['networks', { part_of: 'it' }]]),
  } as unknown as Definitions;
}

const ticket: Matched = { kind: 'incident', priority: 'normal', requester: 'bob', team: 'mesa', category: 'network' };
const standard = { id: 'standard' };
const matched = (policies: readonly Given[], given: Partial<Matched> = {}, now = '2026-03-02T14:00:00Z') =>
  matchPolicy({ ...ticket, ...given }, definitions(policies), new Date(now))?.id;

describe('the policy of a ticket', () => {
  test.each<[string, object, Partial<Matched>, boolean]>([
    ['kind', { kind: 'request' }, {}, false],
    ['kind', { kind: 'incident' }, {}, true],
    ['one of several', { category: ['hardware', 'network'] }, {}, true],
    ['all of several conditions', { category: 'network', priority: 'high' }, {}, false],
    ['item', { item: 'laptop' }, { kind: 'request', item: 'laptop' }, true],
    ['item, of a ticket without', { item: 'laptop' }, {}, false],
    ['team', { team: 'mesa' }, {}, true],
    ['site', { site: 'lima' }, { site: 'lima' }, true],
    ['department', { department: 'it' }, { department: 'it' }, true],
    ['a part of the department', { department: 'it' }, { department: 'networks' }, true],
    ['company', { company: 'Otra' }, { company: 'Otra' }, true],
    ["the desk's own company, where nothing is written", { company: 'Andina' }, {}, true],
    ['requester', { requester: 'bob' }, {}, true],
    ['whom it is for', { requester: 'ana' }, { beneficiary: 'ana' }, true],
    ['group', { group: 'vip' }, {}, false],
    ['group', { group: ['board', 'vip'] }, { requester: 'ana' }, true],
    ['the group of whom it is for, not of who asks', { group: 'vip' }, { requester: 'ana', beneficiary: 'bob' }, false],
    ['emergency', { emergency: true }, {}, false],
    ['emergency', { emergency: true }, { emergency: { state: 'active', askedBy: 'ana', askedAt: new Date() } }, true],
    [
      'an emergency that was refused',
      { emergency: true },
      { emergency: { state: 'refused', askedBy: 'ana', askedAt: new Date() } },
      false,
    ],
  ])('is found by %s', (...[, when, given, fits]) => {
    expect(matched([{ id: 'special', when }, standard], given)).toBe(fits ? 'special' : 'standard');
  });

  test('the first that fits holds, wherever the own one of the desk stands', () => {
    const [one, two] = [
      { id: 'one', when: { team: 'mesa' } },
      { id: 'two', when: { category: 'network' } },
    ];
    expect(matched([one, two, standard])).toBe('one');
    expect(matched([standard, two, one])).toBe('two');
  });

  test('one without conditions takes over on its date, in the zone of the desk', () => {
    const next = { id: 'next', from: '2026-04-01' };
    for (const order of [
      [standard, next],
      [next, standard],
    ]) {
      expect(matched(order, {}, '2026-04-01T04:59:00Z')).toBe('standard');
      expect(matched(order, {}, '2026-04-01T05:00:00Z')).toBe('next');
    }
    const later = { id: 'later', from: '2026-05-01' };
    expect(matched([next, later, standard], {}, '2026-06-01T14:00:00Z')).toBe('later');
    expect(matched([later, next, standard], {}, '2026-04-20T14:00:00Z')).toBe('next');
  });

  test("the desk's own may be the newer one; before its date the one without date holds", () => {
    const old = { id: 'old' };
    const own = { id: 'standard', from: '2026-04-01' };
    expect(matched([own, old])).toBe('old');
    expect(matched([own, old], {}, '2026-04-02T14:00:00Z')).toBe('standard');
    expect(matched([own])).toBe('standard');
  });

  test('one with conditions that is not in force yet is passed over', () => {
    const policies = [{ id: 'new', when: { team: 'mesa' }, from: '2026-04-01' }, { id: 'now', when: { team: 'mesa' } }, standard];
    expect(matched(policies)).toBe('now');
    expect(matched(policies, {}, '2026-04-02T14:00:00Z')).toBe('new');
  });
});
