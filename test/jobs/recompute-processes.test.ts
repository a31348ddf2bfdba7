import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createMongoStore } from '../../adapters/mongo/store.ts';
import { saveTicket } from '../../src/actions/context.ts';
import { dropDatabase } from '../fakes/drop-database.ts';
import { databaseUri, describeWithEngine } from '../fakes/engine.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';
import {
  contextFor,
  createRecomputing,
  dueIn,
  entries,
  IN_1_DAY,
  IN_3_DAYS,
  many,
  OPENED,
  type Recomputing,
} from './recomputing.ts';

let desk: Recomputing;
beforeEach(async () => {
  desk = await createRecomputing(await temporaryStore());
});
afterEach(() => desk.place.drop());

describe('several processes on one store', () => {
  test('one that still has the old definitions does not undo what a newer one has brought in', async () => {
    await desk.seed(desk.promising('3d'), many(3));
    const [old, fresh] = [
      desk.started(desk.promising('3d'), { holder: 'old', shared: true }),
      desk.started(desk.promising('1d'), { holder: 'new', shared: true }),
    ];
    await desk.settled(old);
    await desk.settled(fresh);
    for (let minute = 0; minute < 5; minute += 1) {
      desk.at += 60_000;
      expect(await desk.settled(old)).toBeUndefined();
    }
    expect(new Set((await desk.tickets()).map(dueIn))).toEqual(new Set([IN_1_DAY]));
  });

  test('only one is at work; another waits until it shows no life', async () => {
    await desk.seed(desk.promising('3d'), many(120));
    const dying = desk.started(desk.promising('1d'), { holder: 'dying', shared: true });
    dying.left = 2;
    await expect(dying.job.run(new Date(desk.at))).rejects.toThrow();
    const other = desk.started(desk.promising('1d'), { holder: 'other', shared: true });
    const free = await desk.settled(other);
    expect(free).toEqual(new Date(desk.at + 30_000));
    expect(entries(await desk.tickets())).not.toContain(1);
    desk.at += 30_000;
    expect(await desk.settled(other)).toBeUndefined();
    expect(entries(await desk.tickets()).every((count) => count === 1)).toBe(true);
  });

  test('what an old process wrote while it was being replaced is put right within minutes', async () => {
    await desk.seed(desk.promising('3d'), many(2));
    const fresh = desk.started(desk.promising('1d'), { holder: 'new', shared: true });
    await desk.settled(fresh);
    desk.at += 10_000;
    await desk.place.store.transaction(async (tx) => {
      const ticket = await tx.collection('tickets').get('INC-1');
      await saveTicket(contextFor(desk.promising('3d'), tx, new Date(desk.at)), { ...ticket!, touchedAt: new Date(desk.at) });
    });
    expect((await desk.tickets()).map(dueIn)).toEqual([IN_3_DAYS, IN_1_DAY]);
    desk.at += 60_000;
    await desk.settled(fresh);
    expect((await desk.tickets()).map(dueIn)).toEqual([IN_1_DAY, IN_1_DAY]);
  });
});

describeWithEngine('on MongoDB', (uri) => {
  beforeEach(async () => {
    await desk.place.drop();
    const own = databaseUri(uri);
    const store = await createMongoStore({ uri: own });
    const drop = async (): Promise<void> => {
      await store.close();
      await dropDatabase(own);
    };
    desk.place = { store, drop };
  });

  test('verdicts and due times are kept, and other terms are brought in', async () => {
    const ended = [
      { at: new Date(OPENED), state: 'registered' as const },
      { at: new Date(OPENED), state: 'cancelled' as const },
    ];
    await desk.seed(desk.promising('3d'), [...many(110), { id: 'INC-999', state: 'cancelled', ledger: ended }]);
    await desk.settled(desk.started(desk.promising('1d')));
    const tickets = await desk.tickets();
    expect(new Set(tickets.map(dueIn))).toEqual(new Set([IN_1_DAY, undefined]));
    expect(entries(tickets).filter((count) => count === 1)).toHaveLength(110);
    const { verdict } = tickets.find(({ id }) => id === 'INC-999')!;
    expect(verdict).toMatchObject({
      policy: 'estandar',
      calendar: 'oficina',
      clocks: [{ key: 'response', mode: 'stopped' }, {}],
    });
  });
});
