import { errors } from 'jose';

/**
 * The address of the keys that an OpenID metadata document names; `undefined` where there is no such document or no address in it.
 * @throws if whoever keeps the document does not answer, or with anything but JSON.
 */
export async function keysAddressIn(metadata: string, how: RequestInit): Promise<string | undefined> {
  const response = await fetch(metadata, how);
  const { jwks_uri: address } = (await response.json()) as { readonly jwks_uri?: unknown };
  return response.ok && typeof address === 'string' ? address : undefined;
}

/** What is wrong with the keys' address, not with the token: it answers late, with an error, or with anything but keys. */
const keyTrouble: ReadonlySet<string> = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID']);

/** The token is wrong, whoever looks at it; everything else is a failure to look. */
export function isVerdict(error: unknown): error is errors.JOSEError {
  return error instanceof errors.JOSEError && !keyTrouble.has(error.code);
}
