import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { requeueLetter } from '../../src/actions/requeue-letter.ts';
import { main } from '../../src/main.ts';
import type { InboxEntry } from '../../src/messaging/inbound.ts';
import type { OutboxEntry } from '../../src/messaging/outbound.ts';
import type { Store } from '../../src/ports.ts';

const at = new Date('2026-03-02T14:00:00Z');
const address = { channel: 'web', id: 'ana', kind: 'direct' as const };
const event: InboxEntry = {
  ...{
    id: 'web:1',
    version: 1,
    schema: 1,
    conversation: 'web:ana',
    seq: '1',
    state: 'dead',
    receivedAt: at,
    attempts: 5,
    error: 'boom',
  },
  body: {
    kind: 'message',
    id: 'web:1',
    at,
    sender: { channel: 'web', userId: 'ana', name: 'Ana' },
    address,
    text: 'mi clave es 1234',
    attachments: [],
  },
};
const message: OutboxEntry = {
  ...{
    id: 'o1',
    version: 1,
    schema: 1,
    seq: '1',
    reader: 'ana',
    to: address,
    lane: 'web:ana',
    say: { notice: { text: 'secreto' } },
  },
  ...{ state: 'failed', attempts: 3, reason: 'no such address', createdAt: at, forgetAt: at },
};

let folder: string;
let store: Store;
const run = async (...args: string[]) => {
  const [out, err]: [string[], string[]] = [[], []];
  const stream = (lines: string[]) => ({ write: (text: string) => lines.push(text) });
  const code = await main(['letters', ...args, '--data', folder], {
    stdin: process.stdin,
    stdout: stream(out),
    stderr: stream(err),
  });
  return { code, lines: out.map((line) => JSON.parse(line)), err: err.join('') };
};

let environment: NodeJS.ProcessEnv;
beforeAll(() => {
  environment = process.env;
  // Another suite's database is none of ours.
  process.env = Object.fromEntries(Object.entries(environment).filter(([name]) => name !== 'MONGODB_URI'));
});
afterAll(() => {
  process.env = environment;
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mesa-letters-'));
  store = await createEmbeddedStore({ folder });
  await store.transaction(async (tx) => {
    await tx.collection('inbox').insert(event);
    await tx.collection('inbox').insert({ ...event, id: 'web:2', state: 'done' });
    await tx.collection('outbox').insert(message);
    await tx.collection('outbox').insert({ ...message, id: 'o2', state: 'held' });
    await tx.collection('outbox').insert({ ...message, id: 'o3', state: 'sent' });
  });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('mesa letters', () => {
  test('lists what was given up, beside a running desk', async () => {
    const { code, lines } = await run('list');
    expect(code).toBe(0);
    expect(lines).toEqual([
      { id: 'web:1', kind: 'inbound', at: at.toISOString(), conversation: 'web:ana', state: 'dead', attempts: 5, error: 'boom' },
      {
        id: 'o1',
        kind: 'outbound',
        at: at.toISOString(),
        to: 'ana',
        on: 'web',
        state: 'failed',
        attempts: 3,
        error: 'no such address',
      },
      {
        id: 'o2',
        kind: 'outbound',
        at: at.toISOString(),
        to: 'ana',
        on: 'web',
        state: 'held',
        attempts: 3,
        error: 'no such address',
      },
    ]);
    expect((await run()).lines).toEqual(lines);
  });

  test('shows one, people’s words only when asked', async () => {
    const { lines } = await run('show', 'web:1');
    expect(lines[0]).toMatchObject({
      id: 'web:1',
      entry: { body: { kind: 'message', text: '[16 characters]', sender: { userId: 'ana' } } },
    });
    expect(JSON.stringify((await run('show', 'o1')).lines)).not.toContain('secreto');
    expect((await run('show', 'web:1', '--text')).lines[0]).toMatchObject({ entry: { body: { text: 'mi clave es 1234' } } });
  });

  test('refuses to requeue beside a running desk, with the remedy', async () => {
    const { code, err } = await run('requeue', 'web:1');
    expect(code).toBe(1);
    expect(err).toMatch(/in use by .*stop that desk first/);
  });

  test('requeues', async () => {
    await store.close();
    expect(await run('requeue', 'web:1')).toMatchObject({ code: 0, lines: [{ id: 'web:1', kind: 'inbound', requeued: true }] });
    expect(await run('requeue', 'o2')).toMatchObject({ code: 0, lines: [{ kind: 'outbound' }] });
    expect((await run('list')).lines.map(({ id }) => id)).toEqual(['o1']);
    store = await createEmbeddedStore({ folder });
    const entry = await store.transaction((tx) => tx.collection('inbox').get('web:1'));
    expect(entry).toMatchObject({ state: 'new', attempts: 0, dueAt: expect.any(Date) });
    expect(entry).not.toHaveProperty('error');
  });

  test('requeues all of them', async () => {
    await store.close();
    const { code, lines } = await run('requeue', '--all');
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(['web:1', 'o1', 'o2']);
    expect((await run('list')).lines).toEqual([]);
    store = await createEmbeddedStore({ folder });
  });

  test.each([
    ['show', 'nothing'],
    ['show', 'web:2'],
    ['show', 'o3'],
  ])('%s %s: no such letter', async (...args) => {
    expect(await run(...args)).toMatchObject({ code: 1, err: expect.stringContaining('no dead letter has the id') });
  });

  test.each([['show'], ['requeue'], ['delete', 'x'], ['list', 'x'], ['requeue', 'o1', '--all']])(
    '%s %s is wrong use',
    async (...args) => {
      expect(await run(...args.filter(Boolean))).toMatchObject({ code: 2, err: expect.stringContaining('usage: mesa letters') });
    },
  );
});

test('a letter that is not dead stays as it is', async () => {
  expect(await store.transaction((tx) => requeueLetter(tx, 'o3', at))).toBeUndefined();
  expect(await store.transaction((tx) => requeueLetter(tx, 'web:2', at))).toBeUndefined();
});
