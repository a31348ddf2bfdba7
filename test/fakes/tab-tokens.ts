import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';

export const tenant = '11111111-1111-4111-8111-111111111111';
export const appId = '22222222-2222-4222-8222-222222222222';
/** Of the person of the demo's directory with this number. */
export const objectIdOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

/** How a token differs from a good one of Ana's. */
export interface Minted {
  readonly claims?: JWTPayload;
  /** Claims that it lacks. */
  readonly without?: readonly string[];
  readonly alg?: 'RS256' | 'PS256' | 'HS256';
  /** Signed by somebody else's key, under the name of ours. */
  readonly wrongKey?: boolean;
  /** Seconds from now; before now for one that has ended. */
  readonly lasts?: number;
  readonly kid?: string;
}

/** A service on loopback that publishes its keys and makes tokens for a Teams tab. */
export interface TokenService {
  readonly url: string;
  readonly metadataUrl: string;
  readonly issuer: string;
  mint(minted?: Minted): Promise<string>;
  /** How often its keys were fetched. */
  readonly fetched: () => number;
  /** From now on it has other keys. */
  rotate(): Promise<void>;
  /** What it answers instead of its documents: a status; 0: with keys again. */
  ail(status: number): void;
  stop(): Promise<void>;
}

interface Pair {
  readonly kid: string;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

async function makePair(kid: string): Promise<Pair> {
  return { kid, ...(await generateKeyPair('RS256', { extractable: true })) };
}

async function sign({ alg = 'RS256', kid, wrongKey, ...minted }: Minted, pair: Pair, issuer: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const lasts = minted.lasts ?? 3600;
  const all: JWTPayload = {
    ...{ iss: issuer, aud: appId, tid: tenant, oid: objectIdOf(1), ver: '2.0', scp: 'access_as_user' },
    ...{ iat: now - 4000, nbf: now - 4000, exp: now + lasts },
    ...minted.claims,
  };
  const claims = Object.fromEntries(Object.entries(all).filter(([name]) => !minted.without?.includes(name)));
  const token = new SignJWT(claims).setProtectedHeader({ alg, kid: kid ?? pair.kid });
  if (alg === 'HS256') return token.sign(new TextEncoder().encode(JSON.stringify(await exportJWK(pair.publicKey))));
  const { privateKey } = wrongKey ? await generateKeyPair(alg) : pair;
  return token.sign(alg === 'RS256' ? privateKey : (await generateKeyPair(alg)).privateKey);
}

export async function startTokenService(): Promise<TokenService> {
  let pair = await makePair('key-1');
  let [status, fetched] = [0, 0];
  const server = createServer((request, response) => {
    const answer = (body: unknown): void => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    };
    if (status !== 0) {
      response.statusCode = status;
      return answer({ error: 'away' });
    }
    if (request.url === '/metadata') return answer({ issuer: `${url()}/issuer`, jwks_uri: `${url()}/keys` });
    fetched += 1;
    void exportJWK(pair.publicKey).then((jwk) => answer({ keys: [{ ...jwk, kid: pair.kid, use: 'sig', alg: 'RS256' }] }));
  });
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `${url()}/issuer`;
  return {
    url: url(),
    metadataUrl: `${url()}/metadata`,
    issuer,
    mint: (minted = {}) => sign(minted, pair, issuer),
    fetched: () => fetched,
    rotate: async () => void (pair = await makePair('key-2')),
    ail: (as) => void (status = as),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
