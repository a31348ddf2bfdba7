import { describe, expect, it } from '@jest/globals';
import { DuplicateKey } from '../../../src/ports.ts';
import { findThings, freshKind, getThing, insertAll, names, thing, type Subject } from './subject.ts';

export function uniqueness(subject: () => Subject): void {
  const store = () => subject().store;

  describe('unique and partial indexes', () => {
    it('refuse a key that another document holds', async () => {
      const kind = freshKind();
      await insertAll(store(), [thing('a', kind, { alias: kind })]);
      await expect(insertAll(store(), [thing('b', kind, { alias: kind })])).rejects.toThrow(DuplicateKey);
      await insertAll(store(), [thing('c', kind)]);
      const change = store().transaction(async (tx) => {
        const things = tx.collection('things');
        const found = await things.get(`${kind}/c`);
        await things.replace({ ...found!, alias: kind });
      });
      await expect(change).rejects.toThrow(DuplicateKey);
      expect(names(await findThings(store(), { kind }))).toEqual(['a', 'c']);
    });

    it('refuse one inside one transaction, even where the work swallows the refusal', async () => {
      const kind = freshKind();
      const [a, b] = [thing('a', kind, { alias: kind }), thing('b', kind, { alias: kind })];
      await expect(insertAll(store(), [a, b])).rejects.toThrow(DuplicateKey);
      const swallowed = store().transaction(async (tx) => {
        const things = tx.collection('things');
        await things.insert(a);
        await things.insert(b).catch(() => {});
      });
      await expect(swallowed).rejects.toThrow(DuplicateKey);
      expect(await findThings(store(), { kind })).toEqual([]);
    });

    it('leave documents without the field alone', async () => {
      const kind = freshKind();
      await insertAll(store(), [thing('a', kind), thing('b', kind), thing('c', kind, { owner: 'ana', rank: 1 })]);
      expect(names(await findThings(store(), { kind, owner: { $exists: false } }))).toEqual(['a', 'b']);
      expect(names(await findThings(store(), { kind, owner: 'ana' }))).toEqual(['c']);
    });

    it('give a key free that is removed or replaced, also within one transaction', async () => {
      const kind = freshKind();
      const [a, b] = [thing('a', kind, { alias: `${kind}-a` }), thing('b', kind, { alias: `${kind}-b` })];
      await insertAll(store(), [a, b]);
      await store().transaction(async (tx) => {
        const things = tx.collection('things');
        await things.remove((await things.get(a.id))!);
        await things.insert(thing('c', kind, { alias: `${kind}-a` }));
        const { alias: _alias, ...rest } = (await things.get(b.id))!;
        await things.replace(rest);
        await things.insert(thing('d', kind, { alias: `${kind}-b` }));
      });
      expect((await findThings(store(), { kind })).map(({ alias }) => alias)).toEqual([undefined, `${kind}-a`, `${kind}-b`]);
    });

    it('let one win of many that insert the same key at once', async () => {
      const kind = freshKind();
      const attempts = Array.from({ length: 8 }, (_, n) => insertAll(store(), [thing(`n${n}`, kind, { alias: kind })]));
      const results = await Promise.allSettled(attempts);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const lost = results.filter((result) => result.status === 'rejected');
      expect(lost.every(({ reason }) => reason instanceof DuplicateKey)).toBe(true);
      expect(await findThings(store(), { kind })).toHaveLength(1);
    });

    it('follow a field that comes, changes and goes', async () => {
      const kind = freshKind();
      const document = thing('a', kind, { tags: ['red', 'blue'], rank: 1 });
      await insertAll(store(), [document]);
      const change = (more: object) =>
        store().transaction(async (tx) => {
          const { tags: _tags, ...rest } = (await tx.collection('things').get(document.id))!;
          await tx.collection('things').replace({ ...rest, ...more });
        });
      await change({ tags: ['blue', 'green'], rank: 2 });
      expect(await findThings(store(), { kind, tags: 'red' })).toEqual([]);
      expect(names(await findThings(store(), { kind, tags: 'green' }))).toEqual(['a']);
      await change({});
      expect(await findThings(store(), { kind, tags: { $in: ['blue', 'green'] } })).toEqual([]);
      expect(await getThing(store(), document)).toMatchObject({ version: 3 });
    });
  });
}
