import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkSlack } from '../../../adapters/slack/check.ts';
import { startSlackPlatform, type SlackPlatform } from '../../fakes/slack-platform.ts';

let slack: SlackPlatform;
beforeEach(async () => {
  slack = await startSlackPlatform();
});
afterEach(() => slack.stop());
const settings = () => ({ botToken: slack.token, signingSecret: slack.secret, apiUrl: slack.apiUrl });

test('a token that may do everything is well', async () => {
  expect(await checkSlack(settings())).toEqual([{ ok: true, problem: 'Slack: bot mesa in the workspace Mesa' }]);
});

test('scopes that are missing are named', async () => {
  const answer = { headers: { 'x-oauth-scopes': 'chat:write,im:write' }, json: { ok: true, user: 'mesa', team: 'Mesa' } };
  slack.storm({ on: /auth\.test/, as: answer });
  const [found, missing] = await checkSlack(settings());
  expect(found).toMatchObject({ ok: true });
  expect(missing).toMatchObject({
    ok: false,
    problem: expect.stringContaining('channels:history'),
    remedy: expect.stringContaining('manifest.yaml'),
  });
  expect(missing?.problem).not.toContain('chat:write');
});

test('a dead token, an app token that is refused, and a Slack that does not answer', async () => {
  slack.kill('token_revoked');
  expect(await checkSlack({ ...settings(), appToken: 'xapp-1' })).toMatchObject([
    { ok: false, problem: expect.stringContaining('token_revoked'), remedy: expect.stringContaining('SLACK_BOT_TOKEN') },
    { ok: false, remedy: expect.stringContaining('SLACK_APP_TOKEN') },
  ]);
  expect(await checkSlack({ ...settings(), apiUrl: 'http://127.0.0.1:1/api/' })).toMatchObject([
    { ok: false, problem: expect.stringContaining('does not answer') },
  ]);
});
