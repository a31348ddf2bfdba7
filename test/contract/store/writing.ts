import { describe, expect, it } from '@jest/globals';
import { DuplicateKey, StaleVersion } from '../../../src/ports.ts';
import { Unstorable } from '../../../src/domain/stored/stored-copy.ts';
import { findThings, freshKind, getThing, insertAll, names, thing, type Subject, type Thing } from './subject.ts';

export function writing(subject: () => Subject): void {
  const store = () => subject().store;

  describe('writes', () => {
    it('keeps a document as it was given, dates and nested values included', async () => {
      const kind = freshKind();
      const document = thing('a', kind, {
        rank: -1.5e-7,
        at: new Date('1969-07-20T20:17:40.123Z'),
        done: false,
        tags: ['ñandú', '😀', '', 'line\nbreak'],
        nested: { place: 'Lima', level: 9_007_199_254_740_991 },
        payload: {
          list: [1, [2, { three: new Date(3) }], null, 'x'],
          empty: {},
          none: [],
          big: 2 ** 53,
          zero: 0,
          'odd key: $a.b': true,
        },
      });
      await insertAll(store(), [document]);
      expect(await getThing(store(), document)).toEqual({ ...document, version: 1, schema: 2 });
    });

    it('counts versions from 1 and gives back what it wrote', async () => {
      const document = thing('a', freshKind(), { rank: 1 });
      await insertAll(store(), [document]);
      const replaced = await store().transaction(async (tx) => {
        const things = tx.collection('things');
        const first = await things.get(document.id);
        return things.replace({ ...first!, rank: 2 });
      });
      expect(replaced).toMatchObject({ rank: 2, version: 2 });
      expect(await getThing(store(), document)).toEqual(replaced);
    });

    it('refuses a version that is not the stored one', async () => {
      const document = thing('a', freshKind());
      await insertAll(store(), [document]);
      const stale = { ...document, version: 7 };
      await expect(store().transaction((tx) => tx.collection('things').replace(stale))).rejects.toThrow(StaleVersion);
      await expect(store().transaction((tx) => tx.collection('things').remove(stale))).rejects.toThrow(StaleVersion);
      await expect(
        store().transaction((tx) => tx.collection('things').replace(thing('none', 'none', { version: 1 }))),
      ).rejects.toThrow(StaleVersion);
    });

    it('refuses a taken id', async () => {
      const document = thing('a', freshKind());
      await insertAll(store(), [document]);
      await expect(insertAll(store(), [document])).rejects.toThrow(DuplicateKey);
      await expect(insertAll(store(), [thing('b', document.kind), document])).rejects.toThrow(DuplicateKey);
      expect(names(await findThings(store(), { kind: document.kind }))).toEqual(['a']);
    });

    it('refuses undefined, functions, instances and unknown fields, and says where', async () => {
      const kind = freshKind();
      const refused = (more: unknown) => expect(insertAll(store(), [thing('a', kind, more as Partial<Thing>)])).rejects;
      await refused({ owner: undefined }).toThrow(Unstorable);
      await refused({ payload: { deep: [{ gone: undefined }] } }).toThrow(/payload\.deep\[0\]\.gone/);
      await refused({ payload: () => 1 }).toThrow(Unstorable);
      await refused({ payload: new Map() }).toThrow(Unstorable);
      await refused({ at: new Date(Number.NaN) }).toThrow(Unstorable);
      await refused({ payload: { 'a\0b': 1 } }).toThrow(Unstorable);
      await refused({ colour: 'blue' }).toThrow(/colour/);
      expect(await findThings(store(), { kind })).toEqual([]);
    });

    it('keeps large documents', async () => {
      const document = thing('a', freshKind(), {
        payload: Array.from({ length: 2000 }, (_, n) => ({ n, text: `${n} `.repeat(100) })),
      });
      await insertAll(store(), [document]);
      expect((await getThing(store(), document))?.payload).toEqual(document.payload);
    });

    it('hands out documents that cannot be changed in place', async () => {
      const document = thing('a', freshKind(), { tags: ['x'] });
      await insertAll(store(), [document]);
      const found = await getThing(store(), document);
      expect(() => found!.tags!.push('y')).toThrow(TypeError);
    });

    it('removes', async () => {
      const document = thing('a', freshKind());
      await insertAll(store(), [document]);
      await store().transaction(async (tx) => {
        const things = tx.collection('things');
        await things.remove((await things.get(document.id))!);
        expect(await things.get(document.id)).toBeUndefined();
      });
      expect(await getThing(store(), document)).toBeUndefined();
      await insertAll(store(), [document]);
    });

    it('keeps everything when closed and opened again', async () => {
      const document = thing('a', freshKind(), { rank: 4, at: new Date(5) });
      await insertAll(store(), [document]);
      const number = await store().next(document.kind);
      await subject().reopen();
      expect(await findThings(store(), { kind: document.kind, at: { $gt: new Date(4) } })).toEqual([{ ...document, version: 1 }]);
      expect(await store().next(document.kind)).toBe(number + 1);
    });

    it('counts anew once a counter was discarded, and minds no other', async () => {
      const [counter, other] = [freshKind(), freshKind()];
      expect([await store().next(counter), await store().next(counter), await store().next(other)]).toEqual([1, 2, 1]);
      await store().discard(counter);
      expect([await store().next(counter), await store().next(other)]).toEqual([1, 2]);
      await store().discard(freshKind());
    });
  });
}
