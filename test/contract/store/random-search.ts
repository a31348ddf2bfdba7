import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sift from 'sift';
import type { Filter } from '../../../src/ports.ts';
import { freshKind, findThings, insertAll, names, thing, type Subject, type Thing } from './subject.ts';

const rank = fc.constantFrom(-2, -0.5, 0, 1, 2, 3);
const date = fc.integer({ min: -2, max: 3 }).map((n) => new Date(n * 86_400_000));
const word = fc.constantFrom('a', 'aa', 'b', 'ñ', '');
const optional = { requiredKeys: [] as [], noNullPrototype: true };

const documents = fc.array(
  fc.record(
    {
      rank,
      at: date,
      done: fc.boolean(),
      owner: word,
      tags: fc.array(word, { maxLength: 3 }),
      nested: fc.record({ place: word, level: rank }, { requiredKeys: ['place'], noNullPrototype: true }),
    },
    optional,
  ),
  { minLength: 1, maxLength: 14 },
);

function test<T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  const bounds = fc
    .record({ $gt: value, $lt: value, $gte: value, $lte: value }, optional)
    .filter((one) => Object.keys(one).length > 0);
  const list = fc.array(value, { maxLength: 3 }).map(($in) => ({ $in }));
  return fc.oneof(
    value,
    list,
    fc.option(value).map(($ne) => ({ $ne })),
    fc.boolean().map(($exists) => ({ $exists })),
    bounds,
  );
}

const filters = fc.record(
  { rank: test(rank), at: test(date), done: test(fc.boolean()), owner: test(word), tags: test(word), 'nested.place': test(word) },
  optional,
);
const sorts = fc.uniqueArray(fc.constantFrom('rank', '-rank', 'at', '-at', 'owner', 'nested.place', '-done'), {
  maxLength: 2,
  selector: (field) => field.replace('-', ''),
});

export function randomSearch(subject: () => Subject, runs: number): void {
  describe('any search', () => {
    it('finds what an evaluation of the filter over all documents finds, in parts too', async () => {
      await fc.assert(
        fc.asyncProperty(documents, filters, sorts, async (contents, filter, sort) => {
          const kind = freshKind();
          const all = contents.map((more, n) => thing(`n${n}`, kind, more as Partial<Thing>));
          await insertAll(subject().store, all);
          const asked = { ...filter, kind } as Filter<Thing>;
          const found = await findThings(subject().store, asked, { sort });
          const expected = all.filter(sift.default({ ...filter, kind } as object));
          expect(names(found).toSorted()).toEqual(names(expected).toSorted());
          const half = Math.floor(found.length / 2);
          const rest = await findThings(subject().store, asked, { sort, ...(half > 0 && { after: found[half - 1]! }) });
          expect(names(rest)).toEqual(names(found.slice(half)));
          expect(await subject().store.transaction((tx) => tx.collection('things').count(asked))).toBe(expected.length);
        }),
        { numRuns: runs },
      );
    });

    it('counts what its own transaction wrote before it, in the order of a search that comes after', async () => {
      const writes = fc.array(fc.constantFrom('insert', 'replace', 'remove', 'twice'), { maxLength: 6 });
      const limit = fc.constantFrom(1, 3, 100);
      const filterAndSort = fc.record({ filter: filters, sort: sorts, limit });
      const plan = fc.record({ writes, first: fc.boolean(), between: fc.boolean(), later: documents });
      await fc.assert(
        fc.asyncProperty(
          documents,
          filterAndSort,
          plan,
          async (contents, { filter, sort, limit: most }, { later, ...planned }) => {
            const kind = freshKind();
            const all = contents.map((more, n) => thing(`n${n}`, kind, more as Partial<Thing>));
            await insertAll(subject().store, all);
            const options = { sort, limit: most };
            const wide = { kind } as Filter<Thing>;
            const narrow = { ...filter, kind } as Filter<Thing>;
            const inside = await subject().store.transaction(async (tx) => {
              const things = tx.collection('things');
              if (planned.first) await things.find(wide, { sort });
              for (const [n, write] of planned.writes.entries()) {
                if (planned.between && n === 1) await things.find(narrow, options);
                const fresh = thing(`m${n}`, kind, later[n % later.length]);
                const old = await things.get(all[n % all.length]!.id);
                if (write === 'insert' || !old) await things.insert(fresh);
                else if (write === 'remove') await things.remove(old);
                else {
                  const next = await things.replace({ ...fresh, id: old.id, version: old.version });
                  if (write === 'twice') await things.replace({ ...next, rank: 1 });
                }
              }
              return { narrow: await things.find(narrow, options), wide: await things.find(wide, { sort }) };
            });
            expect(names(inside.narrow)).toEqual(names(await findThings(subject().store, narrow, options)));
            expect(names(inside.wide)).toEqual(names(await findThings(subject().store, wide, { sort })));
          },
        ),
        { numRuns: runs },
      );
    });
  });
}
