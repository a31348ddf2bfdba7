import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { createAgendaScheduler } from '../../adapters/agenda/scheduler.ts';
import { eventually, job, recordingLog } from '../contract/scheduler-contract.ts';
import { canStartEngine, startOwnEngine } from './own-engine.ts';
import { startRelay } from './relay.ts';

const suite = canStartEngine ? describe : describe.skip;

suite('Agenda while its database is away', () => {
  it('logs it, and runs the jobs again when the database is back', async () => {
    const engine = await startOwnEngine();
    const errors: unknown[] = [];
    const runs: number[] = [];
    const scheduler = await createAgendaScheduler({ uri: engine.uri, log: recordingLog(errors), lockLifetimeMs: 3000 });
    await scheduler.start([job('sweep', 1, async () => void runs.push(Date.now()))]);
    await eventually(() => runs.length >= 2);
    await engine.kill();
    await sleep(5000);
    const [before, back] = [runs.length, Date.now()];
    await engine.start();
    await eventually(() => runs.length > before + 1);
    console.log(
      `Agenda: database killed for 5 s, first run ${runs[before]! - back} ms after it was started again; ${errors.length} errors logged`,
    );
    expect(errors.length).toBeGreaterThan(0);
    await scheduler.stop();
    await engine.destroy();
  });

  it('makes a new connection where the one it had does not come back, though the database is there', async () => {
    const engine = await startOwnEngine();
    const relay = await startRelay(Number(new URL(engine.uri).port));
    const around = `mongodb://127.0.0.1:${relay.port}/mesa?directConnection=true`;
    const ways = [around, engine.uri];
    const runs: number[] = [];
    const scheduler = await createAgendaScheduler({
      uri: engine.uri,
      log: recordingLog([]),
      lockLifetimeMs: 3000,
      lookEveryMs: 500,
      connect: (uri) => MongoClient.connect(ways.shift() ?? uri, { serverSelectionTimeoutMS: 1000 }),
    });
    await scheduler.start([job('sweep', 1, async () => void runs.push(Date.now()))]);
    await eventually(() => runs.length >= 2);
    await relay.shut();
    const before = runs.length;
    await eventually(() => runs.length > before + 2);
    expect(ways).toEqual([]);
    await scheduler.stop();
    await engine.destroy();
  });
});
