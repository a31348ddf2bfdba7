import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface TokenClaims {
  readonly [claim: string]: unknown;
}

/** Tokens of a token service with keys of its own. */
export interface TokenService {
  readonly issuer: string;
  readonly jwks: { readonly keys: readonly object[] };
  /** Signed with RS256; valid for an hour where the claims do not say otherwise. `wrong`: by a key that is not among the published ones, under the id of one that is. */
  mint(claims: TokenClaims, how?: { readonly key?: 'right' | 'wrong'; readonly alg?: 'RS256' | 'none' }): string;
}

const kid = 'stand-in-key-1';
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RSA keys take a moment to make, and any will do: once for a process. */
const made: { right?: { publicKey: KeyObject; privateKey: KeyObject }; wrong?: { privateKey: KeyObject } } = {};
const makeKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export function createTokenService(issuer: string): TokenService {
  made.right ??= makeKeys();
  const { right } = made;
  const jwk = right.publicKey.export({ format: 'jwk' });
  return {
    issuer,
    jwks: { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256', endorsements: ['msteams', 'webchat', 'directline', 'emulator'] }] },
    mint: (claims, { key = 'right', alg = 'RS256' } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const body = `${encode({ typ: 'JWT', alg, kid, x5t: kid })}.${encode({ iss: issuer, nbf: now - 60, iat: now - 60, exp: now + 3600, ...claims })}`;
      if (alg === 'none') return `${body}.`;
      if (key === 'wrong') made.wrong ??= makeKeys();
      const { privateKey } = key === 'wrong' ? made.wrong! : right;
      return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey).toString('base64url')}`;
    },
  };
}
