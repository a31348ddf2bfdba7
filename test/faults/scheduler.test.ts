import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createAgendaScheduler } from '../../adapters/agenda/scheduler.ts';
import { createTimerScheduler } from '../../adapters/embedded/timer-scheduler.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { eventually, job, recordingLog, schedulerContract } from '../contract/scheduler-contract.ts';

describe('scheduler contract: timer', () => {
  schedulerContract(async (log) => createTimerScheduler({ log }));
});

describeWithEngine('scheduler contract: Agenda', (uri) => {
  const used: string[] = [];
  const own = () => {
    const made = databaseUri(uri);
    used.push(made);
    return made;
  };
  afterAll(async () => {
    for (const each of used) await dropDatabase(each);
  });

  schedulerContract(async (log) => createAgendaScheduler({ uri: own(), log }));

  it('shares the jobs of one database among its processes: one run at a time', async () => {
    const shared = own();
    let atWork = 0;
    let most = 0;
    const runs: string[] = [];
    const shareOf = (who: string) =>
      job('shared', 1, async () => {
        atWork += 1;
        most = Math.max(most, atWork);
        runs.push(who);
        await sleep(300);
        atWork -= 1;
      });
    const errors: unknown[] = [];
    const open = (name: string) => createAgendaScheduler({ uri: shared, name, log: recordingLog(errors) });
    const both = await Promise.all([open('one'), open('two')]);
    await Promise.all([both[0].start([shareOf('one')]), both[1].start([shareOf('two')])]);
    await eventually(() => runs.length >= 4);
    await Promise.all(both.map((each) => each.stop()));
    expect(most).toBe(1);
    expect(errors).toEqual([]);
  });

  it('keeps a long run locked', async () => {
    const shared = own();
    const begun: string[] = [];
    const long = (who: string) =>
      job('long', 1, async () => {
        begun.push(who);
        await sleep(3500);
      });
    const open = (name: string) => createAgendaScheduler({ uri: shared, name, log: recordingLog([]), lockLifetimeMs: 1500 });
    const both = await Promise.all([open('one'), open('two')]);
    await both[0].start([long('one')]);
    await eventually(() => begun.length === 1);
    await both[1].start([long('two')]);
    await sleep(2700);
    expect(begun).toEqual(['one']);
    await Promise.all(both.map((each) => each.stop()));
  });
});
