import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startSlackDesk, type SlackDesk } from './slack-desk.ts';

interface Fixture {
  readonly source: string;
  readonly as: 'event' | 'interaction' | 'form';
  readonly payload: Record<string, string>;
  readonly event: Record<string, unknown> | null;
}

const folder = 'test/fixtures/slack';
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Fixture] as const);

let desk: SlackDesk;
beforeAll(async () => {
  desk = await startSlackDesk();
});
afterAll(() => desk.stop());
beforeEach(() => void desk.heard.splice(0));

test.each(fixtures)('%s', async (_, { as, payload, event }) => {
  const content = as === 'event' ? payload : new URLSearchParams(as === 'form' ? payload : { payload: JSON.stringify(payload) });
  expect((await desk.slack.post(content)).status).toBe(200);
  if (event === null) expect(desk.heard).toEqual([]);
  else expect(desk.heard).toMatchObject([event]);
  // Slack sends again what it is not sure of.
  await desk.slack.mail.again(desk.slack.mail.sent.at(-1)!, { 'X-Slack-Retry-Num': '1', 'X-Slack-Retry-Reason': 'http_timeout' });
  expect(new Set(desk.heard.map(({ id }) => id)).size).toBe(event === null ? 0 : 1);
});

test('a channel that the desk was called into is noted with its name, so that it can be found', async () => {
  const noted = () => desk.store.transaction((tx) => tx.collection('places').get('slack:C0GENERAL'));
  for (let tries = 0; tries < 100 && !(await noted()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await noted()).toMatchObject({ channel: 'slack', address: 'C0GENERAL', name: 'general' });
});
