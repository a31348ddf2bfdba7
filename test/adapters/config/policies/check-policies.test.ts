import { describe, expect, test } from '@jest/globals';
import { smallDesk } from '../small-desk.ts';
import { policy, problemsOf } from './trial-policies.ts';

/** The desk's own policy with more lines, from the eighth on. */
const own = (lines: string): string => `${policy('estandar')}${lines}\n`;
/** Another one below it, with lines of its own from the fifteenth on. */
const other = (lines: string): string => `${policy('estandar')}${policy('otra')}${lines}\n`;
const all = 'goals: { critical: 1h, high: 1h, normal: 1h, low: 1h }';
const dated = `  - id: needed
    kind: date
    label: { es: Fecha, en: Date }
`;

describe('a policy that is wrong is refused with its line and what to do', () => {
  test.each<[string, string, string]>([
    [
      'no calendar',
      policy('estandar').replace(/ {2}calendar.*\n/, ''),
      'sla.yaml:1: "calendar" is missing: its goals are counted in no hours; add "calendar: …", a name of calendars.yaml',
    ],
    [
      'an unknown calendar',
      policy('estandar').replace('oficina', 'ofisina'),
      'sla.yaml:2: there is no calendar "ofisina"; did you mean "oficina"?',
    ],
    [
      'a target with an unknown calendar',
      own('  calendars:\n    response: siempre'),
      'sla.yaml:9: there is no calendar "siempre"; correct it, or add "siempre" to calendars.yaml',
    ],
    [
      'a share with an unknown calendar',
      own(`  vendor:\n    - supplier: Lenovo\n      calendar: ofcina\n      ${all}`),
      'sla.yaml:10: there is no calendar "ofcina"; did you mean "oficina"?',
    ],
    [
      'percentages out of order',
      own('  alerts: [75, 50, 100]'),
      'sla.yaml:8: the percentages are out of order: 50 comes after 75; write them from the lowest to the highest',
    ],
    [
      'a percentage twice',
      own('  alerts:\n    - 50\n    - { at: 50, tell: lead }'),
      'sla.yaml:10: 50 % is there twice; keep one of the two, with all whom it tells in its "tell"',
    ],
    [
      'a percentage with its sign',
      own('  alerts: ["50%"]'),
      'sla.yaml:8: entry 1 of "alerts" cannot be "50%"; it must be a number or a group of keys',
    ],
    [
      'told to nobody there is',
      own('  alerts:\n    - { at: 50, tell: [lead, asignee] }'),
      'sla.yaml:9: "asignee" is nobody who could be told; did you mean "assignee"?',
    ],
    [
      'told to nobody at all',
      own('  alerts:\n    - { at: 50, tell: [] }'),
      'sla.yaml:9: "tell" is too short; it must be at least 1 entry long',
    ],
    [
      'of no target',
      own('  alerts:\n    - { at: 50, targets: [] }'),
      'sla.yaml:9: "targets" is too short; it must be at least 1 entry long',
    ],
    [
      'of a target that has no goal',
      own('  alerts:\n    - { at: 50, targets: vendor }'),
      'sla.yaml:9: the policy has no goal of "vendor", so nobody would ever be told; add the goal, or name one of response, resolution',
    ],
    [
      'an answer after the solution',
      policy('estandar').replace('response: 4h', 'response: 4d'),
      'sla.yaml:6: of priority normal, the goal of "response" (4d) is longer than that of the resolution (3d); answer sooner, or solve later',
    ],
    [
      'a goal of nothing',
      policy('estandar').replace('response: 4h', 'response: 0h'),
      'sla.yaml:6: "response": "0h" is not accepted; correct it: a goal is working time like 2h, 30m, 1d or 1h30m',
    ],
    [
      'a goal without an end',
      policy('estandar').replace('5d', '99999d'),
      'sla.yaml:7: a goal of 99999d is too long; write at most 1000d',
    ],
    [
      'a priority without goals',
      policy('estandar').replace(/ {4}low.*\n/, ''),
      'sla.yaml:3: "low" is missing; add "low: …" (a group of keys)',
    ],
    [
      'a reason twice',
      own('  pauses: [parts, requester, parts]'),
      'sla.yaml:8: the pause "parts" is used twice (first at sla.yaml:8); change one of the two',
    ],
    [
      'an unknown category',
      other('  when:\n    category: [hardware, netwrok]'),
      'sla.yaml:16: there is no category "netwrok"; did you mean "network"?',
    ],
    [
      'another name of a category',
      other('  when: { category: devices }'),
      'sla.yaml:15: tickets have no category "devices": it is another name of "hardware"; write "hardware"',
    ],
    ['an unknown item', other('  when: { item: lapto }'), 'sla.yaml:15: there is no item "lapto"; did you mean "laptop"?'],
    ['an unknown person', other('  when: { requester: anna }'), 'sla.yaml:15: there is no person "anna"; did you mean "ana"?'],
    [
      'an empty group',
      other('  when: { group: vip }'),
      'sla.yaml:15: nobody is of the group "vip"; write "groups: [vip]" at those who are in it (people.yaml)',
    ],
    [
      'an unknown company',
      other('  when: { company: Pureba }'),
      'sla.yaml:15: nobody is of the company "Pureba"; did you mean "Prueba"?',
    ],
    [
      'what no ticket has',
      other('  when: { category: network, item: laptop }'),
      'sla.yaml:15: only incidents have a category and only requests an item: no ticket has both; write a policy for each',
    ],
    [
      'a category of requests',
      other('  when: { kind: request, category: network }'),
      'sla.yaml:15: requests have no category; write a policy for each',
    ],
    [
      'no condition after all',
      other('  when: {}'),
      'sla.yaml:15: "when" has no condition; write one, like "category: network", or remove "when"',
    ],
    [
      'one that never holds',
      other('  label: { es: Otra, en: Other }'),
      'sla.yaml:8: "otra" never holds: it has no conditions, and neither has "estandar", which holds always; add "when" with conditions, or another date as "from", or remove it',
    ],
    [
      'conditions of the desk’s own',
      own('  when: { team: mesa }'),
      'sla.yaml:8: "estandar" is the desk\'s own policy (desk.yaml), which holds where no other does, and so cannot have conditions; remove "when", or name another policy as "sla" in desk.yaml',
    ],
    [
      'the same id',
      `${policy('estandar')}${policy('estandar')}`,
      'sla.yaml:8: the id "estandar" is used twice (first at sla.yaml:1); change one of the two',
    ],
    [
      'a due date that names no day',
      other('  when: { item: laptop }\n  due: { at: "17:00" }'),
      'sla.yaml:16: "due" does not say which day; write one of date, field, weekday, day_of_month',
    ],
    [
      'one that names two',
      other('  when: { item: laptop }\n  due:\n    weekday: friday\n    day_of_month: 1'),
      'sla.yaml:18: "due" says which day in 2 ways (weekday, day_of_month); keep one of them',
    ],
    [
      'a field that is no date',
      other('  when: { item: laptop }\n  due: { field: model }'),
      'sla.yaml:16: the field "model" is no date in "laptop"; name a field of kind date, date_time or date_range',
    ],
    [
      'days before nothing',
      other('  when: { item: laptop }\n  due: { weekday: friday, days_before: 1 }'),
      'sla.yaml:16: "days_before" counts from the date of a form, and no field is named; add "field: …", or remove it',
    ],
    [
      'a date before its policy',
      other('  from: 2026-06-01\n  due: { date: 2026-05-01 }'),
      'sla.yaml:16: the policy holds from 2026-06-01, when 2026-05-01 is over; write a later date',
    ],
    [
      'a share of an unknown team',
      own(`  internal:\n    - team: messa\n      ${all}`),
      'sla.yaml:9: there is no team "messa"; did you mean "mesa"?',
    ],
    [
      'a third party without a name',
      own(`  vendor:\n    - ${all}`),
      'sla.yaml:9: "supplier" is missing; add "supplier: …" (a text)',
    ],
    [
      'a third party twice',
      own(`  vendor:\n    - supplier: Móvil\n      ${all}\n    - supplier: movil\n      ${all}`),
      'sla.yaml:11: the supplier "movil" (without case and accents) is used twice (first at sla.yaml:9); change one of the two',
    ],
    [
      'acceptance of what is no emergency',
      own('  counts_from: acceptance'),
      'sla.yaml:8: only what is an emergency is ever accepted as one, and this policy is not for emergencies; add "emergency: true" under "when", or remove "counts_from"',
    ],
  ])('%s', async (_, sla, problem) => {
    expect(await problemsOf(sla)).toEqual([problem]);
  });

  test('a mistyped field of a form', async () => {
    const laptop = (smallDesk['catalog/laptop.yaml'] ?? '').replace('approvals:', `${dated}approvals:`);
    const sla = other('  when: { item: laptop }\n  due: { field: neded }');
    expect(await problemsOf(sla, { 'catalog/laptop.yaml': laptop })).toEqual([
      'sla.yaml:16: there is no field "neded" in "laptop"; did you mean "needed"?',
    ]);
  });

  test('a mistake hides no other of the same policy', async () => {
    const sla = policy('estandar')
      .replace(/ {2}calendar.*\n/, '')
      .replace('3d', '3 weeks');
    const rest =
      '  alerts: [75, 50, { at: 80, targets: next }]\n  pauses: [parts, parts]\n  when: { team: messa }\n  form: 2026-01-01\n';
    expect((await problemsOf(`${sla}${rest}`)).map((line) => line.split('; ')[0])).toEqual([
      'sla.yaml:1: "calendar" is missing: its goals are counted in no hours',
      'sla.yaml:5: "resolution": "3 weeks" is not accepted',
      'sla.yaml:7: the percentages are out of order: 50 comes after 75',
      'sla.yaml:8: the pause "parts" is used twice (first at sla.yaml:8)',
      'sla.yaml:9: there is no team "messa"',
      'sla.yaml:10: unknown key "form"',
    ]);
  });

  test('nor any other of the same goals and the same conditions', async () => {
    const sla = policy('noche').replace('1h, resolution: 8h', '9h, resolution: 8h').replace('3d', '3 weeks');
    const when = '  when: { priority: urgent, team: messa, sites: [lima] }\n';
    expect((await problemsOf(`${sla}${when}${policy('estandar')}`)).map((line) => line.split('; ')[0])).toEqual([
      'sla.yaml:5: of priority high, the goal of "response" (9h) is longer than that of the resolution (8h)',
      'sla.yaml:6: "resolution": "3 weeks" is not accepted',
      'sla.yaml:8: "priority" cannot be "urgent"',
      'sla.yaml:8: unknown key "sites"',
      'sla.yaml:8: there is no team "messa"',
    ]);
  });

  test('many at once, of several policies and files', async () => {
    const broken = `${policy('estandar').replace('oficina', 'ofisina')}  alerts: [75, 50]\n${policy('otra').replace('3d', '3 weeks')}`;
    const matrix = (smallDesk['desk.yaml'] ?? '').replace(/ {2}medium: .*\n/, '').replace('low: low', 'low: lowest');
    expect((await problemsOf(broken, { 'desk.yaml': matrix })).map((line) => line.split(': ')[0])).toEqual([
      'desk.yaml:9',
      'desk.yaml:10',
      'sla.yaml:2',
      'sla.yaml:8',
      'sla.yaml:14',
    ]);
  });
});
