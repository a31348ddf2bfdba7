import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTabTokens } from '../../../adapters/teams/sso.ts';
import type { ReadBearer } from '../../../adapters/web/bearer.ts';
import { appId, objectIdOf, startTokenService, tenant } from '../../fakes/tab-tokens.ts';
import type { Minted, TokenService } from '../../fakes/tab-tokens.ts';
import { signIn } from '../../fakes/web-browser.ts';
import { startFakeDesk, toAna } from '../../fakes/web-desk.ts';
import type { FakeDesk } from '../../fakes/web-desk.ts';

let tokens: TokenService;
let desk: FakeDesk;
let folder: string;

const people: Readonly<Record<string, string>> = { [objectIdOf(1)]: 'ana', [objectIdOf(5)]: 'carlos' };

/** As the desk puts it together: the token's check, then the directory. */
function bearerOf({ metadataUrl, issuer }: TokenService): ReadBearer {
  const where = { openIdMetadataUrl: metadataUrl, tokenIssuer: issuer };
  const app = { appId, appPassword: 'x', tenantId: tenant, allowedTenants: [tenant] };
  const verify = createTabTokens({ anonymous: false, ...app, ...where });
  return async (token) => {
    const found = await verify(token);
    if (found.is !== 'known') return { is: found.is };
    const person = people[found.objectId];
    return person === undefined ? { is: 'stranger' } : { is: 'known', person, until: found.until };
  };
}

beforeEach(async () => {
  tokens = await startTokenService();
  folder = await mkdtemp(join(tmpdir(), 'mesa-tab-'));
  await writeFile(join(folder, 'tab.html'), '<title>tab</title>');
  await writeFile(join(folder, 'index.html'), '<title>page</title>');
  desk = await startFakeDesk({ demo: false, bearer: bearerOf(tokens), pageFolder: folder });
});
afterEach(async () => {
  await desk.stop();
  await tokens.stop();
  await rm(folder, { recursive: true });
});

