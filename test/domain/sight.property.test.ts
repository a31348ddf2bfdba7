import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Approval } from '../../src/domain/approval/approval.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import type { Person } from '../../src/domain/person.ts';
import { mayBeTold, seenTasks, sightOf, type Sight } from '../../src/domain/rights.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { isVisible, seenHistory } from '../../src/actions/looking/see-history.ts';
import { bareTicket } from '../commands/bare-ticket.ts';
import { rightsByTheRules, type Company, type Right, type Shape } from '../fakes/rules-of-sight.ts';

const teams = ['mesa', 'rrhh', 'sedes'] as const;
const ids = ['ana', 'bob', 'luis', 'marta', 'carlos', 'rosa', 'elena', 'pedro'] as const;

const person = fc.record({
  teams: fc.uniqueArray(fc.constantFrom(...teams), { maxLength: 2 }),
  roles: fc.uniqueArray(fc.constantFrom('head', 'authority', 'auditor', 'administrator'), { maxLength: 2 }),
  manager: fc.option(fc.constantFrom(...ids), { nil: undefined }),
});
const company: fc.Arbitrary<Company> = fc.record(Object.fromEntries(ids.map((id) => [id, person])));

const who = fc.constantFrom(...ids);
const some = fc.uniqueArray(who, { maxLength: 3 });
const approval = fc.record({
  approvers: some,
  by: some,
  past: some,
  from: some,
  standIns: some,
  state: fc.constantFrom('waiting', 'pending', 'approved', 'rejected', 'expired', 'cancelled'),
});
const shape: fc.Arbitrary<Shape> = fc.record({
  requester: who,
  beneficiary: fc.option(who, { nil: undefined }),
  participants: some,
  approvals: fc.array(approval, { maxLength: 2 }),
  team: fc.constantFrom(...teams),
  tasks: fc.uniqueArray(fc.constantFrom(...teams), { maxLength: 3 }),
  secrecy: fc.constantFrom('no', 'ticket', 'item', 'team', 'department'),
});

const label = { es: 'x', en: 'x' };

function definitionsOf(people: Company, { secrecy, team }: Shape): Definitions {
  const directory = Object.entries(people).map(([id, { teams: of, manager, roles }]): [string, Person] => [
    id,
    {
      ...{ id, name: id, kind: 'employee', addresses: {}, channel: 'web', roles: [...roles] as Person['roles'] },
      teams: of.map((one) => ({ team: one, role: 'agent' })),
      ...(manager && { manager }),
    },
  ]);
  const part = {
    people: new Map(directory),
    teams: new Map(
      teams.map((id) => [id, { id, label, confidential: secrecy === 'team' && id === team, room: { channel: 'web' } }]),
    ),
    items: new Map([['thing', { id: 'thing', confidential: secrecy === 'item' }]]),
    departments: new Map([['legal', { id: 'legal', label, confidential: secrecy === 'department' }]]),
  };
  return part as unknown as Definitions;
}

function ticketOf(given: Shape): Ticket {
  const at = new Date('2026-03-02T14:00:00Z');
  const decision = (by: string) => ({ by, for: by, decision: 'approved', channel: 'web', at }) as const;
  const approvals = given.approvals.map(({ by, past, from, standIns, approvers, state }, index): Approval => ({
    ...{ stage: `s${index}`, approvers: [...approvers], need: 1, decisions: by.map(decision) },
    state: state as Approval['state'],
    past: past.map((one) => ({ ...decision(one), why: 'withdrawn', endedAt: at, endedBy: one })),
    ...(from.length > 0 && { escalated: { from: [...from], at } }),
    standIns: standIns.map((to) => ({ for: approvers[0] ?? 'nobody', to, why: 'delegated' })),
  }));
  return bareTicket({
    ...{ id: 'REQ-1', kind: 'request', item: 'thing', department: 'legal', requester: given.requester, team: given.team },
    ...{ participants: [...given.participants], approvals, confidential: given.secrecy === 'ticket' },
    ...(given.beneficiary && { beneficiary: given.beneficiary }),
    tasks: given.tasks.map((team, index) => ({ id: index + 1, team, label, state: 'open' })),
  });
}

