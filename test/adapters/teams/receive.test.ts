import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { recorded, startTeamsBench, type TeamsBench } from './teams-bench.ts';

let bench: TeamsBench;
beforeAll(async () => {
  // botbuilder says on standard error which keys it looked at.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  bench = await startTeamsBench();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await bench.stop();
});
beforeEach(() => {
  bench.events.length = 0;
  bench.taking = async () => undefined;
});

const now = (): number => Math.floor(Date.now() / 1000);
const nothingKept = async (): Promise<void> => {
  expect(bench.events).toEqual([]);
  expect(await bench.store.transaction((tx) => tx.collection('places').find({ channel: 'teams' }))).toEqual([]);
};

describe('who may post', () => {
  const wrong: readonly (readonly [string, () => Readonly<Record<string, string>>])[] = [
    ['no token', () => ({})],
    ['another scheme', () => ({ Authorization: `Basic ${bench.teams.token()}` })],
    ['no JWT', () => ({ Authorization: 'Bearer nothing' })],
    ['another key', () => ({ Authorization: `Bearer ${bench.teams.token({}, { key: 'wrong' })}` })],
    ['no signature', () => ({ Authorization: `Bearer ${bench.teams.token({}, { alg: 'none' })}` })],
    ['an expired token', () => ({ Authorization: `Bearer ${bench.teams.token({ exp: now() - 60 })}` })],
    ['a token for later', () => ({ Authorization: `Bearer ${bench.teams.token({ nbf: now() + 3600 })}` })],
    [
      'another audience',
      () => ({ Authorization: `Bearer ${bench.teams.token({ aud: '33333333-3333-4333-8333-333333333333' })}` }),
    ],
    ['another issuer', () => ({ Authorization: `Bearer ${bench.teams.token({ iss: 'https://sts.windows.net/evil/' })}` })],
    [
      'another service address',
      () => ({ Authorization: `Bearer ${bench.teams.token({ serviceurl: 'https://evil.example/' })}` }),
    ],
  ];

  test.each(wrong)('%s: 401, nothing kept, no word of why', async (_what, headers) => {
    const response = await bench.post(recorded('message-personal', bench.teams), headers());
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
    await nothingKept();
  });

  test.each([
    ['in the conversation', { conversation: { conversationType: 'personal', tenantId: 'other', id: 'a:1' } }],
    ['in the channel data', { channelData: { tenant: { id: 'other' } } }],
    ['nowhere', { conversation: { conversationType: 'personal', id: 'a:1' }, channelData: {} }],
  ])('a tenant that is not allowed, %s: 403', async (_where, change) => {
    const response = await bench.post({ ...recorded('message-personal', bench.teams), ...change });
    expect(response.status).toBe(403);
    await nothingKept();
  });

  test('a token of another tenant: 403', async () => {
    const headers = { Authorization: `Bearer ${bench.teams.token({ tid: 'other' })}` };
    expect((await bench.post(recorded('message-personal', bench.teams), headers)).status).toBe(403);
    await nothingKept();
  });

  test('a channel of another kind is not let in by its own rules', async () => {
    const activity = { ...recorded('message-personal', bench.teams), channelId: 'AseChannel' };
    expect((await bench.post(activity)).status).toBe(401);
    expect((await bench.post({ ...activity, channelId: 'webchat' })).status).toBe(403);
    await nothingKept();
  });

  test('one byte more in the token: 401', async () => {
    const token = bench.teams.token();
    const changed = `${token.slice(0, -6)}${token.at(-6) === 'A' ? 'B' : 'A'}${token.slice(-5)}`;
    expect((await bench.post(recorded('message-personal', bench.teams), { Authorization: `Bearer ${changed}` })).status).toBe(
      401,
    );
  });
});

describe('what may be posted', () => {
  test.each([
    ['no JSON', '{"type":', 400],
    ['a list', '[]', 400],
    ['no activity', '{}', 401],
    ['nothing', '', 401],
  ])('%s', async (_what, body, status) => {
    expect((await bench.post(body)).status).toBe(status);
    expect(bench.events).toEqual([]);
  });

  test('a right token over something that is no activity: 400', async () => {
    const { serviceUrl } = bench.teams;
    expect((await bench.post({ serviceUrl, channelId: 'msteams', type: 7 })).status).toBe(400);
    expect((await bench.post({ ...recorded('message-personal', bench.teams), from: 'ana' })).status).toBe(400);
  });

  test('too much: 413', async () => {
    expect((await bench.post({ ...recorded('message-personal', bench.teams), text: 'x'.repeat(600_000) })).status).toBe(413);
  });

  test('another way of asking is no address', async () => {
    expect((await fetch(`${bench.url}/api/messages`)).status).toBe(404);
  });

  test('what cannot be kept: 503, and the same again is taken', async () => {
    bench.taking = async () => {
      throw new Error('the database is away');
    };
    const activity = recorded('message-personal', bench.teams);
    const refused = await bench.post(activity);
    expect([refused.status, await refused.text()]).toEqual([503, '']);
    bench.taking = async () => undefined;
    expect((await bench.post(activity)).status).toBe(200);
    expect(bench.events).toHaveLength(1);
  });

  test('what a client says with null is what it left out', async () => {
    const from = { id: '29:1', name: null, aadObjectId: '00000000-0000-4000-8000-000000000001' };
    const activity = { ...recorded('message-personal', bench.teams), from, replyToId: null, value: null, attachments: null };
    expect((await bench.post(activity)).status).toBe(200);
    expect(bench.events).toMatchObject([{ kind: 'message', sender: { userId: from.aadObjectId } }]);
  });

  test('a redelivery has the same id', async () => {
    const activity = recorded('message-personal', bench.teams);
    for (let time = 0; time < 10; time += 1) await bench.post(activity);
    expect(new Set(bench.events.map(({ id }) => id)).size).toBe(1);
  });
});

describe('without authentication', () => {
  let open: TeamsBench;
  beforeAll(async () => {
    open = await startTeamsBench(() => ({ anonymous: true }));
  });
  afterAll(() => open.stop());

  test('whoever asks on this machine is believed', async () => {
    expect((await open.post(recorded('message-personal', open.teams), {})).status).toBe(200);
    expect(open.events[0]).toMatchObject({ sender: { userId: '00000000-0000-4000-8000-000000000001' } });
  });

  test('people without an object id are known by their account', async () => {
    const activity = { ...recorded('message-personal', open.teams), from: { id: 'user-id-0', name: 'Alex' } };
    await open.post(activity, {});
    expect(open.events.at(-1)).toMatchObject({ sender: { userId: 'user-id-0' }, address: { id: 'user-id-0', kind: 'direct' } });
  });

  test.each([
    ['through a proxy from elsewhere', { 'X-Forwarded-For': '203.0.113.7' }],
    ['under another name', { 'X-Forwarded-Host': 'evil.example' }],
  ])('%s nobody is', async (_how, headers) => {
    expect((await open.post(recorded('message-personal', open.teams), headers)).status).toBe(403);
  });
});