const headersOf = async (minted?: Minted): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await tokens.mint(minted)}`,
});

async function ask(path: string, more: RequestInit & { minted?: Minted } = {}): Promise<{ status: number; body: unknown }> {
  const { minted, ...init } = more;
  const headers = { ...(await headersOf(minted)), ...(init.headers as Record<string, string>) };
  const response = await fetch(`${desk.url}/web/${path}`, { ...init, headers });
  return { status: response.status, body: await response.json() };
}

const message = (id: string, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...more },
  body: JSON.stringify({ id, text: 'hola' }),
});

const codeOf = (body: unknown): unknown => (body as { error?: { code?: string } }).error?.code;

describe("a token of Teams'", () => {
  it('is a person, without a cookie and without a token for posts', async () => {
    expect(await ask('me')).toMatchObject({ status: 200, body: { demo: false, person: { id: 'ana' } } });
    expect(await ask('people')).toEqual({ status: 200, body: { demo: false, signIn: null, signedIn: true, people: [] } });
    expect(await ask('messages', message('abcdefgh'))).toMatchObject({ status: 202 });
    expect(desk.heard).toMatchObject([{ sender: { channel: 'web', userId: 'ana' }, text: 'hola' }]);
    const sent = await ask('files', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-mesa-name': 'a.txt' },
      body: 'text',
    });
    expect(sent.status).toBe(201);
    const { id } = sent.body as { id: string };
    const file = await fetch(`${desk.url}/web/files/${id}`, { headers: await headersOf() });
    expect(await file.text()).toBe('text');
  });

  it('is nobody else', async () => {
    const named = { headers: { 'x-mesa-person': 'carlos' } };
    expect(codeOf((await ask('me', named)).body)).toBe('unknown_person');
    expect(codeOf((await ask('tickets', named)).body)).toBe('unknown_person');
    expect(codeOf((await ask('messages', message('abcdefgh', { 'x-mesa-person': 'carlos' }))).body)).toBe('unknown_person');
    expect(codeOf((await ask('stream?person=carlos')).body)).toBe('unknown_person');
    expect(codeOf((await ask('feed?lane=web:carlos')).body)).toBe('not_found');
    expect(desk.heard).toEqual([]);
  });

  it.each<[string, Minted]>([
    ['of another key', { wrongKey: true }],
    ['that has ended', { lasts: -400 }],
    ['for somebody else', { claims: { aud: 'another' } }],
    ['of another tenant', { claims: { tid: appId } }],
    ['of somebody unknown', { claims: { oid: objectIdOf(9) } }],
  ])('%s opens nothing', async (name, minted) => {
    const refused = name === 'of somebody unknown' ? [403, 'stranger'] : [401, 'signed_out'];
    for (const path of ['me', 'people', 'tickets', 'stream', 'files/abc']) {
      const answer = await ask(path, { minted });
      expect([answer.status, codeOf(answer.body)]).toEqual(refused);
    }
    expect((await ask('messages', { ...message('abcdefgh'), minted })).status).toBe(refused[0]);
    expect(desk.heard).toEqual([]);
  });

  it('that cannot be checked is neither good nor bad', async () => {
    tokens.ail(500);
    expect(await ask('me')).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    tokens.ail(0);
    expect((await ask('me')).status).toBe(200);
  });

  it('reads its own conversation, and no longer than it lasts', async () => {
    const control = new AbortController();
    const headers = await headersOf({ lasts: -118 });
    const stream = await fetch(`${desk.url}/web/stream`, { headers, signal: control.signal });
    expect(stream.status).toBe(200);
    await desk.channel.send(toAna('m1', 'Listo'));
    let text = '';
    // It ends by itself.
    for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) text += part;
    expect(text).toContain('Listo');
    control.abort();
  });

  it('that is no good is not made up for by a cookie', async () => {
    const demo = await startFakeDesk({ bearer: bearerOf(tokens) });
    try {
      const browser = await signIn(demo.url, 'carlos');
      const bad = { authorization: `Bearer ${await tokens.mint({ wrongKey: true })}` };
      expect((await browser.send({ path: 'me', headers: bad })).status).toBe(401);
      // A good one is whom it names, also in a demo, and nobody that a demo may be.
      const good = await headersOf();
      expect(await (await browser.send({ path: 'me', headers: good })).json()).toMatchObject({
        demo: false,
        person: { id: 'ana' },
      });
      expect((await browser.send({ path: 'me', headers: { ...good, 'x-mesa-person': 'bob' } })).status).toBe(403);
      // Whatever stands in front of the desk may have a scheme of its own.
      expect((await browser.send({ path: 'me', headers: { authorization: 'Basic YTpi' } })).status).toBe(200);
    } finally {
      await demo.stop();
    }
  });

  it('is refused from another site', async () => {
    const foreign = message('abcdefgh', { 'sec-fetch-site': 'cross-site' });
    expect(codeOf((await ask('messages', foreign)).body)).toBe('wrong_origin');
  });
});

describe('the tab', () => {
  it('may be framed by Teams, on its address only', async () => {
    const tab = await fetch(`${desk.url}/tab`);
    expect(await tab.text()).toContain('tab');
    const policy = tab.headers.get('content-security-policy') ?? '';
    const ancestors = policy.split(';').filter((part) => part.startsWith('frame-ancestors'));
    expect(ancestors).toEqual([expect.stringContaining('https://teams.microsoft.com https://*.teams.microsoft.com')]);
    expect(policy).toContain("script-src 'self'");
    expect(tab.headers.get('x-frame-options')).toBeNull();
    for (const path of ['/', '/tab.html', '/web/people']) {
      const other = await fetch(`${desk.url}${path}`);
      expect(other.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(other.headers.get('x-frame-options')).not.toBeNull();
    }
  });

  it('leads to the page where nobody signs in by Teams', async () => {
    const without = await startFakeDesk({ pageFolder: folder });
    const tab = await fetch(`${without.url}/tab`, { redirect: 'manual' });
    expect([tab.status, tab.headers.get('location')]).toEqual([303, './']);
    await without.stop();
  });
});
