import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPace, type Rate } from '../../src/messaging/platform/pace.ts';

const openPace = (rates: Readonly<Record<string, readonly Rate[]>>) => {
  let at = 1_000_000;
  const pace = createPace({ now: () => new Date(at), ratesOf: (key) => rates[key] ?? [] });
  return { pace, pass: (ms: number) => void (at += ms), at: () => at };
};

const aRate = fc.record({ calls: fc.integer({ min: 1, max: 5 }), perMs: fc.integer({ min: 1, max: 40 }) });
const someRates = fc.record({ a: fc.array(aRate, { maxLength: 3 }), b: fc.array(aRate, { maxLength: 3 }) });
const keys = fc.constantFrom<readonly string[]>(['a'], ['b'], ['a', 'b']);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ pass: fc.integer({ min: 0, max: 15 }), keys }) },
  { weight: 1, arbitrary: fc.record({ hold: fc.constantFrom('a', 'b'), ms: fc.integer({ min: 0, max: 60 }) }) },
);

/** The same, counted by hand: every call ever made, and every pause that was asked for. */
function naive(rates: Readonly<Record<string, readonly Rate[]>>) {
  const made: { readonly key: string; readonly at: number }[] = [];
  const held = new Map<string, number>();
  const fits = (key: string, at: number): boolean =>
    at >= (held.get(key) ?? 0) &&
    (rates[key] ?? []).every(
      ({ calls, perMs }) => made.filter((one) => one.key === key && one.at > at - perMs && one.at <= at).length < calls,
    );
  return {
    fits: (wanted: readonly string[], at: number) => wanted.every((key) => fits(key, at)),
    make: (wanted: readonly string[], at: number) => void made.push(...wanted.map((key) => ({ key, at }))),
    hold: (key: string, until: number) => void held.set(key, Math.max(held.get(key) ?? 0, until)),
  };
}

describe('the pace', () => {
  test('allows exactly what the rates and the pauses leave room for, and says when there is room again', () => {
    fc.assert(
      fc.property(someRates, fc.array(step, { maxLength: 60 }), (rates, steps) => {
        const { pace, pass, at } = openPace(rates);
        const counted = naive(rates);
        for (const one of steps) {
          if ('hold' in one) {
            pace.hold(one.hold, one.ms);
            counted.hold(one.hold, at() + one.ms);
            continue;
          }
          pass(one.pass);
          const wait = pace.take(one.keys);
          expect(wait === 0).toBe(counted.fits(one.keys, at()));
          if (wait === 0) counted.make(one.keys, at());
          else {
            expect(counted.fits(one.keys, at() + wait - 1)).toBe(false);
            expect(counted.fits(one.keys, at() + wait)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('takes nothing where one of the keys has no room', () => {
    const { pace } = openPace({ a: [{ calls: 1, perMs: 100 }], b: [{ calls: 1, perMs: 100 }] });
    expect(pace.take(['a'])).toBe(0);
    expect(pace.take(['a', 'b'])).toBe(100);
    expect(pace.take(['b'])).toBe(0);
  });

  test('a longer pause is not shortened by a later, shorter one', () => {
    const { pace, pass } = openPace({});
    pace.hold('a', 1000);
    pace.hold('a', 10);
    pass(500);
    expect(pace.take(['a'])).toBe(500);
    expect(pace.take(['b'])).toBe(0);
  });

  test('what has not been used for long is forgotten, what still counts is not', () => {
    const { pace, pass } = openPace({ kept: [{ calls: 1, perMs: 3_600_000 }] });
    pace.take(['kept']);
    for (let n = 0; n < 20_000; n += 1) pace.take([`conversation-${n}`]);
    pass(700_000);
    pace.take(['another']);
    expect(pace.take(['kept'])).toBe(3_600_000 - 700_000);
  });
});
