import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Course } from '../../../../src/domain/clock/courses/course.ts';
import { internalCourses } from '../../../../src/domain/clock/courses/internal-courses.ts';
import { nextCourses } from '../../../../src/domain/clock/courses/next-courses.ts';
import { vendorCourses } from '../../../../src/domain/clock/courses/vendor-courses.ts';
import type { Ticket } from '../../../../src/domain/ticket.ts';
import { at, ticketWith } from './short-history.ts';

const said = fc.constantFrom<(readonly [string, string, object])[]>(
  ['ana', 'comment', {}],
  ['ana', 'attach', {}],
  ['carlos', 'reply', {}],
  ['carlos', 'note', { sight: 'internal' }],
  ['carlos', 'undo', { sight: 'internal' }],
  ['bob', 'comment', {}],
  ['system', 'alert', { sight: 'internal' }],
);
const states = fc.constantFrom<Ticket['state'][]>('in_progress', 'escalated', 'waiting', 'resolved', 'registered');
const step = fc.record({
  after: fc.nat({ max: 30 }),
  what: fc.oneof(
    said.map((entry) => ({ entry })),
    states.map((state) => ({ state })),
    fc.constantFrom('mesa', 'sedes').map((team) => ({ team })),
  ),
});

/** A life of some length: everything that may happen, in any order, much of it at one instant. */
const life = fc.array(step, { minLength: 1, maxLength: 30 }).map((steps): Ticket => {
  let minute = 0;
  const ledger: [number, Ticket['state'], Ticket['reason']?][] = [[0, 'registered']];
  const did: [number, string, string, object?][] = [
    [0, 'ana', 'open', { sight: 'system', facts: { team: 'mesa' } }],
    [0, 'carlos', 'take', { sight: 'system' }],
  ];
  for (const { after, what } of steps) {
    minute += after;
    if ('entry' in what) did.push([minute, ...what.entry]);
    else if ('team' in what) did.push([minute, 'carlos', 'assign', { sight: 'system', facts: { team: what.team } }]);
    else if (ledger.at(-1)?.[1] !== what.state) {
      ledger.push(what.state === 'waiting' ? [minute, what.state, 'parts'] : [minute, what.state]);
      if (what.state === 'escalated')
        did.push([minute, 'carlos', 'escalate', { sight: 'system', facts: { supplier: 'Lenovo' } }]);
    }
  }
  return ticketWith(ledger, did, { respondedAt: at(0) });
});

const kinds: Readonly<Record<string, (ticket: Ticket, now: Date) => readonly Course[]>> = {
  next: nextCourses,
  internal: (ticket, now) => internalCourses(ticket, ['parts'], now),
  vendor: vendorCourses,
};

describe.each(Object.entries(kinds))('the stopwatches of %s', (_, courses) => {
  test('are each one life without gaps until now, and told apart', () => {
    fc.assert(
      fc.property(life, fc.nat({ max: 400 }), (ticket, minute) => {
        const now = at(minute);
        const found = courses(ticket, now);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        for (const { phases, metAt } of found) {
          expect(phases.length).toBeGreaterThan(0);
          expect(phases.at(-1)?.to).toEqual(now);
          for (const [index, { from, to }] of phases.entries()) {
            expect(from.getTime()).toBeLessThanOrEqual(to.getTime());
            if (index > 0) expect(from).toEqual(phases[index - 1]?.to);
          }
          if (metAt) expect(phases.at(-1)?.mode).toBe('stopped');
        }
      }),
    );
  });

  test('do not know the future', () => {
    fc.assert(
      fc.property(life, fc.nat({ max: 400 }), (ticket, minute) => {
        const now = at(minute);
        const past = {
          ...ticket,
          ledger: ticket.ledger.filter((entry) => entry.at <= now),
          history: ticket.history.filter((entry) => entry.at <= now),
        };
        expect(courses(ticket, now)).toEqual(courses(past, now));
      }),
    );
  });
});

test('no two answers are waited for at once', () => {
  fc.assert(
    fc.property(life, (ticket) => {
      const found = nextCourses(ticket, at(1000));
      for (const [index, { phases }] of found.entries()) {
        const before = found[index - 1]?.metAt;
        if (index > 0) expect(before && phases[0] && before <= phases[0].from).toBe(true);
      }
    }),
  );
});
