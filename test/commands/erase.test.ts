import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { erasePerson } from '../../src/actions/accounts/erase-person.ts';
import { collections, type CollectionName } from '../../src/collections.ts';
import { createDigest } from '../../src/commands/digest.ts';
import { verifyAudit } from '../../src/commands/verify-audit.ts';
import { toJson } from '../../src/domain/stored/typed-json.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import type { Store } from '../../src/ports.ts';
import { firstPathFolder } from '../fakes/first-path.ts';
import { runMesa } from '../fakes/run-mesa.ts';
import { openStory, type Story } from '../scenarios/run-scenario.ts';
import { heard } from '../scenarios/story.ts';

let folder: string;
beforeEach(() => {
  folder = firstPathFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function onStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await createEmbeddedStore({ folder });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Goes on with the desk in the folder. */
async function tell(work: (story: Story) => Promise<void>): Promise<void> {
  await onStore(async (store) => {
    const story = await openStory({ store, folder, drop: async () => undefined });
    await work(story);
    await story.close();
  });
}

/** All that is stored, as text: a line each. */
const lines = (): Promise<readonly string[]> =>
  onStore(async (store) => {
    const all: string[] = [];
    for (const name of Object.keys(collections) as CollectionName[])
      for await (const document of store.scan(name)) all.push(`${name} ${toJson(document)}`);
    return all;
  });

const mentions = async (pattern: RegExp): Promise<readonly string[]> => (await lines()).filter((line) => pattern.test(line));
const ticket = (number: string): Promise<Ticket | undefined> =>
  onStore((store) => store.transaction((tx) => tx.collection('tickets').get(number)));
const erase = (...args: string[]) => runMesa(['erase', ...args, '--data', folder, '--config', 'config']);

/** Bob reports something about Ana by name; Carlos notes something about her; she asks for a laptop that Luis has to approve. */
async function moreOfAna(): Promise<void> {
  await tell(async (story) => {
    const [ana, bob] = [story.as('ana', 'web'), story.as('luis', 'slack')];
    await bob.say('la pantalla de Ana Torres no enciende, llámenla al 51900000001');
    await bob.tap('Abrir');
    await story.as('carlos', 'slack').command('note INC-3 Ána TORRES (ana@mesa.example) dice que sí, banana y anaconda no');
    await ana.say('una mesa rota y secreta');
    await story.as('carlos', 'slack').command('note INC-1 sin novedad');
  });
}

const ANA = /\bana\b|torres|51900000001|00000000-0000-4000-8000-000000000001/i;

describe('mesa erase', () => {
  test('first says what would change, and changes nothing', async () => {
    const before = await lines();
    const { code, out, err } = await erase('ana');
    expect({ code, said: JSON.parse(out) }).toMatchObject({
      code: 0,
      said: { erased: false, as: null, tickets: { changed: 3 }, contacts: { removed: 1 } },
    });
    expect(err).toContain('Nothing was changed; --yes does it');
    expect(await lines()).toEqual(before);
  });

  test('takes a person out of all that is stored, and leaves the audit chain valid', async () => {
    await moreOfAna();
    expect((await mentions(ANA)).length).toBeGreaterThan(50);
    expect(await erase('ana', '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('"as":"erased-1"') });
    expect(await mentions(ANA)).toEqual([]);
    expect(await mentions(/imprimir|SAP no|secreta|correo de nadie/)).toEqual([]);
    expect(await onStore((store) => verifyAudit(store, createDigest()))).toMatchObject({ ok: true, tickets: 4 });
    const [report, about] = [await ticket('INC-1'), await ticket('INC-3')];
    expect(report).toMatchObject({
      requester: 'erased-1',
      text: '…',
      words: [],
      assignee: 'carlos',
      closed: { by: 'erased-1' },
      rating: { score: 5 },
    });
    expect(about?.text).toBe('la pantalla de erased-1 no enciende, llámenla al erased-1');
    expect(about?.history.map(({ text }) => text)).toContain('erased-1 (erased-1) dice que sí, banana y anaconda no');
    expect(report?.history.at(-1)).toMatchObject({ verb: 'erase', by: 'system' });
  });

  test('again changes nothing more, and keeps the pseudonym', async () => {
    await erase('ana', '--yes');
    const before = await lines();
    expect(JSON.parse((await erase('ana', '--yes')).out)).toEqual({ person: 'ana', as: 'erased-1', erased: true });
    expect(await lines()).toEqual(before);
    expect(JSON.parse((await erase('bob', '--yes')).out)).toMatchObject({ as: 'erased-2' });
    expect(await onStore((store) => verifyAudit(store, createDigest()))).toMatchObject({ ok: true });
  });

  test('an agent who is erased leaves tickets to be taken', async () => {
    await erase('sofia', '--yes');
    expect(await ticket('INC-2')).not.toHaveProperty('assignee');
    await tell(async (story) => {
      const lines = await story.as('carlos', 'slack').command('take INC-2');
      expect(heard(lines, 'carlos')).toContain('INC-2');
    });
    expect(await ticket('INC-2')).toMatchObject({ assignee: 'carlos' });
  });

  test('whoever was erased and writes again is a stranger, and others go on', async () => {
    await erase('ana', '--yes');
    await tell(async (story) => {
      const stranger = heard(await story.as('nadie', 'web').say('hola'), 'nadie');
      expect(heard(await story.as('ana', 'web').say('no puedo imprimir'), 'ana')).toBe(stranger);
      const shown = await story.as('carlos', 'slack').command('show INC-1');
      expect(heard(shown, 'carlos')).toContain('persona 1 (datos borrados)');
    });
  });

  test('takes another pseudonym, and refuses one that is somebody', async () => {
    expect(await erase('ana', '--as', 'luis')).toMatchObject({ code: 1, err: expect.stringContaining('somebody else') });
    expect(await erase('ana', '--as', 'Ana T.')).toMatchObject({ code: 1, err: expect.stringContaining('--as takes') });
    expect(await erase('ana', '--as', 'ex-empleada', '--yes')).toMatchObject({ code: 0 });
    expect(await ticket('INC-1')).toMatchObject({ requester: 'ex-empleada' });
  });

  test('of nobody', async () => {
    expect(await erase('nadie')).toMatchObject({ code: 1, err: expect.stringContaining('nobody is called nadie') });
    expect(await erase()).toMatchObject({ code: 2 });
  });

  test('that was cut off goes on where it is begun again', async () => {
    await moreOfAna();
    await onStore(async (store) => {
      let left = 3;
      const dying: Store = {
        ...store,
        transaction: async (work) => {
          left -= 1;
          if (left < 0) throw new Error('the process ended here');
          return store.transaction(work);
        },
      };
      const gone = { person: 'ana', as: 'erased-1', names: ['Ana Torres'], ids: [], tickets: new Set<string>() };
      const erasing = { gone, at: new Date(), digest: createDigest(), salt: () => 'x', fieldsOf: () => [], wordsOf: () => [] };
      await expect(erasePerson({ ...erasing, store: dying })).rejects.toThrow('ended here');
    });
    await onStore(async (store) => void (await store.next('erased')));
    await erase('ana', '--as', 'erased-1', '--yes');
    expect(await mentions(ANA)).toEqual([]);
    expect(await onStore((store) => verifyAudit(store, createDigest()))).toMatchObject({ ok: true });
  });
});
