import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startSlackDesk, type SlackDesk } from './slack-desk.ts';

let desk: SlackDesk;
beforeAll(async () => {
  desk = await startSlackDesk();
});
afterAll(() => desk.stop());
afterEach(() => {
  desk.heard.splice(0);
  desk.onEvent = async () => undefined;
});

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const event = (text = 'hola'): string => {
  const message = {
    type: 'message',
    channel: 'D0U0DESKANA',
    channel_type: 'im',
    user: 'U0DESKANA',
    text,
    ts: '1772460000.000001',
  };
  return JSON.stringify({ type: 'event_callback', event_id: 'Ev1', team_id: 'T0MESA', event: message });
};

async function post(body: string | Buffer, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${desk.slack.mail.desk}/slack/events`, { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers });
}
const signed = (body: string, how?: Parameters<SlackDesk['slack']['signed']>[1], type = json) =>
  post(body, { 'Content-Type': type, ...desk.slack.signed(body, how) });

describe('signatures', () => {
  const minutes = (count: number): number => Date.now() + count * 60_000;

  test('a good one is taken', async () => {
    expect((await signed(event())).status).toBe(200);
    expect(desk.heard).toHaveLength(1);
  });

  test.each([
    ['wrong', { secret: 'another secret' }],
    ['stale', { at: minutes(-6) }],
    ['from the future', { at: minutes(6) }],
  ])('a %s one is refused, and nothing is kept', async (_, how) => {
    expect((await signed(event(), how)).status).toBe(401);
    expect(desk.heard).toEqual([]);
  });

  test.each([-4, 4])('%d minutes of a clock that is off are borne', async (off) => {
    expect((await signed(event(), { at: minutes(off) })).status).toBe(200);
  });

  test('a body that was changed by one byte is refused', async () => {
    const body = event('hola');
    const headers = { 'Content-Type': json, ...desk.slack.signed(body) };
    expect((await post(body.replace('hola', 'hole'), headers)).status).toBe(401);
    expect(desk.heard).toEqual([]);
  });

  test.each([
    ['none', {}],
    ['no timestamp', { 'X-Slack-Signature': `v0=${'0'.repeat(64)}` }],
    ['no signature', { 'X-Slack-Request-Timestamp': `${Math.floor(Date.now() / 1000)}` }],
    ['an empty one', { 'X-Slack-Signature': 'v0=', 'X-Slack-Request-Timestamp': `${Math.floor(Date.now() / 1000)}` }],
    [
      'another version',
      { 'X-Slack-Signature': `v1=${'0'.repeat(64)}`, 'X-Slack-Request-Timestamp': `${Math.floor(Date.now() / 1000)}` },
    ],
    ['a timestamp that is no number', { 'X-Slack-Signature': `v0=${'0'.repeat(64)}`, 'X-Slack-Request-Timestamp': 'soon' }],
  ])('%s: 401', async (_, headers) => {
    expect((await post(event(), { 'Content-Type': json, ...headers })).status).toBe(401);
  });
});

describe('what is no event', () => {
  test.each([
    '',
    '{',
    'null',
    '"words"',
    '[]',
    '7',
    '{}',
    '{"type":"something"}',
    '{"type":"event_callback"}',
    '{"type":"event_callback","event_id":"E","event":{}}',
  ])('%j is refused with 400', async (body) => {
    expect((await signed(body)).status).toBe(400);
    expect(desk.heard).toEqual([]);
  });

  test.each(['payload=%7B', 'payload=null', 'payload=%22x%22', 'a=b', 'command=mesa', '%%%'])(
    'the form %j is refused with 400',
    async (body) => {
      expect((await signed(body, undefined, form)).status).toBe(400);
    },
  );

  test.each([
    { type: 'message', channel: 'C1', user: 'U1', ts: 'yesterday' },
    { type: 'message', channel: { id: 'C1' }, user: 'U1', ts: '1.1' },
    { type: 'reaction_added', user: 'U1' },
  ])('an event of another shape is refused: %j', async (inner) => {
    expect((await signed(JSON.stringify({ type: 'event_callback', event_id: 'E', event: inner }))).status).toBe(400);
  });

  test('too large: 413', async () => {
    expect((await signed(event('x'.repeat(1_100_000)))).status).toBe(413);
  });

  test('Slack’s questions about the address are answered', async () => {
    const challenge = await signed(JSON.stringify({ type: 'url_verification', challenge: 'abc' }));
    expect([challenge.status, await challenge.json()]).toEqual([200, { challenge: 'abc' }]);
    expect((await post('ssl_check=1&command=/mesa&text=take', { 'Content-Type': form })).status).toBe(200);
    expect((await post(JSON.stringify({ type: 'url_verification', challenge: 'abc' }), { 'Content-Type': json })).status).toBe(
      401,
    );
    expect(desk.heard).toEqual([]);
  });

  test.each([
    { type: 'team_join', user: {} },
    { type: 'message', subtype: 'message_changed', channel: 'D1', ts: '1.1', message: { text: 'x' } },
    { type: 'message', subtype: 'message_deleted', channel: 'D1', ts: '1.1' },
    { type: 'message', bot_id: 'B1', channel: 'D1', ts: '1.1', text: 'x' },
    { type: 'message', channel: 'D1', channel_type: 'im', user: 'U0MESABOT', ts: '1.1', text: 'x' },
    { type: 'reaction_added', user: 'U0DESKANA', reaction: 'eyes', item: { type: 'file', file: 'F1' }, event_ts: '1.1' },
  ])('what nobody said is received, and nothing made of it: %j', async (inner) => {
    expect((await signed(JSON.stringify({ type: 'event_callback', event_id: 'E', event: inner }))).status).toBe(200);
    expect(desk.heard).toEqual([]);
  });
});

describe('a desk that cannot take anything', () => {
  test('asks for it again', async () => {
    desk.onEvent = () => Promise.reject(new Error('the database is away'));
    expect((await signed(event())).status).toBe(503);
    expect(await (await signed(event())).text()).toBe('');
  });

  test('answers all the same where its database hangs', async () => {
    desk.onEvent = () => new Promise(() => undefined);
    expect((await signed(event())).status).toBe(503);
  });
});

test('after the end nothing is taken', async () => {
  const other = await startSlackDesk();
  await other.channel.stop();
  const body = event();
  const headers = { 'Content-Type': json, ...other.slack.signed(body) };
  expect((await fetch(`${other.slack.mail.desk}/slack/events`, { method: 'POST', body, headers })).status).toBe(503);
  await other.stop();
});
