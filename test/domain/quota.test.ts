import { expect, test } from '@jest/globals';
import type { Definitions } from '../../src/domain/definitions.ts';
import { EmergencySettings } from '../../src/domain/emergency/emergency-settings.ts';
import { quotaTerms } from '../../src/domain/emergency/quota.ts';

function terms(quota: object | undefined, at: string, ticket: { company?: string; department?: string } = {}) {
  const emergency = EmergencySettings.parse({ accept: { by: ['marta'] }, ...(quota && { quota }) });
  const definitions = { desk: { zone: 'America/Lima', company: 'Andina', emergency } } as unknown as Definitions;
  return quotaTerms(ticket, definitions, new Date(at));
}

test.each([
  // The month is the desk's, not Greenwich's.
  ['2026-04-01T04:59:59Z', { count: 1 }, {}, { id: 'Andina:2026-03', count: 1, next: '2026-04-01' }],
  ['2026-04-01T05:00:00Z', { count: 1 }, {}, { id: 'Andina:2026-04', count: 1, next: '2026-05-01' }],
  ['2026-12-31T12:00:00Z', { count: 2 }, {}, { id: 'Andina:2026-12', count: 2, next: '2027-01-01' }],
  ['2026-03-02T12:00:00Z', { count: 3, each: 'year' }, {}, { id: 'Andina:2026', count: 3, next: '2027-01-01' }],
  ['2026-03-02T12:00:00Z', { count: 1 }, { company: 'Norte' }, { id: 'Norte:2026-03', count: 1, next: '2026-04-01' }],
  [
    '2026-03-02T12:00:00Z',
    { count: 1, per: 'department' },
    { department: 'sales' },
    { id: 'sales:2026-03', count: 1, next: '2026-04-01' },
  ],
  ['2026-03-02T12:00:00Z', { count: 1, per: 'department' }, {}, { id: 'Andina:2026-03', count: 1, next: '2026-04-01' }],
] as const)('at %s with %j', (...[at, quota, ticket, expected]) => {
  expect(terms(quota, at, ticket)).toEqual(expected);
});

test('without a quota nothing is counted', () => {
  expect(terms(undefined, '2026-03-02T12:00:00Z')).toBeUndefined();
});
