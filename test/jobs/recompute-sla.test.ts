import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Calendar, compileCalendar } from '../../src/domain/hours/calendar.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { createRecomputing, dueIn, entries, IN_1_DAY, IN_3_DAYS, many, OPENED, type Recomputing } from './recomputing.ts';

const never = compileCalendar(Calendar.parse({ tz: 'Etc/UTC', hours: {} }));

let desk: Recomputing;
beforeEach(async () => {
  desk = await createRecomputing(await temporaryStore());
});
afterEach(() => desk.place.drop());

describe('recomputing open tickets', () => {
  test('the first look changes nothing that is right, and another one nothing at all', async () => {
    await desk.seed(desk.promising('3d'), many(3));
    const process = desk.started(desk.promising('3d'));
    expect(await process.job.dueAt()).toEqual(new Date(desk.at));
    expect(await desk.settled(process)).toBeUndefined();
    expect((await desk.tickets()).map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  test('other terms are brought in once, over pages of tickets, in a running process and over a restart', async () => {
    await desk.seed(desk.promising('3d'), many(110));
    const process = desk.started(desk.promising('3d'));
    await desk.settled(process);
    process.definitions = desk.promising('1d');
    expect(await process.job.dueAt()).toEqual(new Date(desk.at));
    expect(await desk.settled(process)).toBeUndefined();
    const tickets = await desk.tickets();
    expect(new Set(tickets.map(dueIn))).toEqual(new Set([IN_1_DAY]));
    expect(entries(tickets).every((count) => count === 1)).toBe(true);
    expect(await desk.settled(desk.started(desk.promising('1d')))).toBeUndefined();
    expect(await desk.tickets()).toEqual(tickets);
    expect(await desk.settled(desk.started(desk.promising('3d')))).toBeUndefined();
    expect(new Set((await desk.tickets()).map(dueIn))).toEqual(new Set([IN_3_DAYS]));
  });

  test('what is over is left alone, what waits or is resolved is not', async () => {
    const ledger = (state: Ticket['state']) => [
      { at: new Date(OPENED), state: 'registered' as const },
      { at: new Date(OPENED + 60_000), state },
    ];
    const states = ['in_progress', 'escalated', 'resolved', 'closed', 'rejected', 'cancelled'] as const;
    await desk.seed(
      desk.promising('3d'),
      states.map((state, n) => ({ id: `INC-${n}`, state, ledger: ledger(state) })),
    );
    const before = await desk.tickets();
    await desk.settled(desk.started(desk.promising('1d')));
    const after = await desk.tickets();
    expect(after.map(dueIn)).toEqual([IN_1_DAY, IN_1_DAY, IN_1_DAY, undefined, undefined, undefined]);
    expect(after.slice(3)).toEqual(before.slice(3));
  });

  test.each([2, 3, 5, 7])('a process that dies after %i transactions is relieved, and each ticket is told once', async (left) => {
    await desk.seed(desk.promising('3d'), many(110));
    const dying = desk.started(desk.promising('1d'), { holder: 'dying' });
    dying.left = left;
    await expect(dying.job.run(new Date(desk.at))).rejects.toThrow('the process is dead');
    expect(await desk.settled(desk.started(desk.promising('1d'), { holder: 'next' }))).toBeUndefined();
    const tickets = await desk.tickets();
    expect(new Set(tickets.map(dueIn))).toEqual(new Set([IN_1_DAY]));
    expect(entries(tickets).every((count) => count === 1)).toBe(true);
  });

  test('a run ends after some seconds, and the next goes on', async () => {
    await desk.seed(desk.promising('3d'), many(220));
    const slow = desk.started(desk.promising('1d'), { tick: 1200 });
    let runs = 0;
    for (let due: Date | undefined = new Date(desk.at); due; runs += 1) due = await desk.settled(slow);
    expect(runs).toBeGreaterThan(2);
    expect(entries(await desk.tickets()).every((count) => count === 1)).toBe(true);
  });

  test('a policy that comes into force while no desk runs is brought in at the next start', async () => {
    const own = desk.demo.policies.get('estandar')!;
    const goals = { ...own.goals, normal: { ...own.goals.normal, resolution: '1d' } };
    const coming = { ...own, id: 'nuevo', when: { kind: ['incident' as const] }, from: '2026-03-05', goals };
    const definitions = {
      ...desk.promising('3d'),
      policies: new Map([
        ['nuevo', coming],
        ['estandar', own],
      ]),
    };
    await desk.seed(definitions, many(2));
    const midnight = new Date('2026-03-05T05:00:00Z');
    expect(await desk.settled(desk.started(definitions))).toEqual(midnight);
    expect((await desk.tickets()).map(dueIn)).toEqual([IN_3_DAYS, IN_3_DAYS]);
    desk.at = midnight.getTime() + 5 * 86_400_000;
    const next = desk.started(definitions);
    expect(await next.job.dueAt()).toEqual(new Date(desk.at));
    expect(await desk.settled(next)).toBeUndefined();
    expect((await desk.tickets()).map(({ policy, dues }) => [policy, dueIn({ dues })])).toEqual([
      ['nuevo', IN_1_DAY],
      ['nuevo', IN_1_DAY],
    ]);
  });

  test('one that cannot be read does not hold up the others', async () => {
    const teams = new Map([...desk.demo.teams, ['lost', { ...desk.demo.teams.get('mesa')!, id: 'lost', calendar: 'never' }]]);
    const calendars = new Map([...desk.demo.calendars, ['never', never]]);
    const { policies, ...rest } = desk.promising('1d');
    const own = { ...policies.get('estandar')!, calendar_of: ['team' as const] };
    await desk.seed(desk.promising('3d'), [{ id: 'INC-1', team: 'lost' }, { id: 'INC-2' }]);
    await desk.settled(desk.started({ ...rest, teams, calendars, policies: new Map([['estandar', own]]) }));
    expect((await desk.tickets()).map(dueIn)).toEqual([IN_3_DAYS, IN_1_DAY]);
    expect(desk.log.filter((line) => line.includes('cannot be brought in line'))).toHaveLength(1);
  });
});

test('definitions without terms are left alone', async () => {
  const { terms: _terms, ...rest } = desk.promising('1d');
  await desk.seed(desk.promising('3d'), many(1));
  expect(await desk.settled(desk.started(rest))).toBeUndefined();
  expect((await desk.tickets()).map(dueIn)).toEqual([IN_3_DAYS]);
});
