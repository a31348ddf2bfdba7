import { describe, expect, test } from '@jest/globals';
import { tooMany } from '../../fakes/platform-edge.ts';
import type { Seen } from '../../fakes/seen.ts';
import { freshSlackDesk, refOf } from './fresh-slack-desk.ts';
import { startSlackDesk, toAna } from './slack-desk.ts';

const { desk, send } = freshSlackDesk();
const seen = (): Seen => desk().slack.sees('ana').at(-1)!;
const posts = (): number => desk().slack.calls.filter(({ path }) => path === '/api/chat.postMessage').length;

describe('what Slack answers', () => {
  test.each([
    ['invalid_auth', { retry: 'later', because: 'credentials' }],
    ['token_revoked', { retry: 'later', because: 'credentials' }],
    ['account_inactive', { retry: 'later', because: 'credentials' }],
    ['missing_scope', { retry: 'later', because: 'credentials' }],
    ['channel_not_found', { retry: 'elsewhere' }],
    ['is_archived', { retry: 'elsewhere' }],
    ['user_disabled', { retry: 'elsewhere' }],
    ['messages_tab_disabled', { retry: 'elsewhere' }],
    ['fatal_error', { retry: 'later', unsure: true }],
    ['no_text', { retry: 'never' }],
    ['a_code_that_is_new', { retry: 'later' }],
  ])('%s', async (error, outcome) => {
    desk().slack.storm({ on: /chat\.postMessage/, as: { json: { ok: false, error } } });
    expect(await send({ paragraphs: ['hola'] })).toMatchObject({ ok: false, ...outcome });
  });

  test('somebody who is not there is reached elsewhere', async () => {
    const nobody = { to: { channel: 'slack', id: 'email:nadie@mesa.example', kind: 'direct' } as const, paragraphs: ['hola'] };
    expect(await send(nobody)).toMatchObject({ ok: false, retry: 'elsewhere' });
    expect(await send({ ...nobody, to: { channel: 'slack', id: 'team:nope', kind: 'shared' } })).toMatchObject({
      ok: false,
      retry: 'elsewhere',
    });
  });

  test('5xx, a cut connection and no connection: later, and surely not twice where Slack may have it', async () => {
    desk().slack.storm({ on: /chat\.postMessage/, times: 1, as: { status: 503, headers: { 'Retry-After': '7' } } });
    expect(await send({ paragraphs: ['hola'] })).toMatchObject({ retry: 'later', unsure: true, retryAfterMs: 7000 });
    desk().slack.storm({ on: /chat\.postMessage/, times: 1, as: 'lost' });
    const message = toAna({ id: 'lost1', paragraphs: ['hola'] });
    expect(await desk().channel.send(message)).toMatchObject({ retry: 'later', unsure: true });
    expect(await desk().channel.find(message)).toEqual({ ref: desk().slack.sees('ana').at(-1)!.ref });
    expect(await desk().channel.find(toAna({ id: 'never sent' }))).toBe('absent');
    desk().slack.storm({ on: /conversations\.history/, times: 1, as: 'drop' });
    expect(await desk().channel.find(message)).toBe('unknown');
  });

  test('a form that Slack refuses is said in plain words, with what can be typed', async () => {
    desk().slack.storm({ on: /chat\.postMessage/, times: 1, as: { json: { ok: false, error: 'invalid_blocks' } } });
    await send({ paragraphs: ['¿Lo registro? <!channel>'], promptId: 'p', choices: [{ value: 'y', label: 'Sí' }] });
    expect(seen()).toMatchObject({ text: '¿Lo registro? <!channel>\n1. Sí', mentions: [] });
  });

  test('a message of several parts goes on where it was cut off', async () => {
    const message = toAna({ id: 'parts1', paragraphs: ['palabra '.repeat(4000)] });
    desk().slack.storm({ on: /chat\.postMessage/, times: 1, as: { status: 200, json: { ok: true, ts: '1.000001' } } });
    desk().slack.storm({ on: /chat\.postMessage/, times: 1, as: { json: { ok: false, error: 'fatal_error' } } });
    expect(await desk().channel.send(message)).toMatchObject({ retry: 'later' });
    const before = posts();
    refOf(await desk().channel.send(message));
    expect(posts() - before).toBe(2);
  });
});

test('after a 429 nothing of the kind is asked before the time Slack named', async () => {
  const fresh = await startSlackDesk();
  fresh.slack.storm({ on: /chat\.postMessage/, times: 1, as: tooMany(3) });
  const first = await fresh.channel.send(toAna({ id: 'a', paragraphs: ['uno'] }));
  expect(first).toMatchObject({ ok: false, retry: 'later', retryAfterMs: 3000, scope: 'channel' });
  const asked = fresh.slack.calls.length;
  const bob = { channel: 'slack', id: 'D0U0DESKBOB', kind: 'direct' } as const;
  expect(await fresh.channel.send(toAna({ id: 'b', paragraphs: ['dos'], to: bob }))).toMatchObject({
    retry: 'later',
    untried: true,
  });
  expect(fresh.slack.calls.length).toBe(asked);
  await fresh.stop();
});

test('a conversation gets no second message before its time, and another is not held up by it', async () => {
  const fresh = await startSlackDesk({ postEveryMs: 60_000 });
  const first = await fresh.channel.send(toAna({ id: 'a', paragraphs: ['uno'] }));
  expect(first).toMatchObject({ ok: true });
  const second = await fresh.channel.send(toAna({ id: 'b', paragraphs: ['dos'] }));
  expect(second).toMatchObject({ ok: false, retry: 'later', untried: true, retryAfterMs: expect.any(Number) });
  const bob = { channel: 'slack', id: 'U0DESKBOB', kind: 'direct' } as const;
  expect(await fresh.channel.send(toAna({ id: 'c', paragraphs: ['tres'], to: bob }))).toMatchObject({ ok: true });
  expect(fresh.slack.sees('ana').map(({ text }) => text)).toEqual(['uno']);
  await fresh.stop();
});
