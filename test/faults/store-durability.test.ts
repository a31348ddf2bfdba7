import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import { asTestStore, declarations } from '../contract/store/subject.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { killWriters, type KillFigure } from '../fakes/killed-writers.ts';

function tell(store: string, { rounds, acknowledged, stored }: KillFigure): void {
  console.log(`${store}: ${rounds} kills, ${acknowledged} transactions acknowledged, ${stored} stored: 0 lost, 0 half written`);
}

describe('kill -9 of the writing process: embedded store', () => {
  it('loses nothing acknowledged and leaves nothing half written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mesa-killed-'));
    const open = async () => asTestStore(await createEmbeddedStore({ folder, declarations }));
    const figure = await killWriters({ kind: 'embedded', place: folder, rounds: 20, liveMs: 500, open });
    tell('embedded', figure);
    expect(figure.acknowledged).toBeGreaterThan(100);
    await rm(folder, { recursive: true });
  });
});

describeWithEngine('kill -9 of the writing process: MongoDB', (uri) => {
  it('loses nothing acknowledged and leaves nothing half written', async () => {
    const own = databaseUri(uri);
    const open = async () => asTestStore(await createMongoStore({ uri: own, declarations, transactionTimeoutMs: 60_000 }));
    const figure = await killWriters({ kind: 'mongodb', place: own, rounds: 5, liveMs: 2000, open });
    tell('MongoDB', figure);
    expect(figure.acknowledged).toBeGreaterThan(20);
    // Waits, for up to a minute, until the database gives up the transactions of the dead.
    await dropDatabase(own);
  });
});
