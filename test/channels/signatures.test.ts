import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createEmbeddedStore } from '../../adapters/embedded/store.ts';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';

type Headers = Readonly<Record<string, string>>;
const minutes = 60_000;
let desk: DeskOnChannels;
beforeAll(async () => {
  // botframework-connector tells the console of tokens that it does not know.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  desk = await startDeskOnChannels();
});
afterAll(() => desk.stop());

async function post(path: string, body: string | Buffer, headers: Headers = {}): Promise<number> {
  const response = await fetch(`${desk.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  await response.arrayBuffer();
  return response.status;
}

const slackEvent = (event_id: string): string =>
  JSON.stringify({
    ...{ type: 'event_callback', event_id, team_id: 'T0MESA', api_app_id: 'A0MESA', event_time: 1 },
    event: {
      type: 'message',
      channel_type: 'im',
      channel: 'D0U0DESKANA',
      user: 'U0DESKANA',
      text: 'no puedo imprimir',
      ts: '1.000001',
      event_ts: '1.000001',
    },
  });

describe('Slack', () => {
  const body = slackEvent('EvForged');
  const right = (): Headers => desk.slack.signed(body);
  test.each<[string, () => Headers, string?]>([
    ['no signature', () => ({})],
    ['no time', () => ({ 'X-Slack-Signature': right()['X-Slack-Signature']! })],
    ['a wrong signature', () => ({ ...right(), 'X-Slack-Signature': `v0=${'0'.repeat(64)}` })],
    ['an empty signature', () => ({ ...right(), 'X-Slack-Signature': '' })],
    ['half a signature', () => ({ ...right(), 'X-Slack-Signature': right()['X-Slack-Signature']!.slice(0, 30) })],
    ['another version', () => ({ ...right(), 'X-Slack-Signature': right()['X-Slack-Signature']!.replace('v0', 'v1') })],
    ['another secret', () => desk.slack.signed(body, { secret: 'guessed' })],
    ['a time long past', () => desk.slack.signed(body, { at: Date.now() - 6 * minutes })],
    ['a time to come', () => desk.slack.signed(body, { at: Date.now() + 6 * minutes })],
    ['a time that is none', () => ({ ...right(), 'X-Slack-Request-Timestamp': 'now' })],
    ['another time than was signed', () => ({ ...right(), 'X-Slack-Request-Timestamp': `${Math.floor(Date.now() / 1000) - 1}` })],
    ['a body changed by a byte', right, body.replace('imprimir', 'imprimis')],
    ['a byte more', right, `${body} `],
  ])('%s: 401', async (_, headers, sent = body) => {
    expect(await post('/slack/events', sent, headers())).toBe(401);
  });

  test('the same for a form', async () => {
    const form = new URLSearchParams({
      command: '/mesa',
      text: 'take INC-1',
      user_id: 'U0DESKCARLOS',
      trigger_id: '1.1',
    }).toString();
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(await post('/slack/events', form, type)).toBe(401);
    expect(await post('/slack/events', `${form}2`, { ...type, ...desk.slack.signed(form) })).toBe(401);
  });
});

describe('WhatsApp', () => {
  const body = (): string =>
    JSON.stringify(
      desk.whatsapp.envelope({
        messages: [
          { from: '51900000001', id: 'wamid.forged', timestamp: '1', type: 'text', text: { body: 'no puedo imprimir' } },
        ],
      }),
    );
  const right = (): Headers => desk.whatsapp.signed(body());
  test.each<[string, () => Headers, (() => string)?]>([
    ['no signature', () => ({})],
    ['a wrong signature', () => ({ 'X-Hub-Signature-256': `sha256=${'0'.repeat(64)}` })],
    ['an empty signature', () => ({ 'X-Hub-Signature-256': '' })],
    ['half a signature', () => ({ 'X-Hub-Signature-256': right()['X-Hub-Signature-256']!.slice(0, 40) })],
    ['the older kind alone', () => ({ 'X-Hub-Signature': right()['X-Hub-Signature-256']!.replace('sha256', 'sha1') })],
    ['another secret', () => desk.whatsapp.signed(body(), { secret: 'guessed' })],
    ['a body changed by a byte', right, () => body().replace('imprimir', 'imprimis')],
    ['a byte more', right, () => `${body()}\n`],
  ])('%s: 403', async (_, headers, sent = body) => {
    expect(await post('/whatsapp', sent(), headers())).toBe(403);
  });

  test('the address is proved by the verify token only', async () => {
    const ask = (token: string) =>
      fetch(`${desk.url}/whatsapp?hub.mode=subscribe&hub.verify_token=${encodeURIComponent(token)}&hub.challenge=1158201444`);
    const proved = await ask(desk.whatsapp.settings.verifyToken);
    expect([proved.status, await proved.text()]).toEqual([200, '1158201444']);
    for (const token of ['', 'guessed', `${desk.whatsapp.settings.verifyToken} `]) expect((await ask(token)).status).toBe(403);
    expect((await fetch(`${desk.url}/whatsapp`)).status).toBe(403);
  });
});

describe('Teams', () => {
  const activity = (more: object = {}): object => ({ ...desk.teams.activity('ana', { text: 'no puedo imprimir' }), ...more });
  const now = (): number => Math.floor(Date.now() / 1000);
  const deliver = async (token: string | undefined, body: object = activity()): Promise<number> =>
    (await desk.teams.deliver(body, { token })).status;

  test.each<[string, () => string | undefined]>([
    ['no token', () => undefined],
    ['an empty token', () => ''],
    ['no token at all', () => 'x.y.z'],
    ['a wrong key', () => desk.teams.token({}, { key: 'wrong' })],
    ['no signature', () => desk.teams.token({}, { alg: 'none' })],
    ['an expired token', () => desk.teams.token({ nbf: now() - 7200, exp: now() - 3600 })],
    ['a token of tomorrow', () => desk.teams.token({ nbf: now() + 86_400, exp: now() + 90_000 })],
    ['another audience', () => desk.teams.token({ aud: '33333333-3333-4333-8333-333333333333' })],
    ['another issuer', () => desk.teams.token({ iss: 'https://api.botframework.com.evil.example' })],
    ['another address of the service', () => desk.teams.token({ serviceurl: 'https://evil.example/' })],
    ['a payload changed by a byte', () => desk.teams.token().replace(/\.(.{20})./, (_, head: string) => `.${head}${'_'}`)],
  ])('%s: 401', async (_, token) => {
    expect(await deliver(token())).toBe(401);
  });

  test.each<[string, () => object]>([
    [
      'another tenant',
      () => ({
        channelData: { tenant: { id: '99999999-9999-4999-8999-999999999999' } },
        conversation: { id: 'a:x', conversationType: 'personal', tenantId: '99999999-9999-4999-8999-999999999999' },
      }),
    ],
    [
      'another tenant in the channel data alone',
      () => ({ channelData: { tenant: { id: '99999999-9999-4999-8999-999999999999' } } }),
    ],
    ['no tenant', () => ({ channelData: {}, conversation: { id: 'a:x', conversationType: 'personal' } })],
  ])('%s: 401 or 403', async (_, more) => {
    expect([401, 403]).toContain(await deliver(desk.teams.token(), activity(more())));
  });

  test('an address where answers would go that nobody vouched for: 401 or 403', async () => {
    expect([401, 403]).toContain(await deliver(desk.teams.token(), activity({ serviceUrl: 'http://evil.example/' })));
  });
});

describe('what is signed well and makes no sense', () => {
  const junk = ['', '{', 'null', '[]', '0', '"x"', 'true', '{"a":', '\u0000', '<xml/>'];
  test.each(junk)('%j: 4xx', async (body) => {
    const teams = { Authorization: `Bearer ${desk.teams.token()}` };
    const answers = [
      await post('/slack/events', body, desk.slack.signed(body)),
      await post('/whatsapp', body, desk.whatsapp.signed(body)),
      await post('/api/messages', body, teams),
    ];
    for (const status of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });

  test('far too much: 4xx', async () => {
    const body = JSON.stringify({ type: 'message', text: 'x'.repeat(4_000_000) });
    const teams = { Authorization: `Bearer ${desk.teams.token()}` };
    expect(await post('/slack/events', body, desk.slack.signed(body))).toBe(413);
    expect(await post('/whatsapp', body, desk.whatsapp.signed(body))).toBe(413);
    expect(await post('/api/messages', body, teams)).toBe(413);
  });

  test('other ways of asking: 4xx', async () => {
    for (const path of ['/slack/events', '/api/messages']) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const { status } = await fetch(`${desk.url}${path}`, { method });
        expect([404, 405]).toContain(status);
      }
    }
  });
});

describe('in the end', () => {
  test('what was in order is there, and nothing of all that', async () => {
    const hello = await desk.slack.say('ana', 'hola');
    expect([
      hello.status,
      (await desk.teams.say('luis', 'hola')).status,
      (await desk.whatsapp.say('bob', 'hola')).status,
    ]).toEqual([200, 200, 200]);
    expect(await desk.facts()).toEqual([]);
    const store = await createEmbeddedStore({ folder: desk.data });
    const kept: unknown[] = [];
    for await (const { id } of store.scan('inbox')) kept.push(id);
    for await (const { id } of store.scan('strangers')) kept.push(id);
    await store.close();
    expect(kept).toHaveLength(3);
  });
});
