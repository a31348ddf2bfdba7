import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTabTokens } from '../../../adapters/teams/sso.ts';
import type { TeamsSettings } from '../../../adapters/teams/settings.ts';
import { appId, objectIdOf, startTokenService, tenant } from '../../fakes/tab-tokens.ts';
import type { Minted, TokenService } from '../../fakes/tab-tokens.ts';

type Trusted = Extract<TeamsSettings, { anonymous: false }>;

let service: TokenService;
beforeEach(async () => void (service = await startTokenService()));
afterEach(() => service.stop());

const other = '33333333-3333-4333-8333-333333333333';

function settings(more: Partial<Trusted> = {}): Trusted {
  return {
    ...{ anonymous: false, appId, appPassword: 'secret', tenantId: tenant, allowedTenants: [tenant] },
    ...{ openIdMetadataUrl: service.metadataUrl, tokenIssuer: service.issuer },
    ...more,
  };
}

const verdict = async (minted: Minted, more: Partial<Trusted> = {}): Promise<unknown> =>
  createTabTokens(settings(more), 'mesa.example')(await service.mint(minted));

const known = { is: 'known', tenant, objectId: objectIdOf(1) };

describe("a tab's token is taken", () => {
  it('says who it is and until when', async () => {
    expect(await verdict({ lasts: 100 })).toMatchObject({ ...known, until: expect.any(Date) });
  });

  it.each([
    ['of the second version', `https://login.microsoftonline.com/${tenant}/v2.0`],
    ['of the first version', `https://sts.windows.net/${tenant}/`],
  ])("from Microsoft's issuer %s", async (_name, iss) => {
    expect(await verdict({ claims: { iss } })).toMatchObject(known);
  });

  it.each([`api://mesa.example/${appId}`, `api://mesa.example/botid-${appId}`, `api://${appId}`])('for %s', async (aud) => {
    expect(await verdict({ claims: { aud } })).toMatchObject(known);
  });

  it('of each tenant that is allowed, in any case', async () => {
    const claims = { tid: other.toUpperCase(), iss: `https://sts.windows.net/${other}/` };
    expect(await verdict({ claims }, { allowedTenants: [tenant, other] })).toMatchObject({ ...known, tenant: other });
  });

  it('within a small difference of two clocks', async () => {
    expect(await verdict({ lasts: -60 })).toMatchObject(known);
  });
});

const now = (): number => Math.floor(Date.now() / 1000);

describe("a tab's token is refused", () => {
  it.each<[string, () => Minted]>([
    ['signed by another key', () => ({ wrongKey: true })],
    ['of a key that nobody has published', () => ({ kid: 'key-9' })],
    ['that has ended', () => ({ lasts: -301 })],
    ['that has not begun', () => ({ claims: { nbf: now() + 301 } })],
    ['that never ends', () => ({ without: ['exp'] })],
    ['for somebody else', () => ({ claims: { aud: other } })],
    ["for another desk's page", () => ({ claims: { aud: `api://evil.example/${appId}` } })],
    ['of another tenant', () => ({ claims: { tid: other, iss: `https://sts.windows.net/${other}/` } })],
    ["of our tenant by another tenant's issuer", () => ({ claims: { iss: `https://sts.windows.net/${other}/` } })],
    ['without a tenant', () => ({ without: ['tid'] })],
    ['by a stranger', () => ({ claims: { iss: 'https://evil.example' } })],
    ['without a person', () => ({ without: ['oid'] })],
    ['with a person that is none', () => ({ claims: { oid: 'ana' } })],
    ['of a program', () => ({ claims: { idtyp: 'app' } })],
    ['signed by the published key as a secret', () => ({ alg: 'HS256' })],
    ['signed in another way', () => ({ alg: 'PS256' })],
  ])('%s', async (_name, minted) => {
    expect(await verdict(minted())).toMatchObject({ is: 'refused' });
  });

  it('not signed at all', async () => {
    const [, body] = (await service.mint()).split('.');
    const head = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const verify = createTabTokens(settings());
    expect(await verify(`${head}.${body}.`)).toMatchObject({ is: 'refused' });
    expect(await verify(`${head}.${body}`)).toMatchObject({ is: 'refused' });
  });

  it('changed by one letter', async () => {
    const token = await service.mint();
    const at = token.indexOf('.') + 20;
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect(await createTabTokens(settings())(changed)).toMatchObject({ is: 'refused' });
  });

  it.each(['', 'x', 'a.b.c', '..', 'é'.repeat(20), 'a'.repeat(20_000), 'bnVsbA.bnVsbA.bnVsbA'])(
    'that is none: %.20s',
    async (token) => {
      expect(await createTabTokens(settings())(token)).toMatchObject({ is: 'refused' });
    },
  );

  it('says nothing of the token itself', async () => {
    const token = await service.mint({ claims: { aud: other } });
    const said = JSON.stringify(await createTabTokens(settings())(token));
    expect(said).not.toContain(objectIdOf(1));
    expect(said).not.toContain(token.slice(0, 20));
  });
});

describe('the keys', () => {
  it('are fetched once, and again when they have changed', async () => {
    const verify = createTabTokens(settings());
    for (let n = 0; n < 3; n += 1) expect(await verify(await service.mint())).toMatchObject(known);
    expect(service.fetched()).toBe(1);
    const before = await service.mint();
    await service.rotate();
    expect(await verify(before)).toMatchObject(known);
    expect(await createTabTokens(settings())(await service.mint())).toMatchObject(known);
  });

  it.each([500, 404, 302])('that are not to be had (%i) say nothing of the token, and are asked for again', async (status) => {
    const verify = createTabTokens(settings());
    const token = await service.mint();
    service.ail(status);
    expect(await verify(token)).toMatchObject({ is: 'unavailable' });
    service.ail(0);
    expect(await verify(token)).toMatchObject(known);
  });

  it('of a service that is down, or has no such document', async () => {
    const token = await service.mint();
    const away = await freePort();
    expect(await createTabTokens(settings({ openIdMetadataUrl: `${away}/metadata` }))(token)).toMatchObject({
      is: 'unavailable',
    });
    expect(await createTabTokens(settings({ openIdMetadataUrl: `${service.url}/keys` }))(token)).toMatchObject({
      is: 'unavailable',
    });
  });

  it('of a cloud of its own stand where its sign-in says', async () => {
    const asked: string[] = [];
    const login = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(JSON.stringify({ jwks_uri: `${service.url}/keys` }));
    });
    await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(login.address() as AddressInfo).port}`;
    const { openIdMetadataUrl: _metadata, tokenIssuer: _issuer, ...rest } = settings();
    const verify = createTabTokens({ ...rest, loginUrl: `${origin}/${tenant}` });
    expect(await verify(await service.mint({ claims: { iss: `${origin}/${tenant}/v2.0` } }))).toMatchObject(known);
    expect(asked).toEqual([`/${tenant}/v2.0/.well-known/openid-configuration`]);
    await new Promise((resolve) => login.close(resolve));
  });
});

/** An address at which nothing listens. */
async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
