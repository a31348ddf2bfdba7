import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createFolderFiles } from '../../adapters/files-folder/files.ts';
import { inspectBytes } from '../../adapters/file-type/inspect-bytes.ts';
import { createFileDesk } from '../../src/actions/files/open-file.ts';
import { MOST_FILE_BYTES } from '../../src/domain/file-rules.ts';
import type { Definitions } from '../../src/domain/definitions.ts';
import { fetchFiles, type Fetching } from '../../src/jobs/fetch-files.ts';
import { forgetFiles } from '../../src/jobs/forget-files.ts';
import { fileIdOf } from '../../src/messaging/file-id.ts';
import type { InboundEvent } from '../../src/messaging/inbound.ts';
import type { StoredFile } from '../../src/messaging/stored-file.ts';
import type { Channel } from '../../src/channel.ts';
import type { Files } from '../../src/ports.ts';
import { createFakeWorks, type FakeWorks } from './fake-works.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';

type Message = Extract<InboundEvent, { kind: 'message' }>;
type Fetch = Channel['fetch'];

const DAY_MS = 86_400_000;
const digest = (text: string): string => Buffer.from(text).toString('hex').padEnd(64, '0');

let place: Awaited<ReturnType<typeof temporaryStore>>;
let files: Files;
let fake: FakeWorks;
beforeEach(async () => {
  place = await temporaryStore();
  files = await createFolderFiles({ folder: join(place.folder, 'files') });
  fake = createFakeWorks(place.store);
});
afterEach(() => place.drop());

async function* bytes(...parts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

function message(...names: readonly string[]): Message {
  const attachments = names.map((name) => ({ name, contentType: 'image/png', ref: `slack:${name}` }));
  const sender = { channel: 'slack', userId: 'ana' };
  return {
    id: 'slack:1',
    at: fake.now(),
    sender,
    address: { channel: 'slack', id: 'D1', kind: 'direct' },
    kind: 'message',
    text: '',
    attachments,
  };
}

const fetching = (fetch: Fetch): Fetching => ({
  store: place.store,
  files,
  inspect: inspectBytes,
  now: fake.now,
  digest,
  channels: new Map([['slack', { fetch }]]),
});
const stored = (event: Message, index = 0): Promise<StoredFile | undefined> =>
  place.store.transaction((tx) => tx.collection('files').get(fileIdOf(event, index, digest)));
const all = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const { id } of files.scan()) found.push(id);
  return found;
};
const about = { person: 'ana', lastTry: false };

