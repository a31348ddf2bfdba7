import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createEmulator, type Emulator } from 'emulate';
import { parse } from 'yaml';
import { startSlackDesk, toAna, type SlackDesk } from './slack-desk.ts';

/** Slack as somebody else understands it: Vercel's emulator, in which the token has the manifest's scopes and no others. */
let slack: Emulator;
let desk: SlackDesk;
const token = 'xoxb-emulated';
const manifest = parse(readFileSync('adapters/slack/manifest.yaml', 'utf8')) as { oauth_config: { scopes: { bot: string[] } } };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Told {
  readonly ok: boolean;
  readonly user?: { readonly id: string };
  readonly channels?: readonly { readonly id: string; readonly name: string }[];
  readonly channel?: { readonly id: string };
  readonly messages?: readonly {
    readonly ts: string;
    readonly text: string;
    readonly blocks?: readonly object[];
    readonly thread_ts?: string;
    readonly files?: readonly { readonly name: string }[];
  }[];
  readonly ts?: string;
}

async function ask(method: string, args: object, by = token): Promise<Told> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${by}` };
  return (await (
    await fetch(`${slack.url}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(args) })
  ).json()) as Told;
}

let ana = '';
let room = '';
beforeAll(async () => {
  const scopes = manifest.oauth_config.scopes.bot;
  slack = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      slack: {
        team: { name: 'Mesa', domain: 'mesa' },
        users: ['mesa-bot', 'ana', 'bob'].map((name) => ({ name, real_name: name, email: `${name}@mesa.example` })),
        channels: [{ name: 'mesa' }],
        tokens: [
          { token, user: 'mesa-bot', scopes },
          { token: 'xoxb-little', user: 'mesa-bot', scopes: ['chat:write', 'channels:read'] },
          { token: 'xoxp-ana', user: 'ana', scopes: ['chat:write', 'channels:read', 'users:read.email'] },
        ],
        strict_scopes: true,
      },
    },
  });
  ana = (await ask('users.lookupByEmail', { email: 'ana@mesa.example' })).user!.id;
  room = (await ask('conversations.list', {}, 'xoxp-ana')).channels!.find(({ name }) => name === 'mesa')!.id;
  desk = await startSlackDesk({ botToken: token, apiUrl: `${slack.url}/api/` });
});
afterAll(async () => {
  await desk.stop();
  await slack.close();
});
beforeEach(() => void desk.heard.splice(0));

let count = 0;
const send = async (more: Partial<Parameters<typeof toAna>[0]>): Promise<string> => {
  const to = { channel: 'slack', id: ana, kind: 'direct' } as const;
  const delivery = await desk.channel.send(toAna({ id: `e${(count += 1)}`, to, ...more }));
  if (!delivery.ok) throw new Error(delivery.reason);
  return delivery.ref;
};
const read = async (ref: string) => {
  const [channel, ts] = ref.split(':');
  return (await ask('conversations.history', { channel })).messages!.find((message) => message.ts === ts)!;
};
const event = (inner: object) =>
  desk.slack.post({ type: 'event_callback', event_id: `Ev${(count += 1)}`, team_id: 'T000000001', event: inner });

