import { afterEach, describe, expect, test } from '@jest/globals';
import { openChat, soon, type Chat } from '../fakes/chat.ts';
import { startDeskOnChannels, type DeskOnChannels } from '../fakes/desk-on-channels.ts';
import { objectIdOf } from '../fakes/teams/tenant.ts';

let desk: DeskOnChannels | undefined;
afterEach(() => desk?.stop());

/** Without demo mode: people come in by the chats where they are known. */
async function start(environment: Readonly<Record<string, string>> = {}): Promise<DeskOnChannels> {
  desk = await startDeskOnChannels({ environment: { MESA_DEMO: '0', ...environment } });
  return desk;
}

const page = { PUBLIC_URL: 'https://mesa.example' };
const link = /https:\/\/mesa\.example\/web\/enter#([0-9a-f]{32})(?![0-9a-f])/;
const tokenIn = (text: string): string => link.exec(text)?.[1] ?? '';

const enter = (address: string, token: string): Promise<Response> =>
  fetch(`${address}/web/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });

/** Asks for a link in words, and gives its token once it is there. */
async function askFor(chat: Chat, words: string): Promise<string> {
  await chat.command(words);
  return tokenIn((await chat.see(link)).text);
}

describe('the page outside demo mode', () => {
  test('lets in who got a link in a chat where they are known, once, as themselves', async () => {
    const at = await start(page);
    const token = await askFor(await openChat(at, 'slack', 'ana'), 'web');
    // Whoever only looks where the link leads, as platforms do for previews, does not use it up.
    const preview = await fetch(`${at.url}/web/enter`, { redirect: 'manual' });
    expect([preview.status, preview.headers.get('location')]).toEqual([303, '../']);
    const entered = await enter(at.url, token);
    expect(entered.status).toBe(200);
    const cookie = entered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Secure/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect(await (await fetch(`${at.url}/web/me`, { headers })).json()).toMatchObject({ demo: false, person: { id: 'ana' } });
    expect((await fetch(`${at.url}/web/me`, { headers: { ...headers, 'x-mesa-person': 'carlos' } })).status).toBe(403);
    expect((await enter(at.url, token)).status).toBe(403);
    expect((await enter(at.url, 'f'.repeat(32))).status).toBe(403);
    const people = await (await fetch(`${at.url}/web/people`)).json();
    expect(people).toEqual({ demo: false, signIn: null, signedIn: false, people: [] });
  });

  test('sends its link on the other channels too, also a second one, and no sixth', async () => {
    const at = await start(page);
    const first = await askFor(await openChat(at, 'teams', 'luis'), 'página');
    expect(await (await enter(at.url, first)).json()).toMatchObject({ person: { id: 'luis' } });
    const bob = await openChat(at, 'whatsapp', 'bob');
    const got = async (): Promise<readonly string[]> => (await bob.sees()).map(({ text }) => tokenIn(text)).filter(Boolean);
    for (let count = 1; count <= 5; count += 1) {
      await bob.say('web');
      await soon(`link ${count}`, async () => ((await got()).length === count ? count : undefined));
    }
    await bob.say('web');
    await bob.see(/wait a few minutes/);
    for (const token of await got()) expect((await enter(at.url, token)).status).toBe(200);
  });

  test('sends its link to nobody but who asked, wherever that was', async () => {
    const at = await start(page);
    await at.slack.say('ana', 'web', { in: 'C0GENERAL', mention: true });
    const ana = await openChat(at, 'slack', 'ana');
    await ana.see(link);
    expect(at.slack.sees('ana', 'C0GENERAL').filter(({ text }) => link.test(text))).toEqual([]);
  });

  test('sends no link to a stranger, whatever e-mail they have', async () => {
    const at = await start(page);
    for (const id of ['U0STRANGER', 'U0GUESTANA', 'U0CONNECTED']) {
      await at.slack.say(id, 'web');
      const told = (): readonly string[] =>
        at.slack.workspace.messages.filter(({ channel, user }) => channel === `D0${id}` && user !== id).map(({ text }) => text);
      await soon(`a word to ${id}`, async () => told().find((text) => text.includes('no reconozco esta cuenta')));
      expect(told()).toHaveLength(1);
    }
  });

  test('knows by a token of Teams whom the directory knows there', async () => {
    const { url, teams } = await start(page);
    const tid = teams.environment['TEAMS_TENANT_ID'] ?? '';
    const me = async (claims: object): Promise<Response> => {
      const token = teams.token({ tid, oid: objectIdOf('carlos'), ...claims });
      return fetch(`${url}/web/me`, { headers: { authorization: `Bearer ${token}` } });
    };
    expect(await (await me({})).json()).toMatchObject({ demo: false, person: { id: 'carlos', agent: true } });
    expect((await me({ oid: '99999999-0000-4000-8000-000000000001' })).status).toBe(403);
    expect((await me({ tid: '99999999-0000-4000-8000-000000000001' })).status).toBe(401);
    expect((await me({ oid: undefined })).status).toBe(401);
  });

  test('has no address where nobody gave it one, and says so', async () => {
    const at = await start();
    const ana = await openChat(at, 'slack', 'ana');
    await ana.command('web');
    await ana.see(/todavía no tiene una página/);
  });
});
