import { describe, expect, test } from '@jest/globals';
import { createReadiness } from '../../../src/commands/start/readiness.ts';
import { watchJobs } from '../../../src/commands/start/watch-jobs.ts';
import type { Job, Store } from '../../../src/ports.ts';
import type { Standing } from '../../../src/standing.ts';
import { createQuietLog } from '../../fakes/quiet-log.ts';

const now = () => new Date('2026-03-02T14:10:00Z');
const job = (seconds: number | undefined, standing?: Standing): Job => ({
  name: 'sweep',
  every: 1,
  dueAt: async () => (seconds === undefined ? undefined : new Date(now().getTime() - seconds * 1000)),
  run: async () => undefined,
  ...(standing && { standing: async () => standing }),
});

function readiness(jobs: readonly Job[], ping: Store['ping'] = async () => undefined) {
  const seen: string[] = [];
  const saw = {
    lag: (name: string, seconds: number) => void seen.push(`${name} lag ${seconds}`),
    standing: (name: string, { due, failing }: Pick<Standing, 'due' | 'failing'>) =>
      void seen.push(`${name} due ${due}, failing ${failing}`),
    ping: (seconds: number) => void seen.push(`ping ${seconds < 60}`),
  };
  return { check: createReadiness({ store: { ping }, jobs, now, configHash: () => 'h', saw }), seen };
}

describe('readiness', () => {
  test('fails when a job is more than 30 s behind, besides the time between two of its runs', async () => {
    const fine = readiness([job(undefined), job(31), job(-5)]);
    expect(await fine.check()).toEqual({ ok: true, reasons: [], configHash: 'h' });
    expect(fine.seen.filter((line) => line.includes('lag'))).toEqual(['sweep lag 0', 'sweep lag 31', 'sweep lag 0']);
    expect(await readiness([job(32)]).check()).toMatchObject({
      ok: false,
      reasons: [expect.stringContaining('sweep is 32 s behind')],
    });
    expect((await readiness([{ ...job(3000), every: 3600 }]).check()).ok).toBe(true);
  });

  test('says why a job is behind: what is due and since when, how fast it goes, what fails', async () => {
    const standing: Standing = {
      ...{ due: 31_204, lastMinute: 12_480, failing: 3, lastError: 'Error: no such team' },
      running: new Date(now().getTime() - 75_000),
    };
    const late = readiness([job(90, standing)]);
    expect((await late.check()).reasons).toEqual([
      'The job sweep is 90 s behind: 31,204 items are due, the oldest since 2026-03-02T14:08:30.000Z; this process dealt with 12,480 in the last minute (3 min left at that pace), its run began 75 s ago; 3 failed and were pushed back, the last with “Error: no such team”.',
    ]);
    expect(late.seen).toContain('sweep due 31204, failing 3');
    const idle = readiness([job(90, { due: 1, lastMinute: 0, failing: 0 })]);
    expect((await idle.check()).reasons).toEqual([
      'The job sweep is 90 s behind: 1 item is due, the oldest since 2026-03-02T14:08:30.000Z; this process dealt with 0 in the last minute, no run is at work here.',
    ]);
  });

  test('names the database where that is slow, and says that a job is behind even where nobody can say why', async () => {
    const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 300));
    const mute: Job = { ...job(90), standing: () => Promise.reject(new Error('away')) };
    expect((await readiness([mute], slow).check()).reasons).toEqual([
      expect.stringMatching(/^The job sweep is 90 s behind; the database takes 3\d\d ms to answer; see the log/),
    ]);
  });

  test('fails when the database does not answer', async () => {
    const away = readiness([], () => Promise.reject(new Error('away')));
    expect(await away.check()).toMatchObject({ ok: false, reasons: ['The database does not answer: away'] });
    const silent = readiness([], () => new Promise(() => undefined));
    expect(await silent.check()).toMatchObject({ ok: false, reasons: [expect.stringContaining('within 2.5 s')] });
  });
});

describe('the watchdog', () => {
  test('tells the log once that the desk is behind, again while it lasts, and when it is over; a probe that follows costs nothing', async () => {
    const { log, lines } = createQuietLog();
    let [looks, ok] = [0, false];
    const look = async () => {
      looks += 1;
      return { ok, reasons: ok ? [] : ['The job sweep is 90 s behind.'], configHash: 'h' };
    };
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    const watch = watchJobs({ look, log, everyMs: 20, againMs: 1200 });
    await until(() => lines.length === 1);
    await Promise.all([watch.ready(), watch.ready(), watch.ready()]);
    expect(looks).toBeLessThan(3);
    await until(() => lines.length === 2);
    ok = true;
    await until(() => lines.length === 3);
    watch.stop();
    expect(lines.map((line) => line.includes('the desk is behind'))).toEqual([true, true, false]);
    expect(lines[0]).toContain('90 s behind');
    expect(lines[2]).toContain('keeps up again');
  });
});
