import { expect, test } from '@jest/globals';
import { policy, problemsOf } from './policies/trial-policies.ts';
import { smallDesk } from './small-desk.ts';

const sla = policy('estandar');
const ofDesk = (numbers: string): string =>
  (smallDesk['desk.yaml'] ?? '').replace(/conformity:\n( {2}.*\n)+/, `conformity: ${numbers}\n`);
const ofTeam = (numbers: string): string => `${smallDesk['teams.yaml'] ?? ''}  conformity: ${numbers}\n`;

const late = 'but a nudge comes only after';

test.each<[string, Record<string, string>, string]>([
  [
    'nudges that go back',
    { 'desk.yaml': ofDesk('{ nudge_after_days: [2, 1], close_after_days: 3, reopen_days: 5 }') },
    'desk.yaml:14: the nudges are not in order; write the days from the first nudge to the last',
  ],
  [
    'the same nudge twice',
    { 'desk.yaml': ofDesk('{ nudge_after_days: [1, 1], close_after_days: 3, reopen_days: 5 }') },
    'desk.yaml:14: the nudges are not in order',
  ],
  [
    'closing with the last nudge',
    { 'desk.yaml': ofDesk('{ nudge_after_days: [1, 3], close_after_days: 3, reopen_days: 5 }') },
    `desk.yaml:14: a ticket is closed after 3 days, ${late} 3; close later, or nudge sooner`,
  ],
  ['no nudge at all', { 'desk.yaml': ofDesk('{ nudge_after_days: [], close_after_days: 3, reopen_days: 5 }') }, 'desk.yaml:14:'],
  [
    'a team that closes before the desk nudges',
    { 'teams.yaml': ofTeam('{ close_after_days: 1 }') },
    `teams.yaml:4: a ticket is closed after 1 day, ${late} 2`,
  ],
  [
    'a team that nudges after the desk closes',
    { 'teams.yaml': ofTeam('{ nudge_after_days: [1, 4] }') },
    `teams.yaml:4: a ticket is closed after 3 days, ${late} 4`,
  ],
  ['a number of days that is none', { 'teams.yaml': ofTeam('{ reopen_days: 0 }') }, 'teams.yaml:4:'],
  ['a name one letter off', { 'teams.yaml': ofTeam('{ close_after_day: 9 }') }, 'teams.yaml:4:'],
])('%s is refused with its line', async (_, files, problem) => {
  expect((await problemsOf(sla, files)).join('\n')).toContain(problem);
});

test('numbers of its own are taken as far as they go with the desk’s', async () => {
  expect(await problemsOf(sla, { 'teams.yaml': ofTeam('{ close_after_days: 10 }') })).toEqual([]);
});
