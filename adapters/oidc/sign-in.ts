import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { z } from 'zod';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What is remembered of a sign-in while its person is with the provider: in their browser only. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** `unavailable`: the provider cannot be asked now. `why` is for the log; it holds nothing of anybody. */
export type SignedIn =
  { readonly is: 'known'; readonly email: string } | { readonly is: 'refused' | 'unavailable'; readonly why: string };

/** Sign-in at a provider: authorization code with PKCE (RFC 7636) and a nonce, by OpenID Connect Core 1.0 and Discovery 1.0. */
export interface OidcSignIn {
  /** Where the browser goes, and what it keeps meanwhile. @throws if the provider cannot be asked */
  begin(redirectUri: string): Promise<{ readonly href: string; readonly attempt: Attempt }>;
  /** Who came back. The e-mail is one that the provider has verified. */
  end(back: { readonly code: string; readonly attempt: Attempt; readonly redirectUri: string }): Promise<SignedIn>;
}

const FETCH_MS = 5000;
const CLOCK_TOLERANCE = 120;
/** Signatures that only the provider can make. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'RS384', 'PS384', 'ES384', 'RS512', 'PS512', 'ES512', 'EdDSA'];

const Provider = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});
type Found = z.infer<typeof Provider> & { readonly keys: ReturnType<typeof createRemoteJWKSet> };

const Tokens = z.object({ id_token: z.string() });

class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

const random = (): string => randomBytes(32).toString('base64url');

export function createOidcSignIn(settings: OidcSettings): OidcSignIn {
  let found: Promise<Found> | undefined;
  const provider = (): Promise<Found> => {
    found ??= discover(settings.issuer).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    begin: async (redirectUri) => {
      const { authorization_endpoint: address } = await provider();
      const attempt = { state: random(), nonce: random(), verifier: random() };
      const href = new URL(address);
      const challenge = createHash('sha256').update(attempt.verifier).digest('base64url');
      const query = {
        ...{ response_type: 'code', client_id: settings.clientId, redirect_uri: redirectUri, scope: 'openid email' },
        ...{ state: attempt.state, nonce: attempt.nonce, code_challenge: challenge, code_challenge_method: 'S256' },
      };
      for (const [name, value] of Object.entries(query)) href.searchParams.set(name, value);
      return { href: href.href, attempt };
    },
    end: async (back) => {
      try {
        const known = await provider();
        const token = await exchange(settings, known, back);
        return token === undefined
          ? { is: 'refused', why: 'code' }
          : await verify(settings, known, { token, nonce: back.attempt.nonce });
      } catch (error) {
        return verdictOf(error);
      }
    },
  };
}

async function discover(issuer: string): Promise<Found> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = Provider.safeParse(await json(await ask(address)));
  if (!found.success) throw new Unavailable(`${address} does not describe a provider`);
  if (found.data.issuer.replace(/\/$/, '') !== issuer.replace(/\/$/, ''))
    throw new Unavailable(`${address} describes another issuer`);
  return { ...found.data, keys: createRemoteJWKSet(new URL(found.data.jwks_uri), { timeoutDuration: FETCH_MS }) };
}

async function ask(address: string, init: RequestInit = {}): Promise<Response> {
  return fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(FETCH_MS) }).catch((error: unknown) => {
    throw new Unavailable(`${address} does not answer`, { cause: error });
  });
}

const json = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

/** The ID token behind a code; `undefined` where the provider does not take the code. */
async function exchange(
  { clientId, clientSecret }: OidcSettings,
  { token_endpoint: address, token_endpoint_auth_methods_supported: methods }: Found,
  { code, attempt, redirectUri }: Parameters<OidcSignIn['end']>[0],
): Promise<string | undefined> {
  const basic = methods.includes('client_secret_basic');
  const encoded = [clientId, clientSecret].map((part) => encodeURIComponent(part)).join(':');
  const response = await ask(address, {
    method: 'POST',
    headers: basic ? { Authorization: `Basic ${Buffer.from(encoded).toString('base64')}` } : {},
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: attempt.verifier },
      ...(basic ? {} : { client_id: clientId, client_secret: clientSecret }),
    }),
  });
  if (response.status >= 500 || response.status === 429) throw new Unavailable(`${address} answers ${response.status}`);
  const tokens = Tokens.safeParse(await json(response));
  return response.ok && tokens.success ? tokens.data.id_token : undefined;
}

async function verify(
  { clientId }: OidcSettings,
  { issuer, keys }: Found,
  { token, nonce }: { readonly token: string; readonly nonce: string },
): Promise<SignedIn> {
  const { payload } = await jwtVerify(token, keys, {
    ...{ issuer, audience: clientId, algorithms: ALGORITHMS, clockTolerance: CLOCK_TOLERANCE },
    requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
  });
  if (payload['nonce'] !== nonce) return { is: 'refused', why: 'nonce' };
  if (Array.isArray(payload.aud) && payload.aud.length > 1 && payload['azp'] !== clientId) return { is: 'refused', why: 'azp' };
  const email = verifiedEmail(payload);
  return email === undefined ? { is: 'refused', why: 'email_verified' } : { is: 'known', email };
}

/** Anybody can write anything into an address that nobody has checked. */
function verifiedEmail({ email, email_verified: verified }: JWTPayload): string | undefined {
  return verified === true && typeof email === 'string' && email.includes('@') ? email : undefined;
}

const keyTrouble: ReadonlySet<string> = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID']);

function verdictOf(error: unknown): SignedIn {
  if (error instanceof errors.JWTClaimValidationFailed) return { is: 'refused', why: error.claim };
  if (error instanceof errors.JOSEError && !keyTrouble.has(error.code)) return { is: 'refused', why: error.code };
  return { is: 'unavailable', why: error instanceof Error ? error.message : 'unknown' };
}
