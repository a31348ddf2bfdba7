import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import type { Link } from '../../src/messaging/account-link.ts';
import type { Store } from '../../src/ports.ts';
import { runMesa } from '../fakes/run-mesa.ts';

const link = (channel: string, address: string, person: string): Link => ({
  ...{ id: `${channel}:${address}`, version: 1, schema: 1, channel, address, person, by: person },
  home: { channel, id: address, kind: 'direct' },
  at: new Date('2026-03-02T14:00:00Z'),
});

let folder: string;
const within = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await createEmbeddedStore({ folder });
  return work(store).finally(() => store.close());
};
const people = (...args: string[]) => runMesa(['people', ...args, '--data', folder], { env: { LOG_LEVEL: 'silent' } });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesa-links-'));
  await within((store) =>
    store.transaction(async (tx) => {
      await tx.collection('links').insert(link('whatsapp', '51987654321', 'ana'));
      await tx.collection('links').insert(link('slack', 'U1', 'somebody-gone'));
      const home = { channel: 'whatsapp', id: '51987654321', kind: 'direct' } as const;
      await tx.collection('contacts').insert({ id: 'ana', version: 1, schema: 1, home, heard: [], misses: 0 });
    }),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('mesa people links', () => {
  test('tells who linked what and when, of all or of one', async () => {
    const all = await people('links');
    expect(all.code).toBe(0);
    expect(all.out).toContain('whatsapp:51987654321  Ana Torres (ana)  since 2026-03-02T14:00:00.000Z\n');
    expect(all.out).toContain('slack:U1  somebody-gone (no longer in people.yaml)');
    const { links } = JSON.parse((await people('links', 'ana', '--json')).out) as { links: unknown[] };
    expect(links).toEqual([expect.objectContaining({ person: 'ana', name: 'Ana Torres', channel: 'whatsapp', by: 'ana' })]);
    const none = await people('links', 'bob');
    expect([none.code, none.out, none.err]).toEqual([0, '', 'nobody called bob has linked an address\n']);
  });

  test('takes one away, and the desk tells both places', async () => {
    const ran = await people('unlink', 'whatsapp:51987654321');
    expect([ran.code, JSON.parse(ran.out)]).toEqual([0, { unlinked: 'whatsapp:51987654321', person: 'ana' }]);
    await within((store) =>
      store.transaction(async (tx) => {
        expect(await tx.collection('links').get('whatsapp:51987654321')).toBeUndefined();
        expect((await tx.collection('contacts').get('ana'))?.home.channel).toBe('web');
        const told = await tx.collection('outbox').find({ state: 'queued' });
        expect(told.map(({ to, say }) => [to.channel, 'key' in say.notice && say.notice.key])).toEqual([
          ['whatsapp', 'unlink.told_there'],
          ['web', 'unlink.told_desk'],
        ]);
      }),
    );
    const again = await people('unlink', 'whatsapp:51987654321');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('mesa people links lists them')]);
  });

  test('says how it is used', async () => {
    expect((await people('unlink')).code).toBe(2);
    expect((await people('a.csv', 'b.csv')).code).toBe(2);
  });
});
