import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { verbs } from '../../../src/conversation/verbs/verbs.ts';
import { lifecycleVerbs } from '../../../src/domain/lifecycle.ts';

const { definitions } = await loadDefinitions('config');
const { people, teams, items, categories, desk } = definitions;

const nine = [
  { id: 'ana', language: 'es', department: 'sales', manager: 'luis' },
  { id: 'bob', language: 'en', department: 'sales', manager: 'luis' },
  { id: 'luis', language: 'es', department: 'sales', manager: 'marta' },
  { id: 'marta', language: 'es', department: 'it', manager: 'gerencia' },
  { id: 'carlos', language: 'es', department: 'it', manager: 'marta' },
  { id: 'sofia', language: 'es', department: 'it', manager: 'marta' },
  { id: 'rosa', language: 'es', department: 'hr', manager: 'gerencia' },
  { id: 'pedro', language: 'es', department: 'finance', manager: 'gerencia' },
  { id: 'elena', language: 'es', department: 'facilities', manager: 'gerencia' },
];

describe('people', () => {
  test.each(nine.map((one, index) => ({ ...one, n: index + 1 })))('$id', ({ id, n, ...expected }) => {
    expect(people.get(id)).toMatchObject({
      ...expected,
      email: `${id}@mesa.example`,
      addresses: { teams: `00000000-0000-4000-8000-00000000000${n}`, whatsapp: `5190000000${n}`, web: id },
    });
  });

  test('about 90, all but one reporting to somebody, nobody else with a phone or an account', () => {
    expect(people.size).toBeGreaterThanOrEqual(85);
    expect(people.size).toBeLessThanOrEqual(95);
    expect([...people.values()].filter(({ manager }) => manager === undefined).map(({ id }) => id)).toEqual(['gerencia']);
    const others = [...people.values()].filter(({ id }) => !nine.some((one) => one.id === id));
    for (const { id, email, addresses } of others) expect([email, addresses]).toEqual([`${id}@mesa.example`, { web: id }]);
    expect(others.filter(({ language }) => language === 'en').length).toBeGreaterThan(1);
  });

  test('the teams have their agents and leads, and nobody else', () => {
    const members = [...people.values()].flatMap(({ id, teams: theirs }) =>
      theirs.map(({ team, role }) => `${team} ${role} ${id}`),
    );
    expect(members).toEqual(['mesa lead marta', 'mesa agent carlos', 'mesa agent sofia', 'rrhh lead rosa', 'sedes lead elena']);
    expect([...teams.values()].filter(({ confidential }) => confidential).map(({ id }) => id)).toEqual(['rrhh']);
  });
});

describe('time', () => {
  const oficina = definitions.calendars.get('oficina');

  test('Monday to Friday from 8 to 18 in Lima, not on 1 May', () => {
    expect(oficina?.dayMinutes).toBe(600);
    expect(oficina?.nextOpening(new Date('2026-04-30T18:00:00-05:00'))).toEqual(new Date('2026-05-04T08:00:00-05:00'));
    expect(desk).toMatchObject({ zone: 'America/Lima', language: 'es', calendar: 'oficina', team: 'mesa' });
  });

  // Moving ones (Holy Thursday, Good Friday) and those of every year, as they were published.
  const published = {
    2025: '01-01 04-17 04-18 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
    2026: '01-01 04-02 04-03 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
    2027: '01-01 03-25 03-26 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
    2028: '01-01 04-13 04-14 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
  }; // prettier-ignore

  test.each(Object.entries(published))('the holidays of %s, and no others', (year, dates) => {
    const [from, to] = [new Date(`${year}-01-01T00:00:00-05:00`), new Date(`${Number(year) + 1}-01-01T00:00:00-05:00`)];
    for (const id of ['oficina', 'emergencia']) {
      const free =
        definitions.calendars
          .get(id)
          ?.pieces(from, to)
          .filter(({ rule }) => rule === 'holiday') ?? [];
      const days = free.flatMap((piece) =>
        Array.from({ length: Math.round((piece.to.getTime() - piece.from.getTime()) / 86_400_000) }, (_, index) =>
          new Date(piece.from.getTime() + index * 86_400_000).toISOString().slice(5, 10),
        ),
      );
      expect(days.join(' ')).toBe(dates);
      for (const { name } of free) expect(name?.es && name.en).toBeTruthy();
    }
  });

  test('they never run out', () => {
    expect(oficina?.isOpen(new Date('2298-12-25T10:00:00-05:00'))).toBe(false);
    expect(oficina?.isOpen(new Date('2021-12-09T10:00:00-05:00'))).toBe(true);
  });

  test('the targets', () => {
    expect(definitions.policies.get(desk.sla)).toMatchObject({
      calendar: 'oficina',
      goals: {
        critical: { response: '30m', resolution: '4h' },
        high: { response: '1h', resolution: '8h' },
        normal: { response: '4h', resolution: '3d' },
        low: { response: '8h', resolution: '5d' },
      },
      alerts: [50, 75, 100],
      pauses: ['requester', 'parts', 'schedule'],
    });
  });

  test('reminders, silence and expiry', () => {
    expect(desk.approvals).toEqual({ remind_after_hours: 8, expire_after_days: 5 });
    expect(desk.conformity).toEqual({ nudge_after_days: [1, 2], close_after_days: 3, reopen_days: 5 });
    expect(desk.conversation.burst_minutes).toBe(5);
  });
});

