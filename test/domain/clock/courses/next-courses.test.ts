import { describe, expect, test } from '@jest/globals';
import { compileCalendar } from '../../../../src/domain/hours/calendar.ts';
import { nextCourses } from '../../../../src/domain/clock/courses/next-courses.ts';
import { measure, type ClockReading } from '../../../../src/domain/clock/read-clock.ts';
import type { Ticket } from '../../../../src/domain/ticket.ts';
import { at, ticketWith } from './short-history.ts';

const always = [['00:00', '24:00']] as [string, string][];
const working = compileCalendar({
  tz: 'Etc/UTC',
  hours: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
  holidays: [],
});

/** Each stopwatch of a goal of an hour, as minutes since the opening. */
function read(ticket: Ticket, now = 1000) {
  const minutes = (date: Date | undefined) => date && (date.getTime() - at(0).getTime()) / 60_000;
  return nextCourses(ticket, at(now)).map((course): Record<string, unknown> => {
    const clock: ClockReading = measure(course, { goal: 60, working }, at(now));
    const { startedAt, dueAt, metAt, mode, breached } = clock;
    return { from: minutes(startedAt), due: minutes(dueAt), met: minutes(metAt), mode, breached };
  });
}

const open = [
  [0, 'registered'],
  [10, 'in_progress'],
] as const;
const answered = { respondedAt: at(10) };
const take = [10, 'carlos', 'take', { sight: 'system' }] as const;

describe('the next response', () => {
  test('begins with the first unanswered message; a second one does not move it, a reply clears it (sc-04)', () => {
    const asked = ticketWith(open, [take, [100, 'ana', 'comment'], [130, 'ana', 'comment']], answered);
    expect(read(asked, 140)).toEqual([{ from: 100, due: 160, met: undefined, mode: 'running', breached: false }]);
    expect(read(asked, 160)).toMatchObject([{ mode: 'running', breached: true }]);
    const told = ticketWith(open, [take, [100, 'ana', 'comment'], [130, 'ana', 'comment'], [150, 'carlos', 'reply']], answered);
    expect(read(told)).toEqual([{ from: 100, due: 160, met: 150, mode: 'stopped', breached: false }]);
  });

  test('runs beside the other targets (sc-05)', () => {
    const ticket = ticketWith(
      [
        [0, 'registered'],
        [60, 'in_progress'],
        [90, 'waiting', 'requester'],
        [120, 'closed'],
      ],
      [
        [75, 'carlos', 'reply', { facts: { first: true } }],
        [80, 'ana', 'comment'],
        [90, 'carlos', 'wait'],
      ],
      { respondedAt: at(75) },
    );
    expect(read(ticket)).toEqual([{ from: 80, due: 140, met: 90, mode: 'stopped', breached: false }]);
  });

  test('each message that was answered has a stopwatch of its own, told apart by its start', () => {
    const ticket = ticketWith(
      open,
      [take, [100, 'ana', 'comment'], [200, 'carlos', 'reply'], [300, 'ana', 'comment'], [310, 'carlos', 'reply']],
      answered,
    );
    expect(nextCourses(ticket, at(400)).map(({ key }) => key)).toEqual([
      'next@2026-03-02T15:40:00.000Z',
      'next@2026-03-02T19:00:00.000Z',
    ]);
    expect(read(ticket)).toMatchObject([{ breached: true }, { breached: false }]);
  });

  test('what came before the first response was answered by it, also at the same instant', () => {
    expect(read(ticketWith(open, [[5, 'ana', 'comment'], take], answered))).toEqual([]);
    expect(read(ticketWith(open, [[10, 'ana', 'comment'], take], answered))).toEqual([]);
    expect(read(ticketWith(open, [take, [10, 'ana', 'comment']], answered))).toMatchObject([{ from: 10 }]);
    expect(read(ticketWith(open, [[5, 'ana', 'comment']]))).toEqual([]);
    expect(read(ticketWith(open, [take, [100, 'ana', 'comment']], answered), 99)).toEqual([]);
  });

  test.each([
    ['a note', [120, 'carlos', 'note', { sight: 'internal' }]],
    ['taking it', [120, 'sofia', 'take', { sight: 'system' }]],
    ['words of the desk itself', [120, 'system', 'reply']],
    ['waiting without a word', [120, 'carlos', 'wait', { text: undefined }]],
    ['somebody who only follows it', [120, 'bob', 'comment']],
    ['an approver who asks', [120, 'luis', 'ask']],
  ] as const)('%s answers nothing', (_, entry) => {
    expect(read(ticketWith(open, [take, [100, 'ana', 'comment'], entry as never], answered))).toMatchObject([
      { from: 100, mode: 'running', met: undefined },
    ]);
  });

  test('a reply that was taken back was none', () => {
    const ticket = ticketWith(
      open,
      [take, [100, 'ana', 'comment'], [110, 'carlos', 'reply'], [110, 'carlos', 'undo', { sight: 'internal' }]],
      answered,
    );
    expect(read(ticket)).toMatchObject([{ from: 100, mode: 'running' }]);
  });

  test('whoever it is for may write too; a file alone is a message', () => {
    const ticket = ticketWith(open, [take, [100, 'bob', 'attach']], { ...answered, beneficiary: 'bob' });
    expect(read(ticket)).toMatchObject([{ from: 100 }]);
  });

  test('it runs while the ticket waits or is elsewhere, and ends unmet with a cancelled one', () => {
    const ticket = ticketWith(
      [...open, [50, 'waiting', 'parts'], [150, 'escalated'], [160, 'cancelled']],
      [take, [100, 'ana', 'comment'], [160, 'ana', 'cancel']],
      answered,
    );
    expect(read(ticket)).toEqual([{ from: 100, due: 160, met: undefined, mode: 'stopped', breached: false }]);
  });

  test('not agreeing asks anew; what was written while it was solved counts once it is reopened', () => {
    const states = [...open, [200, 'resolved'], [300, 'in_progress']] as const;
    const disagreed = ticketWith(states, [take, [200, 'carlos', 'resolve'], [300, 'ana', 'disagree']], answered);
    expect(read(disagreed)).toMatchObject([{ from: 300, due: 360 }]);
    const wrote = ticketWith(states, [take, [200, 'carlos', 'resolve'], [220, 'ana', 'comment']], answered);
    expect(read(wrote, 250)).toEqual([]);
    expect(read(wrote)).toMatchObject([{ from: 300, mode: 'running' }]);
  });
});
