import { describe, expect, test } from '@jest/globals';
import { followClock } from '../../../src/commands/start/shared-clock.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';

const HOUR = 3_600_000;
const right = () => new Date('2026-03-02T14:00:00Z').getTime();
const near = (date: Date, ms: number): void => expect(Math.abs(date.getTime() - ms)).toBeLessThan(1000);

describe('the clock that a desk goes by', () => {
  test.each([
    ['an hour ahead', HOUR],
    ['an hour behind', -HOUR],
  ])('on a machine %s it is the database’s, and the log and the metrics say so', async (_how, offMs) => {
    const { log, lines } = createQuietLog();
    const skews: number[] = [];
    const time = async () => new Date(right());
    const clock = await followClock({
      ...{ store: { time }, log, onSkew: (seconds) => void skews.push(seconds), local: () => new Date(right() + offMs) },
    });
    near(clock.now(), right());
    expect(Math.round(skews[0]! / 3600)).toBe(Math.sign(offMs));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`${offMs / 1000}`);
    clock.stop();
  });

  test('what the way to the database takes is no difference', async () => {
    const { log, lines } = createQuietLog();
    const time = () => new Promise<Date>((resolve) => setTimeout(() => resolve(new Date(right() - 100)), 200));
    const clock = await followClock({ store: { time }, log, local: () => new Date(right()) });
    expect(clock.now().getTime()).toBe(right());
    expect(lines).toEqual([]);
    clock.stop();
  });

  test('is compared again: a machine that is set wrong later, and right again; a database that is away changes nothing', async () => {
    const { log, lines } = createQuietLog();
    let [offMs, away] = [0, false];
    const time = async () => {
      if (away) throw new Error('away');
      return new Date(right());
    };
    const clock = await followClock({ store: { time }, log, local: () => new Date(right() + offMs), everyMs: 5 });
    const told = async (count: number) => {
      while (lines.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    offMs = HOUR;
    await told(1);
    near(clock.now(), right());
    away = true;
    await new Promise((resolve) => setTimeout(resolve, 30));
    near(clock.now(), right());
    away = false;
    offMs = 0;
    await told(2);
    near(clock.now(), right());
    clock.stop();
  });

  test('where the database has none it is this machine’s', async () => {
    const { log, lines } = createQuietLog();
    const clock = await followClock({ store: {}, log, local: () => new Date(right() + HOUR) });
    expect(clock.now().getTime()).toBe(right() + HOUR);
    expect(lines).toEqual([]);
    clock.stop();
  });
});