test('priority: medium is neutral, and it is the same read by rows or by columns', () => {
  const levels = ['critical', 'high', 'medium', 'low'] as const;
  expect(levels.map((urgency) => desk.matrix.medium[urgency])).toEqual(['critical', 'high', 'normal', 'low']);
  for (const a of levels) for (const b of levels) expect(desk.matrix[a][b]).toBe(desk.matrix[b][a]);
});

describe('the catalog', () => {
  const forms = [
    { id: 'laptop', team: 'mesa', fields: ['model', 'needed_by', 'reason', 'accessories'], by: ['manager', ['pedro']] },
    { id: 'software', team: 'mesa', fields: ['program', 'licence', 'cost'], by: ['manager', ['pedro']] },
    { id: 'access', team: 'mesa', fields: ['system', 'detail', 'level', 'until'], by: [['marta', 'carlos', 'sofia']] },
    { id: 'password-reset', team: 'mesa', fields: ['system'], by: [] },
    { id: 'onboarding', team: 'mesa', fields: ['name', 'start_date', 'department', 'equipment'], by: ['manager'] },
    { id: 'vacation', team: 'rrhh', fields: ['from', 'to', 'comment'], by: ['manager'] },
    { id: 'meeting-room', team: 'sedes', fields: ['room', 'date', 'time', 'people'], by: [] },
    { id: 'peripheral', team: 'mesa', fields: ['what', 'reason'], by: ['manager'] },
  ];

  test.each(forms)('$id', ({ id, team, fields, by }) => {
    const item = items.get(id);
    expect(item?.team).toBe(team);
    expect(item?.fields.map((field) => field.id)).toEqual(fields);
    expect(item?.approvals.map((stage) => stage.by)).toEqual(by);
    expect(item?.confidential).toBe(id === 'vacation');
    expect(item?.synonyms.length).toBeGreaterThan(9);
  });

  test('and two with the remaining kinds of fields', () => {
    expect([...items.keys()].toSorted()).toEqual([...forms.map(({ id }) => id), 'event', 'travel'].toSorted());
  });

  test('conditions: the cost of a paid licence, finance over 500, two of three for access', () => {
    expect(items.get('software')?.fields[2]).toMatchObject({ kind: 'money', when: { field: 'licence', equals: 'paid' } });
    expect(items.get('software')?.approvals[1]).toMatchObject({ when: { field: 'cost', gt: 500 } });
    expect(items.get('access')?.approvals[0]).toMatchObject({ need: 2 });
    expect(items.get('onboarding')?.tasks.map(({ team }) => team)).toEqual(['mesa', 'sedes']);
  });
});

test('the categories are those that messages are sorted into', async () => {
  const lines = (await readFile('config/phrasebook/dev.jsonl', 'utf8')).trim().split('\n');
  const found = new Set(
    lines.map((line) => (JSON.parse(line) as { category: string | null }).category).filter((one) => one !== null),
  );
  expect([...categories.keys()].toSorted()).toEqual([...found].toSorted());
});

test('every verb has somebody who may use it', () => {
  const internal = ['expire', 'conform', 'disagree', 'reapprove'];
  const known = [...Object.keys(verbs), ...lifecycleVerbs.filter((verb) => !internal.includes(verb))];
  for (const verb of known) expect([verb, definitions.roles[verb]?.length ?? 0]).not.toEqual([verb, 0]);
});
