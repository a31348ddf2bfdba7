import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Webhook } from '../../fakes/webhooks.ts';
import { startWhatsAppDesk, toAna, type WhatsAppDesk } from './whatsapp-desk.ts';

let desk: WhatsAppDesk;
const start = async (): Promise<void> => {
  desk = await startWhatsAppDesk();
};
const oneEach = (): void => {
  beforeEach(start);
  afterEach(() => desk.stop());
};
const oneForAll = (): void => {
  beforeAll(start);
  beforeEach(() => {
    desk.heard.splice(0);
    desk.receipts.splice(0);
  });
  afterAll(() => desk.stop());
};

const folder = new URL('../../fixtures/whatsapp/', import.meta.url);
const payload = (name: string): object => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as object;
const replay = (name: string): Promise<Webhook> => desk.whatsapp.post(payload(name));

const REF = 'wamid.HBgLNTE5MDAwMDAwMDEVAgARGBI0RTJEOTc2ODVERUY5RDlGNkYA';
const file = (name: string, contentType: string, ref: string) => [{ name, contentType, ref }];

/** What each recorded payload comes to. */
const events = {
  text: { kind: 'message', text: 'no puedo imprimir desde ayer', attachments: [] },
  'text-reply': { kind: 'message', text: 'sigue igual', repliesTo: REF },
  button: { kind: 'choice', promptId: '000prompt1', value: 'yes', repliesTo: REF },
  'interactive-button': { kind: 'choice', promptId: '000prompt1', value: 'approved' },
  'interactive-list': { kind: 'choice', promptId: '000prompt1', value: 't14' },
  'interactive-flow': { kind: 'message', text: '', attachments: [] },
  image: { kind: 'message', text: 'así se ve', attachments: file('foto.jpg', 'image/jpeg', '1003383421387256') },
  document: { kind: 'message', text: '', attachments: file('informe final.pdf', 'application/pdf', '1376223850470843') },
  audio: { kind: 'message', text: '', attachments: file('nota de voz.ogg', 'audio/ogg', '888729330211234') },
  video: { kind: 'message', text: 'mira el ruido', attachments: file('video.mp4', 'video/mp4', '653498220011') },
  sticker: { kind: 'message', text: '', attachments: file('sticker.webp', 'image/webp', '777555000111') },
  location: { kind: 'message', text: '', location: { latitude: -12.0464, longitude: -77.0428, name: 'Sede Lima', address: 'Jr. de la Unión 300, Lima' } }, // prettier-ignore
  contacts: { kind: 'message', text: '👤 Jorge Ríos · Redes SAC · +51 987 654 321 · jorge@redes.example' },
  reaction: { kind: 'reaction', repliesTo: REF, emoji: '👍' },
  unsupported: { kind: 'message', text: '', attachments: [] },
  order: { kind: 'message', text: '', attachments: [] },
  'text-without-number': { kind: 'message', sender: { userId: 'PE.13491208655302741918', name: 'Ana' }, address: { id: 'PE.13491208655302741918' } }, // prettier-ignore
  'text-with-both': { kind: 'message', sender: { userId: '51900000001' }, address: { id: '51900000001' } },
} as const satisfies Record<string, object>;

const nothing = ['reaction-removed', 'request-welcome', 'edit', 'group', 'system-number-changed', 'account-error'];
const statuses = {
  'status-sent': [],
  'status-delivered': [{ channel: 'whatsapp', ref: REF, entry: '000entry1', state: 'delivered' }],
  'status-read': [{ ref: REF, state: 'read' }],
  'status-failed': [{ ref: REF, state: { ok: false, retry: 'elsewhere', because: 'blocked' } }],
  'status-window-closed': [{ ref: REF, state: { ok: false, retry: 'elsewhere' } }],
} as const;

describe('recorded payloads', () => {
  oneForAll();

  test.each(Object.entries(events))('%s is what its sender did', async (name, event) => {
    expect((await replay(name)).status).toBe(200);
    expect(desk.heard).toMatchObject([
      { sender: { channel: 'whatsapp' }, address: { channel: 'whatsapp', kind: 'direct' }, ...event },
    ]);
    expect(desk.heard[0]?.id).toMatch(/^whatsapp:wamid\./);
  });

  test.each(nothing)('%s is nothing for the desk', async (name) => {
    expect((await replay(name)).status).toBe(200);
    expect(desk.heard).toEqual([]);
  });

  test.each(Object.entries(statuses))('%s tells of a message', async (name, receipts) => {
    expect((await replay(name)).status).toBe(200);
    expect(desk.receipts).toMatchObject(receipts);
    expect(desk.receipts).toHaveLength(receipts.length);
  });

  test('every one is replayed', () => {
    const named = new Set([...Object.keys(events), ...nothing, ...Object.keys(statuses), 'several', 'messages.schema']);
    const recorded = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(recorded.map((name) => name.replace(/\.json$/, '')).filter((name) => !named.has(name))).toEqual([]);
  });

  test('several in one post are taken in their order', async () => {
    await replay('several');
    expect(desk.heard).toMatchObject([{ text: 'uno' }, { text: 'dos' }]);
    expect(desk.receipts).toMatchObject([{ ref: REF, state: 'read' }]);
  });

  test('what was heard is marked as read', async () => {
    const { ref } = await desk.whatsapp.say('ana', 'hola');
    await desk.isRead();
    expect(desk.whatsapp.account.reads).toEqual([ref]);
  });
});

