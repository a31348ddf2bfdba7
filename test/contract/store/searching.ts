import { describe, expect, it } from '@jest/globals';
import { Unstorable } from '../../../src/domain/stored/stored-copy.ts';
import type { Filter, FindOptions } from '../../../src/ports.ts';
import { findThings, freshKind, insertAll, names, thing, type Subject, type Thing } from './subject.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

export function searching(subject: () => Subject): void {
  const store = () => subject().store;

  async function five(): Promise<string> {
    const kind = freshKind();
    await insertAll(store(), [
      thing('a', kind, { rank: 3, at: day(1), done: true, tags: ['x', 'y'], owner: 'ana', nested: { place: 'Lima', level: 1 } }),
      thing('b', kind, { rank: 1, at: day(2), done: false, tags: ['y'], owner: 'luis', nested: { place: 'Cusco', level: 2 } }),
      thing('c', kind, { rank: 2, at: day(3), tags: [], owner: 'ana' }),
      thing('d', kind, { rank: -4.5, nested: { place: 'Lima' } }),
      thing('e', kind, { at: day(5), done: false, tags: ['z', 'x'] }),
    ]);
    return kind;
  }

  const cases: readonly (readonly [string, Filter<Thing>, readonly string[]])[] = [
    ['equality', { owner: 'ana' }, ['a', 'c']],
    ['equality of dates', { at: day(2) }, ['b']],
    ['equality of booleans', { done: false }, ['b', 'e']],
    ['membership', { tags: 'x' }, ['a', 'e']],
    ['$in', { owner: { $in: ['ana', 'luis', 'nobody'] } }, ['a', 'b', 'c']],
    ['$in of an array field', { tags: { $in: ['x', 'y'] } }, ['a', 'b', 'e']],
    ['$in of nothing', { owner: { $in: [] } }, []],
    ['$ne, which missing fields pass', { owner: { $ne: 'ana' } }, ['b', 'd', 'e']],
    ['$ne null: has a value', { owner: { $ne: null } }, ['a', 'b', 'c']],
    ['$ne of an array field', { tags: { $ne: 'x' } }, ['b', 'c', 'd']],
    ['$lt', { rank: { $lt: 2 } }, ['b', 'd']],
    ['$lte', { rank: { $lte: 2 } }, ['b', 'c', 'd']],
    ['$gt', { at: { $gt: day(2) } }, ['c', 'e']],
    ['$gte and $lt', { at: { $gte: day(2), $lt: day(5) } }, ['b', 'c']],
    ['$gt of strings', { owner: { $gt: 'ana' } }, ['b']],
    ['$exists', { done: { $exists: true } }, ['a', 'b', 'e']],
    ['$exists: false', { at: { $exists: false } }, ['d']],
    ['a path', { 'nested.place': 'Lima' }, ['a', 'd']],
    ['a path with a range', { 'nested.level': { $gte: 1, $lt: 2 } }, ['a']],
    ['several fields', { owner: 'ana', tags: 'y', rank: { $gt: 0 } }, ['a']],
  ];

  describe('find', () => {
    it.each(cases)('knows %s', async (_name, filter, expected) => {
      const kind = await five();
      expect(names(await findThings(store(), { kind, ...filter }))).toEqual(expected);
      expect(await store().transaction((tx) => tx.collection('things').count({ kind, ...filter }))).toBe(expected.length);
    });

    it('finds by ids', async () => {
      const kind = await five();
      expect(names(await findThings(store(), { id: { $in: [`${kind}/d`, `${kind}/a`, 'none'] } }))).toEqual(['a', 'd']);
      expect(names(await findThings(store(), { id: { $gt: `${kind}/c`, $lte: `${kind}/e` } }))).toEqual(['d', 'e']);
    });

    it('sorts, missing values first, ties by id in the direction of the last field', async () => {
      const kind = await five();
      const sorted = async (...sort: string[]) => names(await findThings(store(), { kind }, { sort })).join('');
      expect(await sorted()).toBe('abcde');
      expect(await sorted('rank')).toBe('edbca');
      expect(await sorted('-rank')).toBe('acbde');
      expect(await sorted('-at')).toBe('ecbad');
      expect(await sorted('done')).toBe('cdbea');
      expect(await sorted('-done')).toBe('aebdc');
      expect(await sorted('owner', '-rank')).toBe('deacb');
      expect(await sorted('-id')).toBe('edcba');
    });

    it('sorts text by code points', async () => {
      const kind = freshKind();
      await insertAll(
        store(),
        ['Z', 'a', 'ñ', 'z', '\u{1F600}', '\uFFFD', ''].map((owner, n) => thing(`${n}`, kind, { owner })),
      );
      const found = await findThings(store(), { kind, owner: { $exists: true } }, { sort: ['owner'] });
      expect(found.map(({ owner }) => owner)).toEqual(['', 'Z', 'a', 'z', 'ñ', '\uFFFD', '\u{1F600}']);
    });

    it.each<[string, string[]]>([
      ['an index, forwards', ['rank']],
      ['an index, backwards', ['-rank']],
      ['a descending index', ['-at']],
      ['no index', ['done', '-rank']],
      ['the id', []],
    ])('gives every document once, page by page, sorted by %s', async (_name, sort) => {
      const kind = freshKind();
      const all = Array.from({ length: 23 }, (_, n) =>
        thing(`n${n}`, kind, { done: n % 3 === 0, ...(n % 4 > 0 && { rank: n % 5, at: day(n % 6) }) }),
      );
      await insertAll(store(), all);
      const whole = names(await findThings(store(), { kind }, { sort }));
      const paged: Thing[] = [];
      for (;;) {
        const after: FindOptions = paged.length > 0 ? { after: paged.at(-1)! } : {};
        const page = await findThings(store(), { kind }, { sort, limit: 4, ...after });
        paged.push(...page);
        if (page.length < 4) break;
      }
      expect(names(paged)).toEqual(whole);
      expect(new Set(whole).size).toBe(23);
    });

    it('pages over several values of the first field in order', async () => {
      const kind = freshKind();
      await insertAll(
        store(),
        Array.from({ length: 12 }, (_, n) => thing(`n${n}`, kind, { owner: ['ana', 'luis', 'rosa'][n % 3]!, rank: n })),
      );
      const filter = { kind, owner: { $in: ['ana', 'rosa'] } };
      const first = await findThings(store(), filter, { sort: ['rank'], limit: 3 });
      expect(first.map(({ rank }) => rank)).toEqual([0, 2, 3]);
      const second = await findThings(store(), filter, { sort: ['rank'], limit: 3, after: first.at(-1)! });
      expect(second.map(({ rank }) => rank)).toEqual([5, 6, 8]);
      const back = await findThings(store(), filter, { sort: ['-rank'], limit: 9, after: second.at(-1)! });
      expect(back.map(({ rank }) => rank)).toEqual([6, 5, 3, 2, 0]);
    });

    it('tells long strings apart and orders them by how they begin', async () => {
      const kind = freshKind();
      const long = 'x'.repeat(500);
      await insertAll(store(), [
        thing('a', kind, { owner: `${long}1` }),
        thing('b', kind, { owner: `${long}2` }),
        thing('c', kind, { owner: 'y' }),
      ]);
      expect(names(await findThings(store(), { kind, owner: `${long}2` }))).toEqual(['b']);
      expect(names(await findThings(store(), { kind, owner: { $gt: `${long}1` } }))).toEqual(['b', 'c']);
      expect(names(await findThings(store(), { kind, owner: { $lte: `${long}1` } }))).toEqual(['a']);
    });

    it('gives at most 1000 where no limit is said', async () => {
      const kind = freshKind();
      await insertAll(
        store(),
        Array.from({ length: 1003 }, (_, n) => thing(`n${n}`, kind)),
      );
      expect(await findThings(store(), { kind })).toHaveLength(1000);
      expect(await findThings(store(), { kind }, { limit: 2000 })).toHaveLength(1003);
      expect(await store().transaction((tx) => tx.collection('things').count({ kind }))).toBe(1003);
    });

    const bad: readonly (readonly [string, unknown])[] = [
      ['an empty filter', {}],
      ['undefined', { kind: undefined }],
      ['null', { kind: null }],
      ['undefined in a test', { rank: { $gt: undefined } }],
      ['an empty test', { rank: {} }],
      ['a foreign operator', { kind: { $regex: '.' } }],
      ['an operator in the place of a field', { $or: [{ kind: 'a' }] }],
      ['an object to equal', { kind: { a: 1 } }],
      ['a list to equal', { tags: ['x'] }],
      ['undefined in $in', { kind: { $in: ['a', undefined] } }],
    ];
    it.each(bad)('refuses %s', async (_name, filter) => {
      await expect(findThings(store(), filter as Filter<Thing>)).rejects.toThrow(Unstorable);
      await expect(store().transaction((tx) => tx.collection('things').count(filter as Filter<Thing>))).rejects.toThrow(
        Unstorable,
      );
    });
  });

  describe('scan', () => {
    it('gives all documents in the order of their ids', async () => {
      const kind = freshKind();
      await insertAll(
        store(),
        Array.from({ length: 450 }, (_, n) => thing(`n${n}`, kind)),
      );
      const ids: string[] = [];
      for await (const { id } of store().scan('things')) ids.push(id);
      expect(ids).toEqual(ids.toSorted());
      expect(ids.filter((id) => id.startsWith(`${kind}/`))).toHaveLength(450);
    });
  });
}