const reads: Readonly<Record<Right, (sight: Sight) => boolean>> = {
  exists: (sight) => sight !== 'none',
  form: (sight) => sight !== 'none' && sight !== 'status',
  decisions: (sight) => isVisible({ sight: 'system', verb: 'decide' }, sight) && sight !== 'status',
  happenings: (sight) => isVisible({ sight: 'system', verb: 'take' }, sight),
  words: (sight) => isVisible({ sight: 'public', verb: 'comment' }, sight),
  notes: (sight) => isVisible({ sight: 'internal', verb: 'note' }, sight),
};

describe('the rules of sight', () => {
  const ticketAndPeople = fc.tuple(shape, company, fc.constantFrom(...ids, 'nobody'));

  test('are those of the desk, for every ticket and every reader', () => {
    fc.assert(
      fc.property(ticketAndPeople, ([given, people, reader]) => {
        const sight = sightOf(ticketOf(given), reader, definitionsOf(people, given));
        const seen = (Object.keys(reads) as Right[]).filter((right) => reads[right](sight));
        expect({ reader, sight, seen: seen.sort() }).toEqual({
          reader,
          sight,
          seen: [...rightsByTheRules(given, reader, people)].sort(),
        });
      }),
      { numRuns: 4000 },
    );
  });

  test('hold for messages: nobody is told of what does not exist for them, no room of what is confidential elsewhere', () => {
    fc.assert(
      fc.property(ticketAndPeople, fc.constantFrom(...teams), ([given, people, reader], room) => {
        const [ticket, definitions] = [ticketOf(given), definitionsOf(people, given)];
        expect(mayBeTold(ticket, reader, definitions)).toBe(rightsByTheRules(given, reader, people).has('exists'));
        const fulfils = given.team === room || given.tasks.includes(room);
        expect(mayBeTold(ticket, `team:${room}`, definitions)).toBe(given.secrecy === 'no' || fulfils);
      }),
      { numRuns: 1500 },
    );
  });

  test('leave a team that only helps its own task', () => {
    fc.assert(
      fc.property(ticketAndPeople, ([given, people, reader]) => {
        const seen = seenTasks(ticketOf(given), reader, definitionsOf(people, given)).map(({ team }) => team);
        const mine = people[reader]?.teams ?? [];
        const onlyHelps =
          !mine.includes(given.team) &&
          given.tasks.some((team) => mine.includes(team)) &&
          ![given.requester, given.beneficiary, ...given.participants].includes(reader);
        if (onlyHelps) expect(seen.every((team) => mine.includes(team))).toBe(true);
        if (rightsByTheRules(given, reader, people).size === 0) expect(seen).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the history that is seen', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 14, 0, seconds));
  const entry = (n: number, [verb, sight]: readonly [string, 'internal' | 'public' | 'system'], seconds: number) => ({
    ...{ n, verb, sight, by: 'carlos', at: at(seconds), facts: {}, hash: String(n) },
    text: `words of ${verb} ${n}`,
  });
  const history = [
    entry(1, ['open', 'system'], 0),
    entry(2, ['note', 'internal'], 1),
    entry(3, ['reply', 'public'], 2),
    entry(4, ['undo', 'internal'], 5),
    entry(5, ['reply', 'public'], 20),
    entry(6, ['decide', 'system'], 22),
  ];
  const seen = (sight: Sight, seconds: number) => seenHistory({ history }, sight, at(seconds)).map(({ n, text }) => [n, !!text]);

  test('shows a reply to the requester only when it can no longer be taken back, and one that was taken back never', () => {
    expect(seen('public', 25)).toEqual([[1, true], [6, true]]); // prettier-ignore
    expect(seen('public', 31)).toEqual([[1, true], [5, true], [6, true]]); // prettier-ignore
    expect(seen('full', 25).map(([n]) => n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seenHistory({ history }, 'full', at(25)).filter(({ takenBack }) => takenBack)).toMatchObject([{ n: 3 }]);
  });

  test('tells approvers what was decided, managers that something was, and gives neither the first words', () => {
    expect(seen('form', 60)).toEqual([[1, false], [6, true]]); // prettier-ignore
    expect(seen('status', 60)).toEqual([[1, false], [6, false]]); // prettier-ignore
    expect(seen('overview', 60)).toEqual([[1, false], [6, true]]); // prettier-ignore
    expect(seen('none', 60)).toEqual([]);
  });
});
