import { describe, expect, test } from '@jest/globals';
import type { Course } from '../../../../src/domain/clock/courses/course.ts';
import { internalCourses } from '../../../../src/domain/clock/courses/internal-courses.ts';
import { vendorCourses } from '../../../../src/domain/clock/courses/vendor-courses.ts';
import type { Ticket } from '../../../../src/domain/ticket.ts';
import { at, ticketWith } from './short-history.ts';

/** Phases as `mode from-to`, in minutes since the opening. */
function told(courses: readonly Course[]) {
  const minutes = (date: Date) => (date.getTime() - at(0).getTime()) / 60_000;
  return courses.map(({ of, phases, metAt }) => ({
    of,
    went: phases.map(({ from, to, mode }) => `${mode} ${minutes(from)}-${minutes(to)}`),
    met: metAt && minutes(metAt),
  }));
}

const system = { sight: 'system' } as const;
const opened = [0, 'ana', 'open', { ...system, facts: { team: 'mesa' } }] as const;
const moved = (minutes: number, team: string) => [minutes, 'carlos', 'assign', { ...system, facts: { team } }] as const;
const internal = (ticket: Ticket, now = 1000) => told(internalCourses(ticket, ['parts'], at(now)));

describe("a team's time", () => {
  test('is one stay from registering until it leaves, and the next team has one of its own', () => {
    const ticket = ticketWith(
      [
        [0, 'registered'],
        [10, 'in_progress'],
        [200, 'resolved'],
      ],
      [opened, moved(60, 'sedes')],
    );
    expect(internal(ticket)).toEqual([
      { of: 'mesa', went: ['running 0-10', 'running 10-60', 'stopped 60-1000'], met: 60 },
      { of: 'sedes', went: ['running 60-200', 'stopped 200-1000'], met: 200 },
    ]);
    expect(internal(ticket, 50)).toEqual([{ of: 'mesa', went: ['running 0-10', 'running 10-50'], met: undefined }]);
    expect(internalCourses(ticket, [], at(300)).map(({ key }) => key)).toEqual([
      'internal@2026-03-02T14:00:00.000Z',
      'internal@2026-03-02T15:00:00.000Z',
    ]);
  });

  test('pauses as the resolution does, and goes on when it is reopened', () => {
    const ticket = ticketWith(
      [
        [0, 'registered'],
        [10, 'waiting', 'parts'],
        [20, 'waiting', 'schedule'],
        [30, 'resolved'],
        [40, 'in_progress'],
      ],
      [opened],
    );
    expect(internal(ticket, 50)).toEqual([
      { of: 'mesa', went: ['running 0-10', 'paused 10-20', 'running 20-30', 'stopped 30-40', 'running 40-50'], met: undefined },
    ]);
  });

  test('begins when the request is approved, with whoever has it then', () => {
    const ticket = ticketWith(
      [
        [0, 'awaiting_approval'],
        [100, 'registered'],
      ],
      [opened, moved(50, 'sedes')],
    );
    expect(internal(ticket, 90)).toEqual([]);
    expect(internal(ticket, 120)).toEqual([{ of: 'sedes', went: ['running 100-120'], met: undefined }]);
  });

  test('coming back is another stay; an old ticket that does not say who had it first has none until it moved', () => {
    const states = [[0, 'registered']] as const;
    const back = ticketWith(states, [opened, moved(10, 'sedes'), moved(30, 'mesa')]);
    expect(internal(back, 40).map(({ of, went }) => `${of} ${went[0]}`)).toEqual([
      'mesa running 0-10',
      'sedes running 10-30',
      'mesa running 30-40',
    ]);
    const old = { ...opened[3], facts: {} };
    expect(internal(ticketWith(states, [[0, 'ana', 'open', old], moved(10, 'sedes')]), 40)).toMatchObject([{ of: 'sedes' }]);
    expect(internal(ticketWith(states, [[0, 'ana', 'open', old]]), 40)).toMatchObject([{ of: 'mesa' }]);
  });

  test('a task counts for its team from the approval until it is done, instead of the stay', () => {
    const label = { es: 'Parte', en: 'Part' };
    const tasks: Ticket['tasks'] = [
      { id: 1, team: 'mesa', label, state: 'done', done: { at: at(150), by: 'carlos' } },
      { id: 2, team: 'sedes', label, state: 'open' },
    ];
    const ticket = ticketWith(
      [
        [0, 'awaiting_approval'],
        [100, 'registered'],
      ],
      [opened],
      { tasks },
    );
    expect(internal(ticket, 200)).toEqual([
      { of: 'mesa', went: ['running 100-150', 'stopped 150-200'], met: 150 },
      { of: 'sedes', went: ['running 100-200'], met: undefined },
    ]);
    expect(new Set(internalCourses(ticket, [], at(200)).map(({ key }) => key)).size).toBe(2);
  });
});

describe("a third party's time", () => {
  const to = (minutes: number, supplier: string) => [minutes, 'carlos', 'escalate', { ...system, facts: { supplier } }] as const;
  const vendor = (ticket: Ticket, now = 1000) => told(vendorCourses(ticket, at(now)));

  test('runs while it is there, and goes on if it goes there again, however the name is written', () => {
    const ticket = ticketWith(
      [
        [0, 'in_progress'],
        [10, 'escalated'],
        [40, 'in_progress'],
        [60, 'escalated'],
        [80, 'resolved'],
      ],
      [to(10, 'Móvil S.A.'), to(60, 'movil s a')],
    );
    expect(vendor(ticket)).toEqual([
      { of: 'movil s a', went: ['running 10-40', 'stopped 40-60', 'running 60-80', 'stopped 80-1000'], met: 80 },
    ]);
    expect(vendor(ticket, 30)).toEqual([{ of: 'Móvil S.A.', went: ['running 10-30'], met: undefined }]);
    expect(vendorCourses(ticket, at(70)).map(({ key }) => key)).toEqual(['vendor@movil s a']);
  });

  test('each has its own; a cancelled ticket brought nothing back', () => {
    const ticket = ticketWith(
      [
        [0, 'in_progress'],
        [10, 'escalated'],
        [20, 'in_progress'],
        [30, 'escalated'],
        [50, 'cancelled'],
      ],
      [to(10, 'Lenovo'), to(30, 'Claro')],
    );
    expect(vendor(ticket, 60)).toEqual([
      { of: 'Lenovo', went: ['running 10-20', 'stopped 20-60'], met: 20 },
      { of: 'Claro', went: ['running 30-50', 'stopped 50-60'], met: undefined },
    ]);
  });

  test('an old ticket says only to whom it went last', () => {
    const ticket = ticketWith(
      [
        [0, 'in_progress'],
        [10, 'escalated'],
      ],
      [[10, 'carlos', 'escalate', system]],
      { supplier: 'Lenovo' },
    );
    expect(vendor(ticket, 20)).toEqual([{ of: 'Lenovo', went: ['running 10-20'], met: undefined }]);
  });
});
