import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../adapters/web/page/wire.ts';
import { signIn } from '../../fakes/web-browser.ts';
import type { WebBrowser } from '../../fakes/web-browser.ts';
import { startFakeDesk, toAna } from '../../fakes/web-desk.ts';
import type { FakeDesk } from '../../fakes/web-desk.ts';

let desk: FakeDesk;
let ana: WebBrowser;

beforeEach(async () => {
  desk = await startFakeDesk();
  ana = await signIn(desk.url);
});
afterEach(() => desk.stop());

const say = (text: string, id: string = randomUUID()): Promise<Response> => ana.post('messages', { id, text });

async function feed(browser = ana, query = '', person?: string): Promise<readonly Entry[]> {
  const answer = await browser.get(`feed${query}`, person);
  return ((await answer.json()) as { entries: Entry[] }).entries;
}

async function codeOf(answer: Response): Promise<unknown> {
  return ((await answer.json()) as { error: { code: string } }).error.code;
}

describe('words', () => {
  test('reach the desk and stand in the feed', async () => {
    const answer = await say('no puedo imprimir', 'message-1');
    expect(answer.status).toBe(202);
    expect(desk.heard).toMatchObject([
      {
        id: 'web:ana:message-1',
        kind: 'message',
        text: 'no puedo imprimir',
        sender: { channel: 'web', userId: 'ana' },
        address: { channel: 'web', id: 'ana', kind: 'direct' },
      },
    ]);
    expect(await feed()).toMatchObject([
      { from: 'person', author: { id: 'ana', name: 'Ana Torres' }, message: { paragraphs: ['no puedo imprimir'] } },
    ]);
  });

  test('sent again with the same id are one event and one entry', async () => {
    await Promise.all(Array.from({ length: 8 }, () => say('hola', 'message-1')));
    expect((await say('hola', 'message-1')).status).toBe(202);
    expect(new Set(desk.heard.map((event) => event.id)).size).toBe(1);
    expect(await feed()).toHaveLength(1);
  });

  test('of two people with the same id are two events', async () => {
    await ana.post('messages', { id: 'message-1', text: 'uno' });
    await ana.post('messages', { id: 'message-1', text: 'dos' }, 'luis');
    expect(desk.heard.map((event) => event.id)).toEqual(['web:ana:message-1', 'web:luis:message-1']);
  });

  test('keep their order, with the answer below the question', async () => {
    desk.onEvent = async (event) => {
      if (event.kind === 'message') await desk.channel.send(toAna(`answer-${event.text}`, `re ${event.text}`));
    };
    for (const text of ['1', '2', '3']) await say(text);
    const sorted = [...(await feed())].sort((left, right) => left.at.localeCompare(right.at));
    expect(sorted.map((entry) => entry.message.paragraphs[0])).toEqual(['1', 're 1', '2', 're 2', '3', 're 3']);
  });

  test('show no marks that turn text around', async () => {
    await say('a\u202Eb\u0000c\nd');
    expect((await feed())[0]?.message.paragraphs).toEqual(['abc\nd']);
  });

  test('can be a command', async () => {
    await ana.post('commands', { id: 'command-1', text: 'tomar INC-1' }, 'carlos');
    expect(desk.heard).toMatchObject([{ kind: 'command', text: 'tomar INC-1', sender: { userId: 'carlos' } }]);
  });
});

describe('a tap', () => {
  test('names its prompt and value, with inputs, and is not echoed', async () => {
    const inputs = { model: 'T14', rows: [{ what: 'mouse', count: 2 }], late: false };
    const answer = await ana.post('choices', { id: 'choice-01', promptId: 'p1', value: 'send', inputs });
    expect(answer.status).toBe(202);
    expect(desk.heard).toMatchObject([{ id: 'web:ana:choice-01', kind: 'choice', promptId: 'p1', value: 'send', inputs }]);
    expect(await feed()).toEqual([]);
  });

  test('in a room comes from the person, at the room', async () => {
    await ana.post('choices', { id: 'choice-01', promptId: 'p1', value: 'take', lane: 'web:team:mesa' }, 'carlos');
    expect(desk.heard).toMatchObject([{ sender: { userId: 'carlos' }, address: { id: 'team:mesa', kind: 'shared' } }]);
  });

  test('in a room of others is answered like one that does not exist', async () => {
    for (const lane of ['web:team:mesa', 'web:team:none', 'web:luis', 'slack:x']) {
      const answer = await ana.post('choices', { id: 'choice-01', promptId: 'p1', value: 'take', lane });
      expect([answer.status, await codeOf(answer)]).toEqual([404, 'not_found']);
    }
    expect(desk.heard).toEqual([]);
  });
});

describe('when the desk cannot take it', () => {
  test.each([
    ['the desk refuses', () => void (desk.onEvent = () => Promise.reject(new Error('away')))],
    ['the desk hangs', () => void (desk.onEvent = () => new Promise(() => undefined))],
    ['the store refuses', () => void (desk.store.broken = 'refuses')],
    ['the store hangs', () => void (desk.store.broken = 'hangs')],
    ['the channel has stopped', () => void desk.channel.stop()],
  ])('%s: 503 in time, with Retry-After and nothing of the cause', async (_what, breakIt) => {
    breakIt();
    const began = Date.now();
    const answer = await say('hola');
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.text()).not.toContain('away');
    expect(Date.now() - began).toBeLessThan(2500);
  });

  test('the same id is taken later, once', async () => {
    desk.onEvent = () => Promise.reject(new Error('away'));
    expect((await say('hola', 'message-1')).status).toBe(503);
    desk.onEvent = async () => undefined;
    expect((await say('hola', 'message-1')).status).toBe(202);
    expect(desk.heard).toHaveLength(1);
    expect(await feed()).toHaveLength(1);
  });
});