describe('files of a message', () => {
  test('are fetched once, however often the message is tried', async () => {
    const asked: string[] = [];
    const fetch: Fetch = async (ref) => {
      asked.push(ref);
      return bytes('hola', ' mundo');
    };
    const event = message('a.txt', 'b.txt');
    await fetchFiles(fetching(fetch), event, about);
    await fetchFiles(fetching(fetch), event, about);
    expect(asked).toEqual(['slack:a.txt', 'slack:b.txt']);
    expect(await stored(event)).toMatchObject({ state: 'kept', name: 'a.txt', contentType: 'text/plain', size: 10, by: 'ana' });
    expect(await all()).toHaveLength(2);
  });

  test('that a platform does not hand out now make the message wait, and go on where they were', async () => {
    let turn = 0;
    const fetch: Fetch = async () => {
      turn += 1;
      if (turn === 2) throw new Error('the platform is away');
      return bytes('x');
    };
    const event = message('a.txt', 'b.txt');
    await expect(fetchFiles(fetching(fetch), event, about)).rejects.toThrow('the platform is away');
    expect((await stored(event))?.state).toBe('kept');
    await fetchFiles(fetching(fetch), event, about);
    expect([turn, (await stored(event, 1))?.state]).toEqual([3, 'kept']);
  });

  test('that break off in the middle are fetched anew, from the beginning', async () => {
    let turn = 0;
    const fetch: Fetch = async () => {
      turn += 1;
      return (async function* () {
        yield Buffer.from('half');
        if (turn === 1) throw new Error('the line broke');
      })();
    };
    const event = message('a.txt');
    await expect(fetchFiles(fetching(fetch), event, about)).rejects.toThrow('the line broke');
    expect((await stored(event))?.state).toBe('arriving');
    await fetchFiles(fetching(fetch), event, about);
    expect(await stored(event)).toMatchObject({ state: 'kept', size: 4 });
  });

  test('are left out in the end, so that the words are read', async () => {
    const fetch: Fetch = async () => {
      throw new Error('the platform is away');
    };
    const event = message('a.txt');
    await fetchFiles(fetching(fetch), event, { ...about, lastTry: true });
    expect(await stored(event)).toMatchObject({ state: 'refused', refusal: 'file.lost' });
  });

  test('that are gone, empty, programs or too large are refused, and keep no bytes', async () => {
    const large = 'x'.repeat(1024 * 1024);
    const contents: Readonly<Record<string, () => Awaited<ReturnType<Fetch>>>> = {
      'slack:gone.txt': () => 'gone',
      'slack:empty.txt': () => bytes(),
      'slack:script.txt': () => bytes('#!/bin/sh\n'),
      'slack:large.txt': () => bytes(...Array.from({ length: 26 }, () => large)),
    };
    const event = message('gone.txt', 'empty.txt', 'script.txt', 'large.txt');
    await fetchFiles(
      fetching(async (ref) => contents[ref]?.() ?? 'gone'),
      event,
      about,
    );
    const refusals = await Promise.all([0, 1, 2, 3].map(async (index) => (await stored(event, index))?.refusal));
    expect(refusals).toEqual(['file.lost', 'file.empty', 'file.not_allowed', 'file.too_large']);
    expect(await all()).toEqual([]);
  });

  test('that say they are too large are not even asked for', async () => {
    const event = message('a.txt');
    const said = { ...event, attachments: event.attachments.map((one) => ({ ...one, size: MOST_FILE_BYTES + 1 })) };
    await fetchFiles(
      fetching(async () => Promise.reject(new Error('asked'))),
      said,
      about,
    );
    expect(await stored(event)).toMatchObject({ state: 'refused', refusal: 'file.too_large' });
  });
});

describe('files that nothing took', () => {
  const sweeper = () => forgetFiles(fake.works, files);

  test('go after a day, whole ones and those that never came to their end', async () => {
    const half: Fetch = async () => Promise.reject(new Error('away'));
    await fetchFiles(
      fetching(async () => bytes('x')),
      message('a.txt'),
      about,
    );
    await fetchFiles(fetching(half), { ...message('b.txt'), id: 'slack:2' }, about).catch(() => undefined);
    const job = sweeper();
    expect((await job.dueAt())?.getTime()).toBe(fake.now().getTime() + DAY_MS);
    await job.run(fake.now());
    expect(await all()).toHaveLength(1);
    fake.pass(DAY_MS);
    await job.run(fake.now());
    expect(await all()).toEqual([]);
    expect(await stored(message('a.txt'))).toBeUndefined();
    expect(await job.dueAt()).toBeUndefined();
  });

  test('cannot be had or attached once they are going, and are removed in the end where that failed', async () => {
    const event = message('a.txt');
    await fetchFiles(
      fetching(async () => bytes('x')),
      event,
      about,
    );
    const id = fileIdOf(event, 0, digest);
    const definitions = () => ({ people: new Map([['ana', {}]]) }) as unknown as Definitions;
    const desk = createFileDesk({ ...fetching(async () => 'gone'), definitions, newId: () => 'x' });
    expect(await desk.open('ana', id)).toMatchObject({ name: 'a.txt' });
    fake.pass(DAY_MS);
    const stuck = { ...files, remove: async () => Promise.reject(new Error('the disk is away')) };
    await forgetFiles(fake.works, stuck).run(fake.now());
    expect(await stored(event)).toMatchObject({ state: 'leaving' });
    expect(await desk.open('ana', id)).toBeUndefined();
    fake.pass(DAY_MS);
    await sweeper().run(fake.now());
    expect(await all()).toEqual([]);
  });
});
