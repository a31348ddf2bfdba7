import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readEnvironment } from '../../adapters/config/env.ts';
import { layFoundation } from '../../src/commands/compose.ts';
import { runDesk, type RunningDesk } from '../../src/commands/start/run-desk.ts';
import { checkSignIn } from '../../src/commands/doctor/check-sign-in.ts';
import { startOidcProvider, type OidcProvider } from '../fakes/oidc-provider.ts';
import { createQuietLog } from '../fakes/quiet-log.ts';

const page = 'https://mesa.example';
const folder = mkdtempSync(join(tmpdir(), 'mesa-sso-'));
let provider: OidcProvider;
let desk: RunningDesk;
const { log, lines } = createQuietLog();

beforeAll(async () => {
  provider = await startOidcProvider();
  const environment = readEnvironment({ PORT: '0', PUBLIC_URL: page, ...provider.environment });
  const foundation = await layFoundation({ config: 'config' });
  desk = await runDesk({ environment, config: 'config', data: folder, foundation, log });
}, 60_000);
afterAll(async () => {
  await desk.stop();
  await provider.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  for (const name of Object.keys(provider.login)) delete provider.login[name as keyof typeof provider.login];
});

interface Visit {
  readonly status: number;
  readonly to: string;
  /** What it set, by name. */
  readonly cookies: ReadonlyMap<string, string>;
}

async function visit(address: string, cookie = ''): Promise<Visit> {
  const response = await fetch(address.replace(page, desk.address), { redirect: 'manual', headers: { cookie } });
  const cookies = new Map(response.headers.getSetCookie().map((set) => [set.split('=')[0] ?? '', set]));
  return { status: response.status, to: response.headers.get('location') ?? '', cookies };
}

const pairOf = (cookie: string | undefined): string => cookie?.split(';')[0] ?? '';

/** To the provider and back; `cookie` and `back` change what the browser brings along. */
async function signIn(change: { readonly cookie?: string; readonly back?: (address: string) => string } = {}): Promise<Visit> {
  const begun = await visit(`${page}/web/sso`);
  const back = provider.visit(begun.to);
  return visit(change.back?.(back) ?? back, change.cookie ?? pairOf(begun.cookies.get('mesa_sso')));
}

const noSession = { status: 303, cookies: new Map([['mesa_sso', expect.stringContaining('Max-Age=0')]]) };

describe('sign-in at a provider', () => {
  test('is the person whose verified e-mail it is, and nobody else', async () => {
    const begun = await visit(`${page}/web/sso`);
    expect(begun.to).toContain(`${provider.issuer}/authorize?response_type=code&client_id=mesa`);
    expect(begun.to).toContain('code_challenge_method=S256');
    expect(begun.cookies.get('mesa_sso')).toMatch(/Path=\/web\/sso; HttpOnly; SameSite=Lax; Secure$/);
    const came = await signIn();
    expect([came.status, came.to]).toEqual([303, `${page}/`]);
    const session = came.cookies.get('mesa_session');
    expect(session).toMatch(/HttpOnly; SameSite=Strict; Secure/);
    const headers = { cookie: pairOf(session) };
    expect(await (await fetch(`${desk.address}/web/me`, { headers })).json()).toMatchObject({
      demo: false,
      person: { id: 'ana' },
    });
    expect((await fetch(`${desk.address}/web/me`, { headers: { ...headers, 'x-mesa-person': 'bob' } })).status).toBe(403);
    expect(await (await fetch(`${desk.address}/web/people`)).json()).toMatchObject({
      demo: false,
      signIn: 'web/sso',
      people: [],
    });
  });

  test.each<[string, OidcProvider['login'], string]>([
    ['of an e-mail that nobody has checked', { claims: { email_verified: false } }, 'refused'],
    ['without a word on whether it was', { claims: { email_verified: undefined } }, 'refused'],
    ['without an e-mail', { claims: { email: undefined } }, 'refused'],
    ['of somebody unknown', { claims: { email: 'x@elsewhere.example' } }, 'stranger'],
    ['for another client', { claims: { aud: 'other' } }, 'refused'],
    ['for several, of which another asked', { claims: { aud: ['mesa', 'other'], azp: 'other' } }, 'refused'],
    ['by another issuer', { claims: { iss: 'https://evil.example' } }, 'refused'],
    ['that has ended', { claims: { exp: 1_700_000_000 } }, 'refused'],
    ['of another attempt', { claims: { nonce: 'another' } }, 'refused'],
    ['signed by another key', { wrongKey: true }, 'refused'],
  ])('%s opens nothing', async (_how, login, why) => {
    Object.assign(provider.login, login);
    expect(await signIn()).toEqual({ ...noSession, to: `${page}/#/sso/${why}` });
  });

  test('that this browser did not begin opens nothing', async () => {
    const refused = { ...noSession, to: `${page}/#/sso/refused` };
    expect(await signIn({ cookie: '' })).toEqual(refused);
    expect(await signIn({ cookie: 'mesa_sso=bnVsbA' })).toEqual(refused);
    expect(await signIn({ back: (address) => address.replace(/state=[^&]*/, 'state=another') })).toEqual(refused);
    expect(await signIn({ back: (address) => address.replace(/code=[^&]*/, 'error=access_denied') })).toEqual(refused);
    expect(await signIn({ back: (address) => address.replace(/code=[^&]*/, 'code=made-up') })).toEqual(refused);
    const other = pairOf((await visit(`${page}/web/sso`)).cookies.get('mesa_sso'));
    expect(await signIn({ cookie: other })).toEqual(refused);
  });

  test('of a provider that is away is said to be so, and works again when it is back', async () => {
    const back = { to: '' };
    const begun = await visit(`${page}/web/sso`);
    back.to = provider.visit(begun.to);
    provider.login.ail = 503;
    expect((await visit(back.to, pairOf(begun.cookies.get('mesa_sso')))).to).toBe(`${page}/#/sso/unavailable`);
    delete provider.login.ail;
    expect((await signIn()).to).toBe(`${page}/`);
    expect(lines.join('\n')).not.toMatch(/ana@mesa|eyJ/i);
  });

  test('is looked at by the doctor', async () => {
    const look = async (more: Record<string, string | undefined> = {}): Promise<string> =>
      (await checkSignIn(readEnvironment({ PUBLIC_URL: page, ...provider.environment, ...more }))).says;
    expect(await look()).toContain(`${page}/web/sso/back`);
    expect(await look({ PUBLIC_URL: undefined })).toContain('set PUBLIC_URL');
    expect(await look({ MESA_OIDC_ISSUER: `${provider.issuer}/other` })).toContain('names the issuer');
    provider.login.ail = 404;
    expect(await look()).toContain('does not answer as a provider');
  });
});