describe('with an emulator that somebody else wrote', () => {
  test('a person writes, is known by e-mail, and is answered in the same conversation', async () => {
    const { id: direct } = (await ask('conversations.open', { users: ana })).channel!;
    await event({
      type: 'message',
      channel: direct,
      channel_type: 'im',
      user: ana,
      text: 'no puedo imprimir',
      ts: '1772460000.000100',
    });
    expect(desk.heard).toMatchObject([{ kind: 'message', sender: { userId: ana, email: 'ana@mesa.example' } }]);
    const ref = await send({ paragraphs: ['Entendí esto <b>'], promptId: 'p', choices: [{ value: 'y', label: 'Abrir' }] });
    expect(ref.split(':')[0]).toBe(direct);
    expect((await read(ref)).text).toBe('Entendí esto &lt;b&gt;');
    expect(JSON.stringify((await read(ref)).blocks)).toContain('Abrir');
  });

  test('a conversation that Slack no longer knows is opened anew', async () => {
    const { id: direct } = (await ask('conversations.open', { users: ana })).channel!;
    await event({ type: 'message', channel: 'D0GONE', channel_type: 'im', user: ana, text: 'hola', ts: '1772460001.000100' });
    expect((await send({ paragraphs: ['hola, Ana'] })).split(':')[0]).toBe(direct);
  });

  test('a message is changed, and said again where it is gone', async () => {
    const ref = await send({ paragraphs: ['uno'], promptId: 'p', choices: [{ value: 'y', label: 'Sí' }] });
    expect(await send({ paragraphs: ['dos'], replaces: ref })).toBe(ref);
    expect((await read(ref)).text).toBe('dos');
    const [channel, ts] = ref.split(':');
    await ask('chat.delete', { channel, ts });
    expect(await send({ paragraphs: ['tres'], replaces: ref })).not.toBe(ref);
  });

  test('the team’s channel is found by its name; a thread is a thread', async () => {
    const to = { channel: 'slack', id: 'team:mesa', kind: 'shared' } as const;
    const root = await send({ to, reader: 'team:mesa', paragraphs: ['INC-1'] });
    expect(root.split(':')[0]).toBe(room);
    const reply = await send({ to, reader: 'team:mesa', paragraphs: ['una nota'], thread: root });
    const { messages } = await ask('conversations.replies', { channel: room, ts: root.split(':')[1] });
    expect(messages!.find(({ ts }) => ts === reply.split(':')[1])).toMatchObject({
      text: 'una nota',
      thread_ts: root.split(':')[1],
    });
    expect(await desk.channel.find(toAna({ id: `e${count}`, to, thread: root }))).toEqual({ ref: reply });
  });

  test('a colleague’s message becomes a report, with its link', async () => {
    const { ts } = await ask('chat.postMessage', { channel: room, text: 'se cayó el correo' }, 'xoxp-ana');
    await event({
      type: 'reaction_added',
      user: ana,
      reaction: 'ticket',
      item_user: ana,
      item: { type: 'message', channel: room, ts },
      event_ts: ts,
    });
    expect(desk.heard).toMatchObject([
      { kind: 'report', text: 'se cayó el correo', author: { userId: ana }, link: expect.stringContaining(room) },
    ]);
  });

  test('what was sent is found again by what it carries', async () => {
    const ref = await send({ paragraphs: ['¿la tienes?'] });
    const to = { channel: 'slack', id: ana, kind: 'direct' } as const;
    expect(await desk.channel.find(toAna({ id: `e${count}`, to }))).toEqual({ ref });
    expect(await desk.channel.find(toAna({ id: 'another', to }))).toBe('absent');
  });

  test('an app that may not see private channels finds a team’s channel among the public ones', async () => {
    const other = await startSlackDesk({ botToken: 'xoxb-little', apiUrl: `${slack.url}/api/` });
    const to = { channel: 'slack', id: 'team:mesa', kind: 'shared' } as const;
    expect(await other.channel.send(toAna({ id: 'little', to, reader: 'team:mesa' }))).toMatchObject({
      ok: true,
      ref: expect.stringContaining(room),
    });
    await other.stop();
  });

  test('a file is sent', async () => {
    desk.files.set('f1', { name: 'foto.png', bytes: Buffer.from('bytes') });
    const ref = await send({ paragraphs: ['mira'], files: [{ id: 'f1', name: 'foto.png', contentType: 'image/png', size: 5 }] });
    const { messages } = await ask('conversations.history', { channel: ref.split(':')[0] });
    expect(messages!.flatMap(({ files = [] }) => files.map(({ name }) => name))).toEqual(['foto.png']);
  });

  test('the Home tab is published', async () => {
    expect((await event({ type: 'app_home_opened', user: ana, channel: 'D1', tab: 'home', event_ts: '1.1' })).status).toBe(200);
    const published = async () => (await (await fetch(`${slack.url}/?tab=views`)).text()).includes('No App Home views');
    for (let tries = 0; tries < 100 && (await published()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await published()).toBe(false);
  });
});
