import { expect, test } from '@jest/globals';
import { smallDesk } from '../small-desk.ts';
import { policy, problemsOf } from './trial-policies.ts';

const all = 'goals: { critical: 1h, high: 1h, normal: 1h, low: 1h }';
const dated = `  - id: needed
    kind: date
    label: { es: Fecha, en: Date }
`;

test('what is right is taken', async () => {
  const people = (smallDesk['people.yaml'] ?? '').replace('manager: luis', 'manager: luis\n  groups: [vip]');
  const laptop = (smallDesk['catalog/laptop.yaml'] ?? '').replace('approvals:', `${dated}approvals:`);
  const sla = `${policy('estandar')}${policy('nueva')}  from: 2027-01-01
${policy('vip')}  when: { group: vip, priority: [critical, high], kind: incident }
  calendars: { response: oficina }
  calendar_of: [team, site]
  alerts: [50, { at: 80, tell: [assignee, luis], targets: [response, internal] }, { at: 80, targets: resolution }, 150]
  internal: [{ team: mesa, ${all} }]
  vendor: [{ supplier: Lenovo, calendar: oficina, ${all} }]
${policy('fecha')}  when: { item: laptop }
  due: { field: needed, days_before: 2, at: '12:00' }
`;
  expect(await problemsOf(sla, { 'people.yaml': people, 'catalog/laptop.yaml': laptop })).toEqual([]);
});
