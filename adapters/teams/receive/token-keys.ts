import { createRemoteJWKSet, jwtVerify } from 'jose';
import { isVerdict, keysAddressIn } from '../jwks.ts';
import { HTTP_MS } from '../limits.ts';

/** Whether a token is signed by the keys that a metadata document names, for this audience and by this issuer, and is valid now. */
export type CheckToken = (token: string) => Promise<boolean>;

interface Expected {
  /** The address of an OpenID metadata document. */
  readonly metadata: string;
  readonly issuer: string;
  readonly audience: string;
}

/** Of clocks that differ, in seconds. */
const TOLERANCE_S = 30;
const DAY_MS = 86_400_000;

/**
 * Stands before botbuilder's own check, which has no time limit and writes every stranger's token into the log. Rejects where the keys
 * cannot be had: then nobody can say.
 */
export function createTokenCheck({ metadata, issuer, audience }: Expected): CheckToken {
  let keys: { readonly get: ReturnType<typeof createRemoteJWKSet>; readonly at: number } | undefined;
  const current = async (): Promise<ReturnType<typeof createRemoteJWKSet>> => {
    if (keys === undefined || keys.at < Date.now() - DAY_MS) keys = { get: await keysNamedIn(metadata), at: Date.now() };
    return keys.get;
  };
  return async (token) => {
    const getKey = await current();
    try {
      await jwtVerify(token, getKey, {
        issuer,
        audience,
        algorithms: ['RS256'],
        clockTolerance: TOLERANCE_S,
        requiredClaims: ['exp'],
      });
      return true;
    } catch (error) {
      if (isVerdict(error)) return false;
      throw error;
    }
  };
}

async function keysNamedIn(metadata: string): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const keys = await keysAddressIn(metadata, { signal: AbortSignal.timeout(HTTP_MS), redirect: 'error' });
  if (keys === undefined) throw new Error('the metadata document names no keys');
  return createRemoteJWKSet(new URL(keys), { timeoutDuration: HTTP_MS, cacheMaxAge: DAY_MS });
}
