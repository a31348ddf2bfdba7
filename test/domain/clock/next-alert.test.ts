import { describe, expect, test } from '@jest/globals';
import { Calendar, compileCalendar } from '../../../src/domain/hours/calendar.ts';
import { heldUntil, withBreach } from '../../../src/domain/clock/next-alert.ts';
import { measure } from '../../../src/domain/clock/read-clock.ts';
import type { Mode } from '../../../src/domain/clock/courses/course.ts';

const working = compileCalendar(
  Calendar.parse({ tz: 'Etc/UTC', hours: { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']] } }),
);
const at = (time: string): Date => new Date(`2026-03-02T${time}:00Z`);

/** A stopwatch of an hour that began at 08:00 and is so now, at 20:00. */
function clock(mode: Mode, goal = 60) {
  const begun = { from: at('08:00'), to: mode === 'running' ? at('20:00') : at('10:00'), mode: 'running' } as const;
  const phases = mode === 'running' ? [begun] : [begun, { from: at('10:00'), to: at('20:00'), mode }];
  return { working, reading: measure({ target: 'resolution', key: 'resolution', phases }, { goal, working }, at('20:00')) };
}

const held = (percent: number, key = 'resolution') => ({ key, percent, told: [], dueAt: at('21:00') });

describe('a level that was held', () => {
  test.each([
    { what: 'waits until somebody is back', level: held(50), watched: clock('running'), until: '21:00' },
    { what: 'waits for nobody where it is urgent', level: held(50), watched: clock('running'), urgent: true, until: '08:30' },
    {
      what: 'is told when it is reached, where its goal moved',
      level: held(50),
      watched: clock('running', 28 * 60),
      until: '22:00',
    },
    { what: 'of a clock that is paused is not looked at', level: held(50), watched: clock('paused') },
    { what: 'of a clock that has stopped is not told', level: held(50), watched: clock('stopped') },
    { what: 'of a goal that was missed is still to be explained', level: held(100), watched: clock('stopped'), until: '21:00' },
    { what: 'of a goal that was kept is not', level: held(100), watched: clock('stopped', 600) },
    { what: 'of a clock that is no more is forgotten', level: held(50, 'next@x'), watched: clock('running') },
  ])('$what', ({ level, watched, urgent = false, until }) => {
    expect(heldUntil(level, [watched], urgent)?.at).toEqual(until === undefined ? undefined : at(until));
  });
});

describe('a missed promise', () => {
  test.each([
    ['is looked at where the policy ends before', [{ percent: 50 }], ['response', 'next', 'resolution']],
    ['needs no second look', [{ percent: 100 }], undefined],
    [
      'is looked at for the targets that nobody is told of',
      [{ percent: 100, targets: ['response'] as const }],
      ['next', 'resolution'],
    ],
  ])('%s', (_, levels, silent) => {
    expect(withBreach(levels).slice(levels.length)).toEqual(silent ? [{ percent: 100, tell: [], targets: silent }] : []);
  });
});
