import { describe, expect, test } from '@jest/globals';
import { Condition } from '../../../src/domain/form/condition.ts';
import { holds, type Scope } from '../../../src/domain/form/conditions.ts';

const scope: Scope = {
  requester: { department: 'stores-lima', role: ['person', 'manager', 'lead'], team: ['mesa'] },
  today: '2026-03-02',
  zone: 'America/Lima',
  departmentTree: new Map([
    ['stores-lima', { part_of: 'stores' }],
    ['stores', { part_of: 'sales' }],
    ['sales', {}],
    ['a', { part_of: 'b' }],
    ['b', { part_of: 'a' }],
  ]),
  answers: {
    area: 'stores', round: 'a', start: '2026-03-09', end: '2026-03-12', at: '2026-03-10T03:00:00.000Z', then: '2026-03-10T04:00:00.000Z',
    trip: { from: '2026-03-09', to: '2026-03-20' }, length: 90, extras: ['sound', 'parking'], people: ['ana', 'luis'], code: 'AB-1234', where: { text: 'Av. Grau 100' },
    files: { files: [{ id: '1', name: 'a.pdf' }] }, mark: 4,
  },
}; // prettier-ignore

describe('a condition', () => {
  test.each<[object, boolean]>([
    // Roles and teams are several.
    [{ field: 'requester.role', equals: 'manager' }, true], [{ field: 'requester.role', in: ['head', 'lead'] }, true], [{ field: 'requester.role', equals: 'head' }, false],
    [{ field: 'requester.role', not: 'manager' }, false], [{ field: 'requester.team', contains: 'mesa' }, true], [{ field: 'requester.team', contains: 'mes' }, false],
    // A department and those it is part of, at any distance; a circle ends.
    [{ field: 'requester.department', within: 'sales' }, true], [{ field: 'requester.department', within: ['hr', 'stores'] }, true], [{ field: 'requester.department', within: 'hr' }, false],
    [{ field: 'area', within: 'sales' }, true], [{ field: 'area', within: 'stores-lima' }, false], [{ field: 'round', within: 'c' }, false], [{ field: 'absent', within: 'sales' }, false],
    // Dates, also from today and of other answers.
    [{ field: 'start', after: 'today' }, true], [{ field: 'start', before: 'today+1w' }, false], [{ field: 'start', before: 'today+8d' }, true], [{ field: 'start', equals: 'today+7d' }, true],
    [{ field: 'start', between: ['2026-03-09', '2026-03-10'] }, true], [{ field: 'start', between: ['2026-03-10', '2026-03-12'] }, false],
    [{ field: 'start', before: { field: 'end' } }, true], [{ field: 'end', before: { field: 'start' } }, false], [{ field: 'end', after: { field: 'absent' } }, false],
    [{ field: 'start', gt: 5 }, false], [{ field: 'start', before: 'whenever' }, false],
    // An instant falls on the day of the requester's zone; beside another it is itself.
    [{ field: 'at', equals: '2026-03-09' }, true], [{ field: 'at', equals: '2026-03-10' }, false], [{ field: 'at', gt: '2026-03-09' }, false], [{ field: 'at', lt: { field: 'then' } }, true],
    [{ field: 'at', equals: { field: 'then' } }, false], [{ field: 'at', equals: { field: 'at' } }, true],
    // A range has days, and an end and a beginning.
    [{ field: 'trip', gt: 11 }, true], [{ field: 'trip', gte: 12 }, true], [{ field: 'trip', gt: 12 }, false], [{ field: 'trip', before: '2026-03-21' }, true], [{ field: 'trip', before: '2026-03-20' }, false],
    [{ field: 'trip', after: '2026-03-08' }, true], [{ field: 'trip', after: '2026-03-09' }, false], [{ field: 'trip', between: ['2026-03-01', '2026-03-31'] }, true],
    [{ field: 'trip', between: ['2026-03-10', '2026-03-31'] }, false], [{ field: 'trip', after: { field: 'start' } }, false], [{ field: 'trip', equals: { field: 'trip' } }, true],
    [{ field: 'length', gt: '1h' }, true], [{ field: 'length', lte: '1h30m' }, true], [{ field: 'length', gt: '1d' }, false], [{ field: 'length', gt: 60 }, true],
    // Lists: one of them, or how many.
    [{ field: 'extras', contains: 'sound' }, true], [{ field: 'extras', contains: 'sou' }, false], [{ field: 'extras', equals: 'parking' }, true], [{ field: 'extras', in: ['food', 'sound'] }, true],
    [{ field: 'extras', not: 'food' }, true], [{ field: 'extras', gte: 2 }, true], [{ field: 'extras', gt: 2 }, false], [{ field: 'people', contains: 'luis' }, true], [{ field: 'people', between: [1, 2] }, true],
    // Patterns fit whole texts.
    [{ field: 'code', matches: '[A-Z]{2}-\\d{4}' }, true], [{ field: 'code', matches: 'ab-\\d+' }, true], [{ field: 'code', matches: '\\d{4}' }, false], [{ field: 'code', matches: '[' }, false],
    [{ field: 'where', matches: '.*grau.*' }, true], [{ field: 'where', contains: 'GRAU' }, true], [{ field: 'absent', matches: '.*' }, false], [{ field: 'extras', matches: 'park.*' }, true],
    [{ field: 'files', empty: false }, true], [{ field: 'mark', between: [4, 5] }, true], [{ field: 'mark', changed: true }, true], [{ field: 'absent', changed: false }, true],
    [{ not: { field: 'mark', gt: 3 } }, false], [{ not: { not: { field: 'mark', gt: 3 } } }, true], [{ field: 'mark', not: 3 }, true],
  ])('%j is %s', (condition, met) => expect(holds(Condition.parse(condition), scope)).toBe(met)); // prettier-ignore

  test('knows no today where nobody says what it is', () => {
    const { today: _today, ...timeless } = scope;
    expect(holds({ field: 'start', after: 'today' }, timeless)).toBe(false);
    expect(holds({ field: 'start', after: '2026-03-02' }, timeless)).toBe(true);
  });

  test('looks at no text that is too long for a pattern', () => {
    const long = { ...scope, answers: { code: 'a'.repeat(10_000) } };
    expect(holds({ field: 'code', matches: 'a*' }, long)).toBe(false);
    expect(holds({ field: 'code', matches: 'a*' }, { ...scope, answers: { code: 'aaa' } })).toBe(true);
  });
});
