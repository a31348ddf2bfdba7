import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listen, signIn } from '../../fakes/web-browser.ts';
import type { StreamEvent, WebBrowser } from '../../fakes/web-browser.ts';
import { startFakeDesk, toAna } from '../../fakes/web-desk.ts';
import type { FakeDesk } from '../../fakes/web-desk.ts';

let desk: FakeDesk;
let ana: WebBrowser;

beforeEach(async () => {
  desk = await startFakeDesk({ limits: { pollMs: 150 } });
  ana = await signIn(desk.url);
});
afterEach(() => desk.stop());

const send = (...ids: readonly string[]): Promise<unknown> =>
  ids.reduce<Promise<unknown>>((before, id) => before.then(() => desk.channel.send(toAna(id, id))), Promise.resolve());
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ids = (events: readonly StreamEvent[]): readonly string[] => events.map(({ entry }) => entry.id);

describe('the stream', () => {
  test('shows what comes after it was opened, without waiting for the next look', async () => {
    const patient = await startFakeDesk({ limits: { pollMs: 20_000 } });
    const browser = await signIn(patient.url);
    await patient.channel.send(toAna('old', 'old'));
    const heard = listen(browser, 'stream', { count: 2 });
    await pause(300);
    await patient.channel.send(toAna('m1', 'm1'));
    await patient.channel.send(toAna('m2', 'm2'));
    expect(ids(await heard)).toEqual(['m1', 'm2']);
    await patient.stop();
  });

  test('begins behind a given position', async () => {
    await send('m1', 'm2', 'm3');
    expect(ids(await listen(ana, 'stream?after=web:ana=1', { count: 2 }))).toEqual(['m2', 'm3']);
  });

  test('resumes where a dropped connection ended, with nothing lost and nothing twice', async () => {
    await send('m1', 'm2');
    const first = await listen(ana, 'stream?after=web:ana=0', { count: 2 });
    await send('m3', 'm4');
    const second = await listen(ana, 'stream?after=web:ana=0', { count: 2, from: first.at(-1)?.id ?? '' });
    expect(ids([...first, ...second])).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(await listen(ana, 'stream', { count: 1, ms: 300, from: second.at(-1)?.id ?? '' })).toEqual([]);
  });

  test('shows an edit as the same entry again, also to one who was away', async () => {
    await send('m1', 'm2');
    const [first] = await listen(ana, 'stream?after=web:ana=0', { count: 2 });
    await desk.channel.send(toAna('m3', 'cambiado', { replaces: 'm1' }));
    const [edit] = await listen(ana, 'stream?after=web:ana=2', { count: 1 });
    expect(edit?.entry).toMatchObject({ id: 'm1', edited: true, at: first?.entry.at, message: { paragraphs: ['cambiado'] } });
  });

  test('shows what another process wrote, within a look', async () => {
    const other = await startFakeDesk({ store: desk.store });
    const heard = listen(ana, 'stream', { count: 1, ms: 2000 });
    await pause(200);
    await other.channel.send(toAna('m1', 'de otro proceso'));
    expect(ids(await heard)).toEqual(['m1']);
    await other.stop();
  });

  test('shows what was committed late with a lower number', async () => {
    const heard = listen(ana, 'stream', { count: 2, ms: 2000 });
    await pause(200);
    const taken = await desk.store.next('feed:web:ana');
    await send('m2');
    await pause(200);
    await desk.store.transaction(async (tx) => {
      const entries = tx.collection('feed');
      const entry = await entries.get('m2');
      if (entry !== undefined) await entries.insert({ ...entry, id: 'm1', entry: 'm1', seq: String(taken).padStart(12, '0') });
    });
    expect(ids(await heard)).toEqual(['m2', 'm1']);
  });

  test('follows several people and their rooms on one connection, each entry with its lane', async () => {
    const heard = listen(ana, 'stream?person=ana,carlos', { count: 3 });
    await pause(200);
    await send('m1');
    const room = { channel: 'web', id: 'team:mesa', kind: 'shared' } as const;
    await desk.channel.send({ ...toAna('m2', 'sala'), to: room, reader: 'team:mesa' });
    await desk.channel.send({ ...toAna('m3', 'luis'), to: { ...room, id: 'luis', kind: 'direct' }, reader: 'luis' });
    await ana.post('messages', { id: 'message-1', text: 'hola' }, 'carlos');
    const events = await heard;
    expect(events.map(({ entry }) => entry.lane).sort()).toEqual(['web:ana', 'web:carlos', 'web:team:mesa']);
    expect(ids(events)).not.toContain('m3');
  });

  test('goes on after the store was away', async () => {
    const heard = listen(ana, 'stream', { count: 1, ms: 3000 });
    await pause(200);
    desk.store.broken = 'refuses';
    await pause(300);
    desk.store.broken = 'no';
    await send('m1');
    expect(ids(await heard)).toEqual(['m1']);
  });

  test('passes on a long absence whole and in order', async () => {
    const many = Array.from({ length: 450 }, (_none, index) => `m${index}`);
    await send(...many);
    expect(ids(await listen(ana, 'stream?after=web:ana=0', { count: 450 }))).toEqual(many);
  });

  test('shows that it lives, with a position to resume from', async () => {
    const answer = await ana.get('stream');
    const { value } = (await answer.body?.pipeThrough(new TextDecoderStream()).getReader().read()) ?? {};
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(value).toBe('id: web:ana=0\nevent: beat\ndata: {}\n\n');
  });

  test('ends when the channel stops', async () => {
    const answer = await ana.get('stream');
    await pause(30);
    await desk.channel.stop();
    await expect(answer.text()).resolves.toContain('beat');
  });

  test('refuses a position that is none', async () => {
    for (const after of ['x', 'web:ana=-1', 'web:ana=1;DROP', 'web:ana=1e9'])
      expect((await ana.get(`stream?after=${after}`)).status).toBe(400);
  });
});
