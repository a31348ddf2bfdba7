import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dutyAt, Rota } from '../../../src/domain/duty/rota.ts';
import { localTime } from '../../../src/domain/hours/local-time.ts';

const lima = 'America/Lima';
const rota = (given: object) =>
  Rota.parse({ people: ['ana', 'bob', 'eva'], handover: 'monday 09:00', start: '2026-03-02', ...given });
const at = (text: string) => new Date(text);

describe('who is on call', () => {
  it.each([
    ['2026-03-02T13:59:59Z', 'eva', '2026-03-02T14:00:00.000Z'],
    ['2026-03-02T14:00:00Z', 'ana', '2026-03-09T14:00:00.000Z'],
    ['2026-03-09T14:00:00Z', 'bob', '2026-03-16T14:00:00.000Z'],
    ['2026-03-22T23:00:00Z', 'eva', '2026-03-23T14:00:00.000Z'],
    ['2026-03-23T14:00:00Z', 'ana', '2026-03-30T14:00:00.000Z'],
    ['2025-12-31T23:59:00Z', 'ana', '2026-01-05T14:00:00.000Z'],
  ])('%s: %s, until %s', (now, person, until) => {
    expect(dutyAt(rota({}), at(now), lima)).toMatchObject({ person, until: at(until) });
  });

  it('a handover keeps its hour on the wall when clocks change', () => {
    const madrid = rota({ zone: 'Europe/Madrid', handover: 'sunday 03:00', start: '2026-03-22' });
    // On 29 March 2026 the clocks go from 02:00 to 03:00, on 25 October from 03:00 to 02:00.
    expect(dutyAt(madrid, at('2026-03-28T12:00:00Z'), lima).until).toEqual(at('2026-03-29T01:00:00Z'));
    expect(dutyAt(madrid, at('2026-10-24T12:00:00Z'), lima).until).toEqual(at('2026-10-25T02:00:00Z'));
  });

  it('an override stands from the first minute of its first day to the last of its last, and the last one wins', () => {
    const overridden = rota({
      overrides: [
        { from: '2026-03-04', to: '2026-03-06', person: 'eva' },
        { from: '2026-03-05', to: '2026-03-05', person: 'bob' },
      ],
    });
    const people = ['2026-03-03T23:59', '2026-03-04T00:00', '2026-03-05T12:00', '2026-03-06T23:59', '2026-03-07T00:00'];
    expect(people.map((time) => dutyAt(overridden, at(`${time}:00-05:00`), lima).person)).toEqual([
      'ana',
      'eva',
      'bob',
      'eva',
      'ana',
    ]);
    expect(dutyAt(overridden, at('2026-03-02T15:00:00Z'), lima)).toMatchObject({
      until: at('2026-03-04T05:00:00Z'),
      next: 'eva',
    });
  });

  it('one person alone is always on call', () => {
    expect(dutyAt(rota({ people: ['ana'] }), at('2026-05-05T00:00:00Z'), lima)).toEqual({ person: 'ana' });
  });

  it('`until` is the first instant at which somebody else is on call', () => {
    const zones = ['America/Lima', 'Europe/Madrid', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    const day = fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
    const override = fc.record({
      from: day,
      days: fc.integer({ min: 0, max: 9 }),
      person: fc.constantFrom('ana', 'bob', 'eva', 'leo'),
    });
    fc.assert(
      fc.property(
        fc.record({
          zone: fc.constantFrom(...zones),
          handover: fc.constantFrom('monday 09:00', 'friday 00:00', 'sunday 02:30', 'wednesday 23:59'),
          spans: fc.array(override, { maxLength: 4 }),
          minutes: fc.integer({ min: 0, max: 900 * 24 * 60 }),
        }),
        ({ zone, handover, spans, minutes }) => {
          const overrides = spans.map(({ from, days, person }) => ({
            from,
            to: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10),
            person,
          }));
          const given = rota({ zone, handover, overrides });
          const now = new Date(Date.UTC(2025, 0, 1) + minutes * 60_000);
          const { person, until, next } = dutyAt(given, now, zone);
          if (!until) throw new Error('three people and no end');
          expect(until > now).toBe(true);
          expect(dutyAt(given, new Date(until.getTime() - 1000), zone).person).toBe(person);
          expect(dutyAt(given, until, zone).person).toBe(next);
          for (const share of [0.25, 0.5, 0.75]) {
            const between = new Date(now.getTime() + (until.getTime() - now.getTime()) * share);
            expect([localTime(between, zone).date, dutyAt(given, between, zone).person]).toEqual([
              localTime(between, zone).date,
              person,
            ]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    [{ people: [] }],
    [{ handover: 'lunes 09:00' }],
    [{ handover: 'monday 24:00' }],
    [{ zone: 'Lima' }],
    [{ overrides: [{ from: '2026-03-06', to: '2026-03-04', person: 'ana' }] }],
  ])('refuses %j', (wrong) => {
    expect(() => rota(wrong)).toThrow();
  });
});