describe('history', () => {
  test('comes in pages, newest first asked, oldest first shown', async () => {
    for (let index = 0; index < 130; index += 1) await desk.channel.send(toAna(`m${index}`, String(index)));
    const newest = await feed();
    expect(newest).toHaveLength(60);
    expect(newest.at(-1)?.message.paragraphs).toEqual(['129']);
    const older = await feed(ana, `?before=${newest[0]?.seq}`);
    expect(older.at(-1)?.message.paragraphs).toEqual(['69']);
    const oldest = await feed(ana, `?before=${older[0]?.seq}`);
    expect(oldest.map((entry) => entry.message.paragraphs[0])).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect((await feed(ana, `?after=${newest.at(-2)?.seq}`)).map((entry) => entry.message.paragraphs[0])).toEqual(['129']);
  });

  test('of somebody else cannot be asked for', async () => {
    await desk.channel.send(toAna('m1', 'secreto'));
    expect((await ana.get('feed?lane=web:ana', 'luis')).status).toBe(404);
    expect((await ana.get('feed?lane=web:team:mesa')).status).toBe(404);
    expect((await ana.get('feed?lane=web:team:mesa', 'carlos')).status).toBe(200);
  });
});

describe('sending', () => {
  test('the same message again writes nothing and gives the same reference', async () => {
    const first = await desk.channel.send(toAna('m1', 'hola'));
    expect(await desk.channel.send(toAna('m1', 'hola'))).toEqual(first);
    expect(await feed()).toHaveLength(1);
    expect(await desk.channel.find(toAna('m1', 'hola'))).toEqual({ ref: 'm1' });
    expect(await desk.channel.find(toAna('m2', 'hola'))).toBe('absent');
  });

  test('a replacement changes the entry in place, raises its number and remembers what was offered', async () => {
    const [yes, no] = [
      { value: 'yes', label: 'Sí' },
      { value: 'no', label: 'No' },
    ];
    await desk.channel.send(toAna('m1', '¿Sí o no?', { promptId: 'p1', choices: [yes, no] }));
    await desk.channel.send(toAna('m2', 'otra cosa'));
    const [before] = await feed();
    expect(await desk.channel.send(toAna('m3', 'Sí', { replaces: 'm1' }))).toEqual({ ok: true, ref: 'm1' });
    const after = (await feed()).find((entry) => entry.id === 'm1');
    expect(after).toMatchObject({ edited: true, at: before?.at, message: { paragraphs: ['Sí'], choices: [] } });
    expect(after?.seq).toBeGreaterThan(2);
    expect(await desk.channel.find(toAna('m3', 'Sí', { replaces: 'm1' }))).toEqual({ ref: 'm1' });
    for await (const entry of desk.store.scan('feed')) {
      if (entry.id === 'm1') expect(entry.offered).toEqual([yes, no].map((choice) => ({ promptId: 'p1', ...choice })));
    }
  });

  test('a replacement of what is no longer there is a message of its own', async () => {
    expect(await desk.channel.send(toAna('m3', 'Sí', { replaces: 'gone' }))).toEqual({ ok: true, ref: 'm3' });
  });

  test('waits for later while the store is away', async () => {
    desk.store.broken = 'refuses';
    expect(await desk.channel.send(toAna('m1', 'hola'))).toMatchObject({ ok: false, retry: 'later' });
  });

  test('a burst side by side gets numbers without holes in what readers see', async () => {
    await Promise.all(Array.from({ length: 40 }, (_none, index) => desk.channel.send(toAna(`m${index}`, String(index)))));
    const entries = await feed();
    expect(new Set(entries.map((entry) => entry.seq)).size).toBe(40);
    expect(new Set(entries.map((entry) => entry.at)).size).toBe(40);
  });
});

describe('tickets', () => {
  test('are what the views show this reader', async () => {
    const numbers = async (view: string, person: string): Promise<unknown> =>
      ((await (await ana.get(`tickets?view=${view}`, person)).json()) as { tickets: { number: string }[] }).tickets.map(
        (ticket) => ticket.number,
      );
    expect(await numbers('mine', 'ana')).toEqual(['INC-1']);
    expect(await numbers('queue', 'ana')).toEqual([]);
    expect(await numbers('queue', 'carlos')).toEqual(['INC-1']);
    expect(await numbers('approvals', 'luis')).toEqual(['INC-1']);
    expect((await ana.get('tickets?view=all')).status).toBe(400);
  });

  test('that may not be seen answer exactly as those that do not exist', async () => {
    expect((await ana.get('tickets/inc-1')).status).toBe(200);
    const answers = await Promise.all(
      ['INC-1', 'INC-999', 'x', 'INC-1%00'].map((number) => ana.get(`tickets/${number}`, 'luis')),
    );
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404]);
    expect(new Set(bodies).size).toBe(1);
  });
});
