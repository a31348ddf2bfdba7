import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { hoursOf } from '../../../src/domain/clock/hours-of.ts';
import { dueWaking, endOfWait, nextWaking, withNudge } from '../../../src/domain/clock/next-waking.ts';
import type { Definitions } from '../../../src/domain/definitions.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { WaitingRules } from '../../../src/domain/waiting-rule.ts';
import { bareTicket } from '../../commands/bare-ticket.ts';

let demo: Definitions;
beforeAll(async () => {
  demo = (await loadDefinitions(fileURLToPath(new URL('../../../config', import.meta.url)))).definitions;
});

const at = (text: string): Date => new Date(`2026-${text}:00-05:00`);
const ruled = (rules: object): Definitions => ({ ...demo, desk: { ...demo.desk, waiting: WaitingRules.parse(rules) } });
const waiting = (given: Partial<Ticket> = {}, since = at('03-02T09:00')): Ticket =>
  bareTicket({
    id: 'INC-1',
    state: 'waiting',
    reason: 'requester',
    ledger: [
      { at: at('03-01T09:00'), state: 'in_progress' },
      { at: since, state: 'waiting', reason: given.reason ?? 'requester' },
    ],
    assignee: 'carlos',
    ...given,
  });
const five = { requester: { nudge_after: ['1d', '3d'], then: { after: '5d', do: 'resolve' } } };

