import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { collections, type Declaration } from '../../../src/collections.ts';
import { NewerData, upgrade } from '../../../src/domain/stored/upgrade.ts';
import { breaks, outlineOf, type Outline } from './outline.ts';
import { collectionNames, storedSamples } from './samples.ts';

/** As it was when the shape was first released. */
interface Recorded {
  readonly shape: number;
  readonly outline: Outline;
}

const file = new URL('../../fixtures/stored/outlines.json', import.meta.url);
const declarationOf = (name: string): Declaration => collections[name as keyof typeof collections];

const read = () => JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Recorded | undefined>>;

/** RECORD_SHAPES=links,files (or `all`): as these are now is what later versions must take. */
function record(wanted: string): void {
  const [before, names] = [read(), wanted.split(',')];
  const lines = collectionNames.map((name) => {
    const { current, schema } = declarationOf(name);
    const isWanted = wanted === 'all' || names.includes(name);
    return `${JSON.stringify(name)}: ${JSON.stringify(isWanted ? { shape: current, outline: outlineOf(schema) } : before[name])}`;
  });
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}

if (process.env['RECORD_SHAPES']) record(process.env['RECORD_SHAPES']);
const recorded = read();

/** How a change of a stored shape is made. */
const remedy =
  'raise `current` in src/collections.ts, write an upgrade, put samples of the old shape into test/fixtures/stored, and run this with RECORD_SHAPES=NAME (that alone, if this shape was never released)';

describe.each(collectionNames)('the shape of %s', (name) => {
  const { current, upgrades = [], schema } = declarationOf(name);

  test('takes all documents that its version took since it was recorded', () => {
    const before = recorded[name];
    const problems =
      before?.shape === current
        ? breaks(before.outline, outlineOf(schema))
        : [`shape ${current} is not recorded; the recorded one is ${before?.shape ?? 'none'}`];
    expect(problems.map((problem) => `${name}: ${problem}; ${remedy}`)).toEqual([]);
  });

  test('has an upgrade, and samples, for each shape that was before', () => {
    expect(upgrades).toHaveLength(current - 1);
    const shapes = storedSamples().flatMap(({ collection, shape }) => (collection === name ? [shape] : []));
    for (let shape = 1; shape < current; shape += 1) expect(shapes).toContain(shape);
  });
});

describe.each(storedSamples())('stored $collection of shape $shape', ({ collection, shape, documents }) => {
  const declaration = declarationOf(collection);

  test.each(documents.map((document) => ({ id: document.id, document })))(
    '$id passes its upgrades, and then its schema',
    ({ document }) => {
      expect(document.schema).toBe(shape);
      const lifted = upgrade(document, declaration, collection);
      expect(lifted['schema']).toBe(declaration.current);
      // Nothing is missing, and nothing is there that the schema does not know and would drop.
      expect(declaration.schema.parse(lifted)).toMatchObject(lifted);
    },
  );

  test('of the future are refused', () => {
    const [document] = documents;
    const future = { ...document, schema: declaration.current + 1 };
    expect(() => upgrade(future, declaration, collection)).toThrow(NewerData);
    expect(() => upgrade(future, declaration, collection)).toThrow(/newer version of Mesa.*start the newer version/);
  });
});

describe('the comparison of shapes', () => {
  const base = z.object({ id: z.string(), at: z.date(), state: z.enum(['a', 'b']), rows: z.array(z.object({ n: z.number() })) });
  const compare = (now: z.ZodType) => breaks(outlineOf(base), outlineOf(now));

  test.each([
    ['an optional field more', base.extend({ more: z.string().optional() })],
    ['a value more', base.extend({ state: z.enum(['a', 'b', 'c']) })],
    ['anything instead', base.extend({ rows: z.unknown() })],
    ['one of several', base.extend({ at: z.union([z.string(), z.date()]) })],
  ])('lets %s pass', (_what, now) => expect(compare(now)).toEqual([]));

  test.each([
    ['a field that must be there', base.extend({ more: z.string() }), '.more is required'],
    ['a field that is gone', base.omit({ state: true }), '.state is gone'],
    ['a value that is gone', base.extend({ state: z.enum(['a']) }), '.state no longer takes b'],
    ['another type', base.extend({ at: z.string() }), '.at was instant, and is string'],
    ['another type inside', base.extend({ rows: z.array(z.object({ n: z.string() })) }), '.rows[].n was number, and is string'],
    ['fewer alternatives', base.extend({ id: z.union([z.number(), z.date()]) }), '.id takes less'],
  ])('finds %s', (_what, now, problem) => expect(compare(now)).toEqual([expect.stringContaining(problem)]));
});
