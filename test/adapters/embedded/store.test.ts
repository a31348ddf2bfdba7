import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmbeddedStore, NoData, ReadOnly } from '../../../adapters/embedded/store.ts';
import { FolderInUse } from '../../../adapters/embedded/folder-lock.ts';
import { NewerData } from '../../../src/domain/stored/upgrade.ts';
import type { Declaration } from '../../../src/collections.ts';
import type { Log } from '../../../src/ports.ts';
import { asTestStore, declarations, findThings, getThing, insertAll, names, thing } from '../../contract/store/subject.ts';

type Declarations = Readonly<Record<string, Declaration>>;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesa-embedded-'));
});
afterEach(() => rm(folder, { recursive: true }));

const openStore = async (more: { readOnly?: boolean; declarations?: Declarations; log?: Log } = {}) =>
  asTestStore(await createEmbeddedStore({ folder, declarations, ...more }));

describe('the folder', () => {
  it('belongs to one desk: a second one is refused with folder and process', async () => {
    const store = await openStore();
    const second = openStore();
    await expect(second).rejects.toThrow(FolderInUse);
    await expect(second).rejects.toThrow(folder);
    await expect(second).rejects.toThrow(`${process.pid}`);
    await store.close();
    await (await openStore()).close();
  });

  it('is free again when its process is dead, or when its number went to another', async () => {
    const { pid } = spawnSync('true');
    await writeFile(join(folder, 'desk.lock'), JSON.stringify({ pid, began: 'then' }));
    await (await openStore()).close();
    await writeFile(join(folder, 'desk.lock'), JSON.stringify({ pid: process.pid, began: 'before the last start' }));
    await (await openStore()).close();
    await writeFile(join(folder, 'desk.lock'), 'half wri');
    await (await openStore()).close();
    await expect(stat(join(folder, 'desk.lock'))).rejects.toThrow('ENOENT');
  });

  it('may be looked at while a desk runs, and not written to', async () => {
    await expect(openStore({ readOnly: true })).rejects.toThrow(NoData);
    const desk = await openStore();
    await insertAll(desk, [thing('a', 'k')]);
    const onlooker = await openStore({ readOnly: true });
    expect(await findThings(onlooker, { kind: 'k' })).toHaveLength(1);
    await insertAll(desk, [thing('b', 'k')]);
    expect(await findThings(onlooker, { kind: 'k' })).toHaveLength(2);
    await expect(insertAll(onlooker, [thing('c', 'k')])).rejects.toThrow(ReadOnly);
    await expect(onlooker.next('x')).rejects.toThrow(ReadOnly);
    await onlooker.close();
    expect(await findThings(desk, { kind: 'k' })).toHaveLength(2);
    await desk.close();
  });
});

describe('a changed declaration', () => {
  const withThings = (more: Partial<Declaration>): Declarations => ({
    ...declarations,
    things: { ...declarations.things, ...more },
  });

  it('rebuilds the index entries', async () => {
    const before = await openStore({ declarations: withThings({ indexes: [{ fields: ['rank'] }] }) });
    await insertAll(before, [thing('a', 'k', { rank: 1, owner: 'ana' }), thing('b', 'k', { rank: 2 })]);
    await before.close();
    const scans: unknown[] = [];
    const log: Log = { info: () => {}, warn: (facts) => scans.push(facts), error: () => {} };
    const after = await openStore({ declarations: withThings({ indexes: [{ fields: ['owner'], where: ['owner'] }] }), log });
    expect(names(await findThings(after, { owner: 'ana' }))).toEqual(['a']);
    expect(scans).toEqual([]);
    await findThings(after, { rank: 2 });
    expect(scans).toEqual([{ collection: 'things', fields: 'rank' }]);
    await after.close();
  });

  it('upgrades older documents when they are read, and refuses newer data at the start', async () => {
    const old = await openStore({ declarations: withThings({ current: 1 }) });
    await insertAll(old, [{ ...thing('a', 'k'), schema: 1 }]);
    await old.close();
    const upgrades = [(document: object) => ({ ...document, owner: 'nobody' })];
    const today = await openStore({ declarations: withThings({ current: 2, upgrades }) });
    expect(await getThing(today, { id: 'k/a' })).toMatchObject({ owner: 'nobody', schema: 2, version: 1 });
    await today.close();
    const outdated = openStore({ declarations: withThings({ current: 1 }) });
    await expect(outdated).rejects.toThrow(NewerData);
    await expect(outdated).rejects.toThrow(/things.*shape 2.*knows 1/);
    await (await openStore()).close();
  });
});

it('refuses ids that no key can hold', async () => {
  const store = await openStore();
  await expect(insertAll(store, [thing('x'.repeat(2000), 'k')])).rejects.toThrow(/too long/);
  await store.close();
});
