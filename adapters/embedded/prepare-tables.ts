import { NewerData, upgrade } from '../../src/domain/stored/upgrade.ts';
import { changeOperations, parse, writeAll, type Lmdb, type Operation, type Table } from './database.ts';
import { documentKey, documentPrefix, entriesPrefix, indexName, type Document } from './indexes.ts';
import { AFTER, encode } from './key.ts';

/** The data were kept by an earlier version; opening them to write brings them up to date. */
export class OlderData extends Error {
  override readonly name = 'OlderData';
}

/** What is written down of a collection. */
interface Known {
  /** The newest shape that documents were written in. */
  readonly current: number;
  readonly indexes: readonly string[];
  /** Every document has at least this shape. */
  readonly lifted?: number;
}

const PAGE = 200;

/**
 * Refuses data of the future; else brings indexes and documents to what the declarations say: what an upgrade adds is found by searches
 * only once it is written. Page by page; one that a killed process began is begun again.
 * @throws NewerData; OlderData where nothing may be written
 */
export async function prepareTables(lmdb: Lmdb, tables: readonly Table[], readOnly: boolean): Promise<void> {
  const all = tables.map((table) => ({ table, known: readKnown(lmdb, table) }));
  // All are looked at before anything is written: an older program leaves no trace.
  for (const { table, known } of all) requireKnown(table, known);
  for (const { table, known } of all) await prepareTable(lmdb, { table, known }, readOnly);
}

/** @throws NewerData */
export function requireKnown({ name, declaration }: Table, known: Pick<Known, 'current'> | undefined): void {
  if (known && known.current > declaration.current)
    throw new NewerData(`The collection ${name}`, { found: known.current, known: declaration.current });
}

export function readKnown(lmdb: Lmdb, table: Table): Known | undefined {
  return (JSON.parse(lmdb.get(knownKey(table)) ?? 'null') as Known | null) ?? undefined;
}

/** A collection whose documents stand in the indexes of today, in shapes up to `shape`. */
export function knownOperation(table: Table, shape: number): Operation {
  return {
    key: knownKey(table),
    value: JSON.stringify({ current: shape, indexes: indexNames(table), lifted: 0 } satisfies Known),
  };
}

async function prepareTable(lmdb: Lmdb, { table, known }: { table: Table; known: Known | undefined }, readOnly: boolean) {
  const { current } = table.declaration;
  const indexes = indexNames(table);
  const now: Known = { current, indexes, lifted: current };
  if (JSON.stringify(known) === JSON.stringify(now)) return;
  if (readOnly)
    throw new OlderData(`The data of ${table.name} was kept by another version of Mesa; start the desk once, then look again.`);
  const write = (state: Known) => writeAll(lmdb, [{ key: knownKey(table), value: JSON.stringify(state) }]);
  if (JSON.stringify(known?.indexes) !== JSON.stringify(indexes)) {
    // Until it is done no index is known, so that it is done again.
    await write({ current, indexes: [], lifted: 0 });
    await reindex(lmdb, table);
  }
  if (known?.lifted !== current) {
    await write({ current, indexes, lifted: 0 });
    await lift(lmdb, table);
  }
  await write(now);
}

async function reindex(lmdb: Lmdb, table: Table): Promise<void> {
  const low = entriesPrefix(table.name);
  for (;;) {
    const keys = [...lmdb.getKeys({ start: low, end: Buffer.concat([low, AFTER]), limit: 10 * PAGE })];
    await writeAll(
      lmdb,
      keys.map((key) => ({ key })),
    );
    if (keys.length < 10 * PAGE) break;
  }
  await eachPage(lmdb, table, (page) =>
    page.flatMap((after) => changeOperations({ table, id: after.id, before: undefined, after })),
  );
}

async function lift(lmdb: Lmdb, table: Table): Promise<void> {
  const { current } = table.declaration;
  await eachPage(lmdb, table, (page) =>
    page
      .filter(({ schema }) => Number(schema) < current)
      .flatMap((before) => {
        const after = upgrade(before, table.declaration, table.name) as Document;
        return changeOperations({ table, id: before.id, before, after });
      }),
  );
}

async function eachPage(lmdb: Lmdb, table: Table, work: (page: readonly Document[]) => readonly Operation[]): Promise<void> {
  const end = Buffer.concat([documentPrefix(table.name), AFTER]);
  let start = documentPrefix(table.name);
  for (;;) {
    const page = [...lmdb.getRange({ start, end, limit: PAGE })].map(({ value }) => parse(value));
    await writeAll(lmdb, work(page));
    if (page.length < PAGE) return;
    start = Buffer.concat([documentKey(table.name, page.at(-1)!.id), AFTER]);
  }
}

function knownKey({ name }: Table): Buffer {
  return Buffer.concat([Buffer.from('M'), encode(name)]);
}

function indexNames({ declaration }: Table): readonly string[] {
  return declaration.indexes.map(indexName).sort();
}
