import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { WebChannelOptions } from '../../../adapters/web/index.ts';
import { signIn } from '../../fakes/web-browser.ts';
import { startFakeDesk } from '../../fakes/web-desk.ts';
import type { FakeDesk } from '../../fakes/web-desk.ts';

const running: FakeDesk[] = [];
async function start(more: Partial<WebChannelOptions> = {}): Promise<FakeDesk> {
  const desk = await startFakeDesk(more);
  running.push(desk);
  return desk;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((desk) => desk.stop()));
});

const json = { 'content-type': 'application/json' };
const message = { id: 'message-1', text: 'hola' };
const enter = (desk: FakeDesk, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${desk.url}/web/session`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });

async function codeOf(answer: Response): Promise<unknown> {
  return ((await answer.json()) as { error: { code: string } }).error.code;
}

describe('signing in, in demo mode', () => {
  test('is picking a person', async () => {
    const desk = await start();
    const people = (await (await fetch(`${desk.url}/web/people`)).json()) as { people: { id: string }[] };
    expect(people).toMatchObject({ demo: true, people: [{ id: 'ana' }, { id: 'bob' }, { id: 'luis' }, { id: 'carlos' }] });
    const answer = await enter(desk, { person: 'ana' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ demo: true, person: { id: 'ana', agent: false, language: 'es' } });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(cookie).not.toContain('Secure');
  });

  test.each([{ person: 'mallory' }, { person: 'rosa' }, { token: 'x' }])('refuses %j', async (body) => {
    const answer = await enter(await start(), body);
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'unknown_person']);
  });

  test('lets one session act as everybody of the demo, and nobody else', async () => {
    const desk = await start();
    const browser = await signIn(desk.url, 'ana');
    expect(await (await browser.get('me', 'carlos')).json()).toMatchObject({ person: { id: 'carlos', agent: true } });
    for (const person of ['mallory', 'rosa', '__proto__', ''])
      expect((await browser.post('messages', message, person)).status).toBe(403);
    expect((await browser.get('stream?person=ana&person=mallory')).status).toBe(403);
    expect(desk.heard).toEqual([]);
  });

  test('ends with a cookie that is empty', async () => {
    const browser = await signIn((await start()).url);
    const answer = await browser.send({ path: 'session', method: 'DELETE', headers: { 'x-mesa-token': browser.token } });
    expect(answer.headers.get('set-cookie')).toMatch(/^mesa_session=; Max-Age=0/);
  });

  test('serves no page of a foreign name (DNS rebinding), but that of its public address', async () => {
    const statusFor = (desk: FakeDesk, host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const call = httpRequest(`${desk.url}/web/people`, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        call.on('error', reject).end();
      });
    const desk = await start({ publicUrl: 'http://mesa.example' });
    expect(await statusFor(desk, 'evil.example')).toBe(403);
    expect(await statusFor(desk, 'mesa.example')).toBe(200);
    expect(await statusFor(desk, 'localhost:3000')).toBe(200);
  });
});

describe('signing in, outside demo mode', () => {
  const real = {
    demo: false,
    publicUrl: 'https://mesa.example',
    signIn: { redeem: async (token: string) => (token === 'good' ? 'ana' : undefined) },
  };

  test('takes a one-time token, and the cookie travels by https only', async () => {
    const desk = await start(real);
    expect((await enter(desk, { token: 'bad' })).status).toBe(403);
    expect((await enter(desk, { person: 'ana' })).status).toBe(403);
    const answer = await enter(desk, { token: 'good' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toContain('; Secure');
    expect(await (await fetch(`${desk.url}/web/people`)).json()).toEqual({
      demo: false,
      signIn: null,
      signedIn: false,
      people: [],
    });
  });

  test('acts as nobody but its person', async () => {
    const desk = await start(real);
    const cookie = (await enter(desk, { token: 'good' })).headers.get('set-cookie')?.split(';')[0] ?? '';
    const me = (person?: string): Promise<Response> =>
      fetch(`${desk.url}/web/me`, { headers: { cookie, ...(person === undefined ? {} : { 'x-mesa-person': person }) } });
    expect((await me()).status).toBe(200);
    expect((await me('ana')).status).toBe(200);
    expect((await me('luis')).status).toBe(403);
  });

  test('does not accept a session of demo mode, of another desk, or past its time', async () => {
    const demo = await signIn((await start()).url);
    const desk = await start(real);
    expect((await fetch(`${desk.url}/web/me`, { headers: { cookie: demo.cookie } })).status).toBe(401);
    const other = await start({ sessionKey: 'another key' });
    expect((await fetch(`${other.url}/web/me`, { headers: { cookie: demo.cookie } })).status).toBe(401);
    let now = Date.now();
    const ageing = await start({ now: () => new Date(now) });
    const browser = await signIn(ageing.url);
    expect((await browser.get('me')).status).toBe(200);
    now += 31 * 24 * 3_600_000;
    expect((await browser.get('me')).status).toBe(401);
  });
});

describe('a request without the right to it', () => {
  test.each(['me', 'feed', 'stream', 'tickets', 'tickets/INC-1'])('gets 401 for %s when signed out', async (path) => {
    const desk = await start();
    for (const cookie of ['', 'mesa_session=x', 'mesa_session=e30.e30', 'mesa_session=..', 'mesa_session']) {
      const answer = await fetch(`${desk.url}/web/${path}`, { headers: { cookie } });
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'signed_out']);
    }
  });

  test('changes nothing without the session token, or with that of another session', async () => {
    const desk = await start();
    const [ana, other] = [await signIn(desk.url), await signIn(desk.url)];
    for (const token of [undefined, '', 'x', other.token]) {
      const headers = { ...json, ...(token === undefined ? {} : { 'x-mesa-token': token }) };
      const answer = await ana.send({ path: 'messages', method: 'POST', headers, body: JSON.stringify(message) });
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'wrong_token']);
    }
    expect(desk.heard).toEqual([]);
  });

  test('is refused when a browser says it comes from another site', async () => {
    const desk = await start();
    const answer = await enter(desk, { person: 'ana' }, { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'wrong_origin']);
  });
});

describe('a body', () => {
  async function post(body: string, headers: Record<string, string> = {}): Promise<[number, unknown, number]> {
    const desk = await start();
    const browser = await signIn(desk.url);
    const all = { ...json, 'x-mesa-token': browser.token, ...headers };
    const answer = await browser.send({ path: 'messages', method: 'POST', headers: all, body });
    return [answer.status, await codeOf(answer), desk.heard.length];
  }

  test.each([
    ['no JSON', '{"id":', '400 malformed'],
    ['empty', '', '400 wrong_shape'],
    ['a list', '[]', '400 wrong_shape'],
    ['null', 'null', '400 malformed'],
    ['no id', '{"text":"hola"}', '400 wrong_shape'],
    ['an id that is none', '{"id":"a b","text":"hola"}', '400 wrong_shape'],
    ['blank words', '{"id":"message-1","text":"  \\n"}', '400 wrong_shape'],
    ['words that are none', '{"id":"message-1","text":{"$gt":""}}', '400 wrong_shape'],
    ['more than is asked', '{"id":"message-1","text":"hola","sender":"luis"}', '400 wrong_shape'],
    ['words too long', JSON.stringify({ id: 'message-1', text: 'a'.repeat(16_001) }), '400 text_too_long'],
    ['5 MB', JSON.stringify({ id: 'message-1', text: 'a'.repeat(5_000_000) }), '413 too_large'],
  ])('that is %s is refused', async (_what, body, refusal) => {
    expect((await post(body)).join(' ')).toBe(`${refusal} 0`);
  });

  test('that is compressed or no JSON by its type is refused', async () => {
    expect(await post('x', { 'content-encoding': 'gzip' })).toEqual([415, 'wrong_type', 0]);
    expect(await post('id=message-1', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([400, 'wrong_shape', 0]);
  });

  test('of a tap may not carry what no card has', async () => {
    const browser = await signIn((await start()).url);
    const inputs = Object.fromEntries(Array.from({ length: 300 }, (_none, index) => [`i${index}`, 1]));
    for (const body of [{ inputs }, { inputs: 'x' }, { value: 5 }, { promptId: '' }]) {
      expect((await browser.post('choices', { id: 'choice-01', promptId: 'p', value: 'v', ...body })).status).toBe(400);
    }
  });
});

describe('too much', () => {
  test('posting in a minute gets 429 and a time', async () => {
    const desk = await start({ limits: { postsPerMinute: 3 } });
    const [ana, other] = [await signIn(desk.url), await signIn(desk.url)];
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1)
      statuses.push((await ana.post('messages', { id: `message-${index}`, text: 'x' })).status);
    expect(statuses).toEqual([202, 202, 202, 429, 429]);
    const refused = await ana.post('messages', message);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect((await ana.get('me')).status).toBe(200);
    expect((await other.post('messages', message)).status).toBe(202);
  });

  test('signing in is limited by address', async () => {
    const desk = await start({ limits: { signInsPerMinute: 2 } });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await enter(desk, { person: 'ana' })).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
  });

  test('streams of one session are refused until one is closed', async () => {
    const desk = await start({ limits: { streams: 2 } });
    const browser = await signIn(desk.url);
    const control = new AbortController();
    const streams = await Promise.all([1, 2].map(() => browser.send({ path: 'stream', signal: control.signal })));
    expect(streams.map((answer) => answer.status)).toEqual([200, 200]);
    expect((await browser.get('stream')).status).toBe(429);
    control.abort();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const again = await browser.get('stream');
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });
});

test('addresses under /web that do not exist answer 404 as JSON', async () => {
  const desk = await start();
  const answer = await fetch(`${desk.url}/web/none`);
  expect([answer.status, await codeOf(answer)]).toEqual([404, 'not_found']);
});