describe('what comes of waiting, and when', () => {
  test('each at its instant of working time, over a holiday and weekends', () => {
    const rules = ruled(five);
    const begun = waiting({}, at('04-30T10:00'));
    expect(nextWaking(begun, rules)).toEqual({ what: 'nudge', at: at('05-04T10:00') });
    const once = withNudge(begun, rules, at('05-04T10:00'));
    expect(nextWaking(once, rules)).toEqual({ what: 'nudge', at: at('05-06T10:00') });
    const twice = withNudge(once, rules, at('05-06T10:00'));
    expect(nextWaking(twice, rules)).toEqual({ what: 'resolve', at: at('05-08T10:00') });
  });

  test('nothing but the date once there is one, and no reminder after it', () => {
    const rules = ruled(five);
    const ticket = waiting({ until: at('03-04T08:00') });
    expect(nextWaking(ticket, rules)).toEqual({ what: 'nudge', at: at('03-03T09:00') });
    const nudged = withNudge(ticket, rules, at('03-03T09:00'));
    expect(nextWaking(nudged, rules)).toEqual({ what: 'until', at: at('03-04T08:00') });
    expect(endOfWait(nudged, rules)).toBeUndefined();
    expect(nextWaking(waiting({ until: at('12-24T08:00'), reason: 'schedule' }), rules)?.what).toBe('until');
  });

  test('nothing without a rule, and nothing where the ticket does not wait', () => {
    expect(nextWaking(waiting({ reason: 'parts' }), ruled(five))).toBeUndefined();
    expect(nextWaking(waiting(), ruled({}))).toBeUndefined();
    expect(nextWaking(waiting({ state: 'in_progress' }), ruled(five))).toBeUndefined();
  });

  test('the item’s rule before the category’s before the desk’s, reason by reason', () => {
    const rule = (days: number) => WaitingRules.parse({ parts: { nudge_after: [`${days}d`] } });
    const [item, category] = [[...demo.items.values()][0], [...demo.categories.values()][0]];
    if (!item || !category) throw new Error('the demo has items and categories');
    const definitions: Definitions = {
      ...ruled({ ...five, parts: { nudge_after: ['1d'] } }),
      items: new Map([[item.id, { ...item, waiting: rule(3) }]]),
      categories: new Map([[category.id, { ...category, waiting: rule(2) }]]),
    };
    const due = (given: Partial<Ticket>) => nextWaking(waiting(given), definitions)?.at;
    expect(due({ reason: 'parts' })).toEqual(at('03-03T09:00'));
    expect(due({ reason: 'parts', category: category.id })).toEqual(at('03-04T09:00'));
    expect(due({ reason: 'parts', item: item.id })).toEqual(at('03-05T09:00'));
    expect(due({ reason: 'requester', item: item.id })).toEqual(at('03-03T09:00'));
  });

  test('after an outage one reminder, and an end that has been warned of for a working day', () => {
    const rules = ruled(five);
    const late = at('03-16T12:00');
    expect(dueWaking(waiting(), rules, late)?.what).toBe('nudge');
    const nudged = withNudge(waiting(), rules, late);
    expect(nudged.nudged).toEqual({ count: 2, firstAt: late });
    expect(dueWaking(nudged, rules, late)).toBeUndefined();
    expect(nextWaking(nudged, rules)).toEqual({ what: 'resolve', at: at('03-17T12:00') });
    // Who was reminded before it has been warned.
    const warned = withNudge(waiting(), rules, at('03-03T09:00'));
    expect(dueWaking(warned, rules, late)?.what).toBe('resolve');
    // A date that has come makes every reminder pointless.
    expect(dueWaking(waiting({ until: at('03-10T09:00') }), rules, late)?.what).toBe('until');
  });

  test('whose time it is: the requester’s, or that of whoever works on it', () => {
    const always = { ...hoursOf(demo, 'ana') };
    const moved = (minutes: number) => ({ ...always, add: (start: Date) => new Date(start.getTime() + minutes * 60_000) });
    const definitions: Definitions = {
      ...ruled({ requester: { nudge_after: ['1h'] }, parts: { nudge_after: ['1h'] } }),
      calendars: new Map([['desk', moved(1)], ['team', moved(2)], ['lima', moved(3)]]), // prettier-ignore
      sites: new Map([...demo.sites].map(([id, site]) => [id, { ...site, calendar: 'lima' }])),
      teams: new Map([...demo.teams].map(([id, team]) => [id, { ...team, calendar: 'team' }])),
    };
    const own: Definitions = { ...definitions, desk: { ...definitions.desk, calendar: 'desk' } };
    const wait = (given: Partial<Ticket>): number => {
      const due = nextWaking(waiting(given), own)?.at ?? new Date(NaN);
      return (due.getTime() - at('03-02T09:00').getTime()) / 60_000;
    };
    expect(wait({ reason: 'requester' })).toBe(demo.people.get('ana')?.site ? 3 : 1);
    expect(wait({ reason: 'parts' })).toBe(2);
    const { assignee: _nobody, ...unassigned } = waiting({ reason: 'parts' });
    expect(nextWaking(unassigned, own)?.at).toEqual(at('03-02T09:02'));
  });

  test('whenever somebody looks: reminders once each at most, never before their time, and no end without a fair warning', () => {
    const rules = ruled(five);
    const working = hoursOf(demo, 'ana');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 40 }),
        (shift, gaps) => {
          const since = new Date(at('03-02T09:00').getTime() + shift * 60_000);
          let [ticket, now, said] = [waiting({}, since), since, [] as Date[]];
          for (const gap of gaps) {
            now = new Date(now.getTime() + gap * 60_000);
            const due = dueWaking(ticket, rules, now);
            if (due?.what === 'nudge') {
              ticket = withNudge(ticket, rules, now);
              said = [...said, now];
              // Never two in a row.
              expect(dueWaking(ticket, rules, now)).toBeUndefined();
            }
            if (due?.what !== 'resolve') continue;
            const [first] = said;
            expect(first).toBeDefined();
            expect(working.between(since, now)).toBeGreaterThanOrEqual(5 * working.dayMinutes);
            expect(working.between(first ?? now, now)).toBeGreaterThanOrEqual(working.dayMinutes - 15);
            break;
          }
          expect(said.length).toBeLessThanOrEqual(2);
          said.forEach((one, index) =>
            expect(working.between(since, one)).toBeGreaterThanOrEqual([1, 3][index]! * working.dayMinutes),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
