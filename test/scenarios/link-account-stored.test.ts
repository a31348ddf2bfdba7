import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { createFolderFiles } from '../../adapters/files-folder/files.ts';
import { layFoundation } from '../../src/commands/compose.ts';
import { makePlayDesk, playPeople } from '../../src/commands/play/make-play-desk.ts';
import { openPlay } from '../../src/commands/play/open-play.ts';
import { Step } from '../../src/commands/play/steps.ts';
import { collections, type CollectionName } from '../../src/collections.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';
import { temporaryStore } from '../fakes/temporary-store.ts';

test.each([
  ['used', (code: string) => ({ as: 'xavier', on: 'whatsapp', say: code })],
  ['blocked', () => ({ as: 'ana', on: 'slack', tap: 'Bloquear' })],
  ['expired', () => ({ wait: 'PT10M' })],
])('a one-time code stands nowhere in the store once it is %s', async (_, end) => {
  const { store, folder, drop } = await temporaryStore();
  const lines: { text?: string; to?: string }[] = [];
  const foundation = await layFoundation({ config: fileURLToPath(new URL('../../config', import.meta.url)) });
  const files = await createFolderFiles({ folder: join(folder, 'files') });
  const makeDesk = makePlayDesk({ foundation, store, files, log: createQuietLog().log });
  const print = (line: object): void => void lines.push(line);
  const session = await openPlay({ store, keepsProgress: false, people: playPeople(foundation), makeDesk, print });
  const where = async (code: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const name of Object.keys(collections) as CollectionName[])
      for await (const document of store.scan(name)) if (JSON.stringify(document).includes(code)) found.push(name);
    return [...new Set(found)];
  };
  try {
    await session.perform(Step.parse({ as: 'xavier', on: 'whatsapp', say: 'vincular ana@mesa.example' }));
    const code = lines.map(({ text = '' }) => /\b[A-Z2-9]{4}-[A-Z2-9]{4}\b/.exec(text)?.[0]).find(Boolean) ?? '';
    expect(await where(code)).toEqual(expect.arrayContaining(['prompts', 'outbox', 'feed']));
    await session.perform(Step.parse(end(code)));
    expect(await where(code)).toEqual([]);
    expect(await where(code.replace('-', ''))).toEqual([]);
  } finally {
    await drop();
  }
});
