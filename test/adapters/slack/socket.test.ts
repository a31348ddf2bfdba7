import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startSlackDesk, type SlackDesk } from './slack-desk.ts';
import { startSocketServer, type SocketServer } from './socket-server.ts';

let socket: SocketServer;
let desk: SlackDesk;
beforeEach(async () => {
  socket = await startSocketServer();
  desk = await startSlackDesk({ appToken: 'xapp-1' }, (slack) =>
    slack.storm({ on: /apps\.connections\.open/, as: { json: { ok: true, url: socket.url } } }),
  );
  await until(() => socket.connections === 1);
});
afterEach(async () => {
  await desk.stop();
  await socket.stop();
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

const payload = (name: string): object =>
  (JSON.parse(readFileSync(`test/fixtures/slack/${name}.json`, 'utf8')) as { payload: object }).payload;
const events = (id: string): object => ({
  envelope_id: id,
  type: 'events_api',
  payload: payload('message-im'),
  accepts_response_payload: false,
});

test('events come by the connection, and are acknowledged once the desk has them', async () => {
  let mayTake = (): void => undefined;
  desk.onEvent = () => new Promise((resolve) => (mayTake = resolve));
  socket.send(events('e1'));
  await until(() => desk.slack.calls.some(({ path }) => path === '/api/users.info'));
  expect(socket.acknowledged).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  mayTake();
  await until(() => socket.acknowledged.length === 1);
  expect(desk.heard).toMatchObject([{ kind: 'message', text: 'no puedo imprimir' }]);
  expect(socket.acknowledged[0]).toMatchObject({ envelope_id: 'e1' });
});

test('taps, commands and questions for names too, with what they are answered', async () => {
  socket.send({
    envelope_id: 'e1',
    type: 'interactive',
    payload: payload('block-actions-button'),
    accepts_response_payload: true,
  });
  await until(() => desk.heard.length === 1);
  socket.send({ envelope_id: 'e2', type: 'slash_commands', payload: payload('slash-command'), accepts_response_payload: true });
  await until(() => desk.heard.length === 2);
  expect(desk.heard.map(({ kind }) => kind)).toEqual(['choice', 'command']);
  const asked = { type: 'block_suggestion', user: { id: 'U0DESKANA' }, action_id: 'in:people:who', value: 'luis' };
  socket.send({ envelope_id: 'e3', type: 'interactive', payload: asked, accepts_response_payload: true });
  await until(() => socket.acknowledged.length === 3);
  expect(socket.acknowledged[2]).toMatchObject({ envelope_id: 'e3', payload: { options: [{ value: 'luis' }] } });
});

test('what the desk cannot take is not acknowledged, so that Slack sends it again', async () => {
  desk.onEvent = () => Promise.reject(new Error('the database is away'));
  socket.send(events('e1'));
  await until(() => desk.log.some((line) => line.includes('could not be taken in')));
  expect(socket.acknowledged).toEqual([]);
});

test('a connection that ends is made again, also after Slack was away for a while', async () => {
  desk.slack.calm();
  desk.slack.storm({ on: /apps\.connections\.open/, times: 1, as: 'drop' });
  desk.slack.storm({ on: /apps\.connections\.open/, as: { json: { ok: true, url: socket.url } } });
  socket.recycle();
  await until(() => socket.connections === 2);
  socket.send(events('e1'));
  await until(() => socket.acknowledged.length === 1);
});
