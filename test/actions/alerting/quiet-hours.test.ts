import { expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { opensFor } from '../../../src/actions/alerting/quiet-hours.ts';

const { definitions } = await loadDefinitions('config');
const lima = (text: string): Date => new Date(`2026-03-${text}:00-05:00`);
const normal = { priority: 'normal' } as const;
const emergency = { state: 'active', askedBy: 'luis', askedAt: lima('02T08:00') } as const;

// Monday 2026-03-02; the demo's people keep 08:00 to 18:00.
test.each([
  { what: 'at work: now', since: '02T11:00', now: '02T11:00', opens: '02T11:00' },
  { what: 'at opening: now', since: '02T08:00', now: '02T08:00', opens: '02T08:00' },
  { what: 'at closing: still now', since: '02T18:00', now: '02T18:00', opens: '02T18:00' },
  { what: 'at closing, when the sweep is a little late', since: '02T18:00', now: '02T18:14', opens: '02T18:14' },
  { what: 'at closing, when the desk was away', since: '02T18:00', now: '02T18:16', opens: '03T08:00' },
  { what: 'a minute after closing: the next morning', since: '02T18:01', now: '02T18:01', opens: '03T08:00' },
  { what: 'before opening: at opening', since: '03T07:59', now: '03T07:59', opens: '03T08:00' },
  { what: 'on a Saturday: on Monday', since: '07T11:00', now: '07T11:00', opens: '09T08:00' },
  { what: 'long past, and at work again: now', since: '02T19:00', now: '04T09:00', opens: '04T09:00' },
  {
    what: 'critical: at any hour',
    since: '07T03:00',
    now: '07T03:00',
    opens: '07T03:00',
    ticket: { priority: 'critical' } as const,
  },
  { what: 'an emergency: at any hour', since: '07T03:00', now: '07T03:00', opens: '07T03:00', ticket: { ...normal, emergency } },
  { what: 'a room: its team’s hours', since: '07T11:00', now: '07T11:00', opens: '09T08:00', reader: 'team:mesa' },
  {
    what: 'a room that is no team’s: the desk’s hours',
    since: '07T11:00',
    now: '07T11:00',
    opens: '09T08:00',
    reader: 'team:nobody',
  },
])('$what', ({ since, now, opens, ticket = normal, reader = 'carlos' }) => {
  const context = { definitions, now: lima(now) };
  expect(opensFor(context, ticket, { reader, since: lima(since) })).toEqual(lima(opens));
});
