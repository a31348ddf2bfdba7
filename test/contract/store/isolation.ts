import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { findThings, freshKind, getThing, insertAll, names, thing, type Subject, type TestTx } from './subject.ts';

class Refused extends Error {}

export function isolation(subject: () => Subject): void {
  const store = () => subject().store;

  async function addOne(tx: TestTx, id: string): Promise<void> {
    const totals = tx.collection('totals');
    const total = await totals.get(id);
    await sleep(Math.random() * 3);
    await totals.replace({ ...total!, n: total!.n + 1 });
  }

  describe('transactions', () => {
    it('write all or nothing', async () => {
      const kind = freshKind();
      await insertAll(store(), [thing('old', kind, { rank: 1 })]);
      const work = store().transaction(async (tx) => {
        const things = tx.collection('things');
        await things.insert(thing('new', kind));
        await things.replace({ ...(await things.get(`${kind}/old`))!, rank: 2 });
        await tx.collection('totals').insert({ id: kind, version: 0, schema: 1, n: 1 });
        expect(await things.count({ kind })).toBe(2);
        throw new Refused('no');
      });
      await expect(work).rejects.toThrow(Refused);
      expect(await findThings(store(), { kind })).toMatchObject([{ rank: 1, version: 1 }]);
      expect(await store().transaction((tx) => tx.collection('totals').get(kind))).toBeUndefined();
    });

    it('give back what the work gives', async () => {
      expect(await store().transaction(async () => 'value')).toBe('value');
    });

    it('see their own writes in get, find and count', async () => {
      const kind = freshKind();
      await insertAll(
        store(),
        ['a', 'b', 'c'].map((id, rank) => thing(id, kind, { rank })),
      );
      await store().transaction(async (tx) => {
        const things = tx.collection('things');
        const [a, b] = await things.find({ kind }, { sort: ['rank'] });
        await things.replace({ ...a!, rank: 9 });
        await things.remove(b!);
        await things.insert(thing('d', kind, { rank: 5 }));
        expect(await things.get(a!.id)).toMatchObject({ rank: 9, version: 2 });
        expect(await things.get(b!.id)).toBeUndefined();
        expect(names(await things.find({ kind }, { sort: ['rank'] }))).toEqual(['c', 'd', 'a']);
        expect(names(await things.find({ kind, rank: { $gte: 5 } }, { sort: ['-rank'], limit: 1 }))).toEqual(['a']);
        expect(await things.count({ kind, rank: { $lt: 9 } })).toBe(2);
        await things.replace({ ...(await things.get(a!.id))!, rank: 10 });
      });
      expect(await getThing(store(), { id: `${kind}/a` })).toMatchObject({ rank: 10, version: 3 });
    });

    it('write a document several times, and insert and change one', async () => {
      const kind = freshKind();
      await store().transaction(async (tx) => {
        const things = tx.collection('things');
        await things.insert(thing('a', kind, { rank: 1 }));
        await things.replace({ ...(await things.get(`${kind}/a`))!, rank: 2 });
        expect(await things.count({ kind, rank: 2 })).toBe(1);
        await things.replace({ ...(await things.get(`${kind}/a`))!, rank: 3 });
        await things.insert(thing('gone', kind));
        await things.remove((await things.get(`${kind}/gone`))!);
      });
      expect(await findThings(store(), { kind })).toMatchObject([{ rank: 3, version: 3 }]);
    });

    it('lose no change when many change one document at once', async () => {
      const id = freshKind();
      await store().transaction((tx) => tx.collection('totals').insert({ id, version: 0, schema: 1, n: 0 }));
      const rounds = 24;
      await Promise.all(Array.from({ length: rounds }, () => store().transaction((tx) => addOne(tx, id))));
      expect(await store().transaction((tx) => tx.collection('totals').get(id))).toMatchObject({
        n: rounds,
        version: rounds + 1,
      });
    });

    it('keep two documents that change together alike for every reader', async () => {
      const ids = [freshKind(), freshKind()];
      await store().transaction(async (tx) => {
        for (const id of ids) await tx.collection('totals').insert({ id, version: 0, schema: 1, n: 0 });
      });
      const writers = Array.from({ length: 8 }, () =>
        store().transaction(async (tx) => {
          for (const id of ids) await addOne(tx, id);
        }),
      );
      const readers = Array.from({ length: 8 }, (_, n) =>
        sleep(n * 3).then(() =>
          store().transaction(async (tx) => {
            const first = await tx.collection('totals').get(ids[0]!);
            await sleep(2);
            return [first!.n, (await tx.collection('totals').get(ids[1]!))!.n];
          }),
        ),
      );
      for (const [one, other] of await Promise.all(readers)) expect(one).toBe(other);
      await Promise.all(writers);
    });

    it('take reads side by side within one transaction', async () => {
      const kind = freshKind();
      await insertAll(store(), [thing('a', kind), thing('b', kind)]);
      const found = await store().transaction(async (tx) => {
        const things = tx.collection('things');
        return Promise.all([things.get(`${kind}/a`), things.get(`${kind}/b`), things.find({ kind }), things.count({ kind })]);
      });
      expect(found).toMatchObject([{ id: `${kind}/a` }, { id: `${kind}/b` }, [{}, {}], 2]);
    });

    it('refuse to go on behind their end', async () => {
      const leaked = await store().transaction(async (tx) => [tx] as const);
      await expect(leaked[0].collection('things').get('x')).rejects.toThrow(/ended/);
    });
  });

  describe('next', () => {
    it('counts from 1, gives no number twice, and waits for no transaction', async () => {
      const counter = freshKind();
      const numbers = await store().transaction(() => Promise.all(Array.from({ length: 20 }, () => store().next(counter))));
      expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    });
  });
}
