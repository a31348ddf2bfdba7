import { describe, expect, test } from '@jest/globals';
import { Condition } from '../../../src/domain/form/condition.ts';
import { holds, type Scope } from '../../../src/domain/form/conditions.ts';

const scope: Scope = {
  requester: { department: 'ventas', site: undefined },
  answers: {
    licence: 'paid', program: 'Adobe Ilustración', seats: 3, typed: '12', urgent: true, cost: { amount: 501, currency: 'PEN' }, until: '2026-03-09',
    rows: [{ what: 'Monitor', n: 2 }, { what: 'Teclado', n: 1 }], blank: '', none: [],
  },
}; // prettier-ignore

describe('a condition', () => {
  test.each<[object, boolean]>([
    [{ field: 'licence', equals: 'paid' }, true], [{ field: 'licence', equals: 'Paid' }, true], [{ field: 'licence', equals: 'free' }, false],
    [{ field: 'licence', not: 'free' }, true], [{ field: 'licence', not: 'paid' }, false], [{ field: 'absent', not: 'x' }, true], [{ field: 'absent', equals: 'x' }, false],
    [{ field: 'licence', in: ['free', 'paid'] }, true], [{ field: 'licence', in: ['free'] }, false], [{ field: 'seats', in: ['3'] }, true],
    [{ field: 'seats', equals: '3' }, true], [{ field: 'typed', gt: 9 }, true], [{ field: 'typed', equals: 12 }, true], [{ field: 'urgent', equals: true }, true],
    [{ field: 'urgent', equals: 'true' }, true], [{ field: 'urgent', equals: false }, false], [{ field: 'cost', gt: 500 }, true], [{ field: 'cost', gt: 501 }, false],
    [{ field: 'cost', gte: 501 }, true], [{ field: 'cost', lt: 501 }, false], [{ field: 'cost', lte: 501 }, true], [{ field: 'cost', gt: 100, lt: 200 }, false],
    [{ field: 'until', gt: '2026-03-02' }, true], [{ field: 'until', lte: '2026-03-08' }, false], [{ field: 'until', gt: 5 }, false], [{ field: 'licence', gt: 5 }, false],
    [{ field: 'absent', lt: 5 }, false], [{ field: 'program', contains: 'ILUSTRACION' }, true], [{ field: 'program', contains: 'office' }, false],
    [{ field: 'rows', contains: 'teclado' }, true], [{ field: 'rows', gte: 2 }, true], [{ field: 'rows', empty: false }, true], [{ field: 'absent', contains: 'a' }, false],
    [{ field: 'absent', empty: true }, true], [{ field: 'blank', empty: true }, true], [{ field: 'none', empty: true }, true], [{ field: 'urgent', empty: false }, true],
    [{ field: 'requester.department', equals: 'ventas' }, true], [{ field: 'requester.site', empty: true }, true], [{ field: 'requester.toString', empty: true }, true],
    [{ field: 'constructor', empty: true }, true],
    [{ all: [{ field: 'seats', gt: 1 }, { field: 'licence', equals: 'paid' }] }, true], [{ all: [{ field: 'seats', gt: 1 }, { field: 'licence', equals: 'free' }] }, false],
    [{ any: [{ field: 'seats', gt: 9 }, { field: 'licence', equals: 'paid' }] }, true], [{ none: [{ field: 'seats', gt: 9 }, { field: 'licence', equals: 'free' }] }, true],
    [{ none: [{ any: [{ field: 'seats', gt: 1 }] }] }, false],
  ])('%j is %s', (condition, met) => expect(holds(Condition.parse(condition), scope)).toBe(met)); // prettier-ignore
});
