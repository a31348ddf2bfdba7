import { describe, expect, test } from '@jest/globals';
import { approversOf, type Petition } from '../../../src/domain/approval/approvers.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import { Person } from '../../../src/domain/person.ts';
import { planStages } from '../../../src/domain/approval/plan-stages.ts';
import { Stage } from '../../../src/domain/approval/stage.ts';

const people = [
  { id: 'ana', name: 'Ana', manager: 'luis', department: 'sales', site: 'lima', cost_centre: 'cc1' },
  { id: 'luis', name: 'Luis', manager: 'marta', department: 'sales', roles: ['head'] },
  { id: 'marta', name: 'Marta', department: 'it', roles: ['head', 'administrator'], teams: [{ team: 'mesa', role: 'lead' }] },
  { id: 'carlos', name: 'Carlos', manager: 'marta', teams: [{ team: 'mesa' }] },
  { id: 'gerencia', name: 'Gerencia', roles: ['authority'] },
  { id: 'sola', name: 'Sola' },
].map((one) => Person.parse(one));

const label = { es: 'x', en: 'x' };
const definitions = {
  people: new Map(people.map((person) => [person.id, person])),
  departments: new Map([
    ['sales', { id: 'sales', label, head: 'luis' }],
    ['it', { id: 'it', label, head: 'marta' }],
  ]),
  sites: new Map([['lima', { id: 'lima', label, owner: 'gerencia' }]]),
  costCentres: new Map([['cc1', { id: 'cc1', label, owner: 'carlos' }]]),
} as unknown as Definitions;

const petition = (given: Partial<Petition> = {}): Petition => ({ requester: 'ana', answers: {}, ...given });
const by = (stage: unknown) => Stage.parse({ id: 's', by: stage }).by;

describe('who decides', () => {
  test.each([
    ['manager', {}, ['luis']],
    ['manager', { requester: 'carlos', beneficiary: 'ana' }, ['luis']],
    ['manager', { requester: 'sola' }, []],
    ['manager_of_manager', {}, ['marta']],
    ['manager_of_manager', { requester: 'marta' }, []],
    [['carlos', 'ghost', 'carlos'], {}, ['carlos']],
    [{ team: 'mesa' }, {}, ['marta', 'carlos']],
    [{ leads: 'mesa' }, {}, ['marta']],
    [{ role: 'head' }, {}, ['luis', 'marta']],
    [{ role: 'administrator' }, {}, ['marta']],
    [{ role: 'authority' }, {}, ['gerencia']],
    [{ head_of: 'department' }, {}, ['luis']],
    [{ head_of: 'department', field: 'where' }, { answers: { where: 'it' } }, ['marta']],
    [{ head_of: 'department', field: 'where' }, {}, []],
    [{ field: 'who' }, { answers: { who: 'carlos' } }, ['carlos']],
    [{ field: 'who' }, { answers: { who: ['carlos', 'marta', 'carlos'] } }, ['carlos', 'marta']],
    [{ field: 'who' }, {}, []],
    [{ owner_of: 'site' }, {}, ['gerencia']],
    [{ owner_of: 'site' }, { requester: 'sola' }, []],
    [{ owner_of: 'site', field: 'place' }, { requester: 'sola', answers: { place: 'lima' } }, ['gerencia']],
    [{ owner_of: 'cost_centre' }, {}, ['carlos']],
    [['manager', { leads: 'mesa' }, { owner_of: 'site' }, 'luis'], {}, ['luis', 'marta', 'gerencia']],
  ])('%j for %j: %j', (stage, given, expected) => {
    expect(approversOf(by(stage), petition(given as Partial<Petition>), definitions)).toEqual(expected);
  });
});

describe('a stage that finds too few people makes the plan fail', () => {
  const plan = (stages: readonly object[], given: Partial<Petition> = {}) =>
    planStages(
      stages.map((stage, index) => Stage.parse({ id: `s${index}`, ...stage })),
      petition(given),
      definitions,
    );
  test.each([
    ['nobody', [{ by: 'manager' }], { requester: 'sola' }],
    ['only who asks', [{ by: ['ana'] }], {}],
    ['only whom it is for', [{ by: ['luis'] }], { beneficiary: 'luis' }],
    ['only who opened it for somebody', [{ by: ['carlos'] }], { openedBy: 'carlos' }],
    ['fewer than it needs', [{ by: ['luis', 'ana', 'marta'], need: 3 }], {}],
    ['the manager who asks for their own', [{ by: 'manager' }], { requester: 'luis', beneficiary: 'ana' }],
    ['the same eyes for certain', [{ by: ['luis'] }, { by: ['luis'], four_eyes: true }], {}],
  ])('%s', (...[, stages, given]) => {
    expect(plan(stages, given).ok).toBe(false);
  });

  test.each([
    ['all of those left', [{ by: ['ana', 'luis', 'marta'], need: 'all' }], [{ approvers: ['luis', 'marta'], need: 2 }]],
    ['a share of those left', [{ by: ['ana', 'luis', 'marta', 'carlos'], need: '60%' }], [{ need: 2, quota: '60%' }]],
    ['other eyes for certain', [{ by: ['luis'] }, { by: ['luis', 'marta'], four_eyes: true }], [{}, { approvers: ['marta'] }]],
    [
      'other eyes perhaps',
      [{ by: ['luis', 'marta'] }, { by: ['luis', 'marta'], four_eyes: true }],
      [{}, { approvers: ['luis', 'marta'] }],
    ],
  ])('otherwise it says who and how many: %s', (...[, stages, expected]) => {
    expect(plan(stages)).toMatchObject({ ok: true, approvals: expected });
  });
});
