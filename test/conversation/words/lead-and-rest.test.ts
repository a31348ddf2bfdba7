import { expect, test } from '@jest/globals';
import { leadsOf } from '../../../src/conversation/words/lead-and-rest.ts';

test.each([
  ['sofia', [{ lead: 'sofia', rest: '' }]],
  ['sofia por favor', [{ lead: 'sofia', rest: '' }]],
  [
    'sofia, sabe de redes',
    [
      { lead: 'sofia', rest: 'sabe de redes' },
      { lead: 'sofia, sabe de redes', rest: '' },
    ],
  ],
  [
    'Sofía porque sabe',
    [
      { lead: 'Sofía', rest: 'sabe' },
      { lead: 'Sofía porque sabe', rest: '' },
    ],
  ],
  ['María-José', [{ lead: 'María-José', rest: '' }]],
  ['', []],
] as const)('%j', (text, leads) => {
  expect(leadsOf(text)).toEqual(leads);
});
