import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

/** Whom it lets in, and how its answer differs from a good one. */
export interface Login {
  claims?: JWTPayload;
  /** Signed by somebody else. */
  wrongKey?: boolean;
  /** Answered instead of anything: 0 with documents again. */
  ail?: number;
}

/** An identity provider on loopback: authorization code, PKCE, one key. */
export interface OidcProvider {
  readonly issuer: string;
  readonly login: Login;
  readonly environment: Readonly<Record<string, string>>;
  /** What a browser does with the address it was sent to: it signs in, and is sent back to what is returned. */
  visit(address: string): string;
  stop(): Promise<void>;
}

interface Grant {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirectUri: string;
}

const [clientId, clientSecret] = ['mesa', 's:ecret/+'];

async function idToken(login: Login, grant: Grant, { issuer, key }: { issuer: string; key: CryptoKey }): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const own = { iss: issuer, aud: clientId, sub: '1', iat: now, exp: now + 300, nonce: grant.nonce };
  const token = new SignJWT({ ...own, email: 'Ana@mesa.example', email_verified: true, ...login.claims });
  const by = login.wrongKey === true ? (await generateKeyPair('RS256')).privateKey : key;
  return token.setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(by);
}

/** Somebody signs in, and is sent back with a code. */
function visited(grants: Map<string, Grant>, asked: URLSearchParams): string {
  const [code, of] = [`code-${Math.random()}`, (name: string): string => asked.get(name) ?? ''];
  grants.set(code, { challenge: of('code_challenge'), nonce: of('nonce'), redirectUri: of('redirect_uri') });
  return `${of('redirect_uri')}?${new URLSearchParams({ code, state: of('state') }).toString()}`;
}

/** What a code stands for, once, if everything fits that came with it. */
function grantOf(grants: Map<string, Grant>, form: URLSearchParams, authorization: string | undefined): Grant | undefined {
  const code = form.get('code') ?? '';
  const grant = grants.get(code);
  grants.delete(code);
  const basic = Buffer.from(`${clientId}:${encodeURIComponent(clientSecret)}`).toString('base64');
  const proof = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const good = authorization === `Basic ${basic}` && proof === grant?.challenge;
  return good && form.get('redirect_uri') === grant.redirectUri ? grant : undefined;
}

export async function startOidcProvider(): Promise<OidcProvider> {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const login: Login = {};
  const grants = new Map<string, Grant>();
  const documents = async (path: string): Promise<unknown> => {
    if (path === '/keys') return { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'RS256' }] };
    const at = (end: string): string => `${issuer}/${end}`;
    return { issuer, authorization_endpoint: at('authorize'), token_endpoint: at('token'), jwks_uri: at('keys') };
  };
  const redeem = async (request: IncomingMessage): Promise<unknown> => {
    const form = new URLSearchParams(await text(request));
    const grant = grantOf(grants, form, request.headers.authorization);
    return grant && { id_token: await idToken(login, grant, { issuer, key: keys.privateKey }), token_type: 'Bearer' };
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = login.ail ? undefined : await (request.url === '/token' ? redeem(request) : documents(request.url ?? ''));
    response.statusCode = login.ail || (body === undefined ? 400 : 200);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body ?? { error: 'invalid_grant' }));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    login,
    environment: { MESA_OIDC_ISSUER: issuer, MESA_OIDC_CLIENT_ID: clientId, MESA_OIDC_CLIENT_SECRET: clientSecret },
    visit: (address) => visited(grants, new URL(address).searchParams),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
