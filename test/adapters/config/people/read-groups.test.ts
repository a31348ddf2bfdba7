import { expect, test } from '@jest/globals';
import { mergePeople } from '../../../../adapters/config/people/merge-people.ts';
import { readPeopleCsv } from '../../../../adapters/config/people/read-people-csv.ts';

const none = new Map<string, string>();
const names = { sites: none, departments: none, teams: none, costCentres: none, people: none };

/** The groups that somebody of two has once a file has been read. */
function groupsAfter(csv: string): Readonly<Record<string, unknown>> {
  const place = { source: { file: 'people.yaml', data: undefined, problems: [], lineOf: () => 1 }, path: [] };
  const known = [
    { id: 'ana', raw: { id: 'ana', groups: ['vip'] }, place },
    { id: 'bob', raw: { id: 'bob' }, place },
  ];
  const merged = mergePeople(known, readPeopleCsv('hr.csv', csv).people, { names, problems: [] });
  return Object.fromEntries(merged.map(({ id, raw }) => [id, raw['groups']]));
}

test('groups are read as ids, however they are written; an empty cell takes them away', () => {
  expect(groupsAfter('id,Grupos\nbob,VIP; Alta dirección\n')).toEqual({ ana: ['vip'], bob: ['vip', 'alta-direccion'] });
  expect(groupsAfter('id,groups\nana,\n')).toEqual({ ana: undefined, bob: undefined });
});