describe('a post', () => {
  oneEach();

  const text = JSON.stringify(payload('text'));
  const post = (body: string, headers: Record<string, string> = desk.whatsapp.signed(body)): Promise<Webhook> =>
    desk.whatsapp.mail.post('/whatsapp', body, headers);
  const places = () => desk.store.transaction((tx) => tx.collection('places').find({ channel: 'whatsapp' }));

  test.each([
    ['no signature', () => ({}), (body: string) => body],
    [
      'a signature by another secret',
      (body: string) => desk.whatsapp.signed(body, { secret: 'another' }),
      (body: string) => body,
    ],
    ['a byte changed', (body: string) => desk.whatsapp.signed(body), (body: string) => body.replace('imprimir', 'imprimiR')],
    ['no algorithm', (body: string) => ({ 'X-Hub-Signature-256': desk.whatsapp.signed(body)['X-Hub-Signature-256']!.slice(7) }), (body: string) => body], // prettier-ignore
    ['half a signature', (body: string) => ({ 'X-Hub-Signature-256': desk.whatsapp.signed(body)['X-Hub-Signature-256']!.slice(0, 40) }), (body: string) => body], // prettier-ignore
  ])('with %s is refused, and nothing is kept', async (_what, headers, changed) => {
    expect((await post(changed(text), headers(text))).status).toBe(403);
    expect(desk.heard).toEqual([]);
    expect(await places()).toEqual([]);
  });

  test.each([
    ['{', 400],
    ['', 400],
    ['null', 400],
    ['{"object":"page","entry":[]}', 400],
    ['{"object":"whatsapp_business_account","entry":[{"changes":"x"}]}', 400],
    [JSON.stringify({ object: 'whatsapp_business_account', entry: [] }), 200],
  ])('that says %s is answered with %i', async (body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  test('that is too large is refused unread', async () => {
    expect((await post('x'.repeat(4 * 1024 * 1024))).status).toBe(413);
  });

  test('for another number is none of ours', async () => {
    const other = text.replace('106540352242922', '999');
    expect((await post(other)).status).toBe(200);
    expect(desk.heard).toEqual([]);
  });

  test('with something strange in it does not lose the rest', async () => {
    const { entry } = payload('several') as { entry: [{ changes: [{ value: { messages: unknown[] } }] }] };
    entry[0].changes[0].value.messages.unshift({ id: 7 }, null, { id: 'wamid.x', from: '51900000001', type: 'text', text: 3 });
    expect((await post(JSON.stringify({ object: 'whatsapp_business_account', entry }))).status).toBe(200);
    expect(desk.heard).toMatchObject([{ text: 'uno' }, { text: 'dos' }]);
  });

  test('that the desk cannot keep comes again, and then is taken once', async () => {
    desk.deaf = new Error('the database is away');
    const first = await post(text);
    expect(first.status).toBe(503);
    delete desk.deaf;
    await Promise.all(Array.from({ length: 10 }, () => desk.whatsapp.mail.again(first)));
    expect(desk.heard).toHaveLength(1);
    expect(await places()).toHaveLength(1);
  });

  test('after the channel has stopped is not lost', async () => {
    await desk.channel.stop();
    expect((await post(text)).status).toBe(503);
  });
});

describe('verification', () => {
  oneForAll();

  const ask = async (query: Record<string, string>): Promise<readonly [number, string, string | null]> => {
    const response = await fetch(`${desk.whatsapp.mail.desk}/whatsapp?${new URLSearchParams(query).toString()}`);
    return [response.status, await response.text(), response.headers.get('content-type')];
  };
  const right = () => ({
    'hub.mode': 'subscribe',
    'hub.verify_token': desk.whatsapp.settings.verifyToken,
    'hub.challenge': '<b>1158201444</b>',
  });

  test('echoes the challenge as text', async () => {
    expect(await ask(right())).toEqual([200, '<b>1158201444</b>', 'text/plain; charset=utf-8']);
  });

  test.each([{ 'hub.verify_token': 'another' }, { 'hub.verify_token': '' }, { 'hub.mode': 'unsubscribe' }])(
    'refuses %j',
    async (wrong) => {
      expect((await ask({ ...right(), ...wrong }))[0]).toBe(403);
      expect((await ask({}))[0]).toBe(403);
    },
  );
});

describe('whose number it is', () => {
  oneEach();

  const sender = () => desk.heard.at(-1)?.sender.userId;

  test('somebody known by their number stays known where only the user id is shown', async () => {
    await desk.whatsapp.say('ana', 'hola', { as: 'both' });
    await desk.whatsapp.say('ana', 'hola otra vez', { as: 'bsuid' });
    expect(desk.heard.map(({ sender: { userId }, address: { id } }) => [userId, id])).toEqual([
      ['51900000001', '51900000001'],
      ['51900000001', '51900000001'],
    ]);
  });

  test('another user on the same number is somebody else', async () => {
    await desk.whatsapp.say('ana', 'hola', { as: 'both' });
    const stranger = payload('text-with-both');
    await desk.whatsapp.post(stranger);
    expect(sender()).toBe('51900000001~1');
    // What is meant for whoever had it before is not said to them; what is meant for them is.
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ retry: 'elsewhere' });
    const to = desk.heard.at(-1)?.address ?? toAna('', '').to;
    expect(await desk.channel.send(toAna('e2', 'Hola', { to }))).toMatchObject({ ok: true });
    // The user id of whoever had it no longer leads to the number.
    await desk.whatsapp.say('ana', 'soy yo', { as: 'bsuid' });
    expect(sender()).toMatch(/^PE\./);
  });

  test('a number whose owner has another one stands for nobody, however often that is told', async () => {
    await desk.whatsapp.say('ana', 'hola');
    for (let times = 0; times < 3; times += 1) await replay('system-number-changed');
    expect(await desk.channel.send(toAna('e1', 'Hola'))).toMatchObject({ retry: 'elsewhere', because: 'blocked' });
    await desk.whatsapp.say('ana', 'soy nueva');
    expect(sender()).toBe('51900000001~1');
  });
});
