import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { isVerdict, keysAddressIn } from './jwks.ts';
import type { TeamsSettings } from './settings.ts';

/**
 * Where the keys and the issuer of a tab's token come from:
 *
 * | variable                                      | of the bot's requests | of the tab's token                                       |
 * |-----------------------------------------------|-----------------------|----------------------------------------------------------|
 * | none                                          | Microsoft's           | `login.microsoftonline.com`, keys of all tenants         |
 * | `TEAMS_LOGIN_URL` (a cloud of its own)        | the desk's own token  | its `/v2.0/.well-known/openid-configuration`             |
 * | `TEAMS_OPENID_METADATA_URL`                   | the keys              | the keys too: both by the `jwks_uri` of that document    |
 * | `TEAMS_TOKEN_ISSUER`                          | the issuer            | an issuer besides Microsoft's two of the token's tenant  |
 * | `TEAMS_ALLOWED_TENANTS`                       | tenants               | tenants                                                  |
 *
 * https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
 */
const MICROSOFT_KEYS = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';

/** Seconds by which two clocks may differ. */
const CLOCK_TOLERANCE = 120;
const FETCH_MS = 5000;
/** Keys are asked for again after this long, or when a token names one that is not known, though not more often than every half minute. */
const KEYS_KEEP_MS = 12 * 3_600_000;
const KEYS_PAUSE_MS = 30_000;
const LONGEST_TOKEN = 16_000;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who a tab's token stands for. */
export interface TabIdentity {
  readonly is: 'known';
  /** Lower case, both. */
  readonly tenant: string;
  readonly objectId: string;
  /** When the token ends. */
  readonly until: Date;
}

/** `unavailable`: the keys cannot be had, so nothing can be said of the token. `why` is for the log; it holds nothing of the token. */
export type TabVerdict = TabIdentity | { readonly is: 'refused' | 'unavailable'; readonly why: string };

export type VerifyTabToken = (token: string) => Promise<TabVerdict>;

type TrustedTeams = Extract<TeamsSettings, { anonymous: false }>;
type Keys = ReturnType<typeof createRemoteJWKSet>;

/** Checks the token that Teams gives to a tab: signature (RS256 only), issuer, audience, tenant, object id, times. `host`: of `PUBLIC_URL`. */
export function createTabTokens(settings: TrustedTeams, host?: string): VerifyTabToken {
  const keys = keysOf(settings);
  const audience = audiencesOf(settings.appId, host);
  const tenants = new Set(settings.allowedTenants.map((tenant) => tenant.toLowerCase()));
  return async (token) => {
    if (token.length > LONGEST_TOKEN) return { is: 'refused', why: 'too long' };
    const tenant = tenantIn(token);
    if (tenant === undefined || !tenants.has(tenant)) return { is: 'refused', why: 'tenant' };
    try {
      const { payload } = await jwtVerify(token, await keys(), {
        algorithms: ['RS256'],
        audience,
        issuer: issuersOf(settings, tenant),
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['exp', 'tid', 'oid'],
      });
      return identityIn(payload, tenant);
    } catch (error) {
      return verdictOf(error);
    }
  };
}

/** The app's id, or its Application ID URI in the two forms that Microsoft documents for tabs. */
function audiencesOf(appId: string, host: string | undefined): string[] {
  return [appId, `api://${appId}`, ...(host === undefined ? [] : [`api://${host}/${appId}`, `api://${host}/botid-${appId}`])];
}

function issuersOf({ tokenIssuer, loginUrl }: TrustedTeams, tenant: string): string[] {
  const login = loginUrl === undefined ? [] : [`${new URL(loginUrl).origin}/${tenant}/v2.0`];
  return [
    `https://login.microsoftonline.com/${tenant}/v2.0`,
    `https://sts.windows.net/${tenant}/`,
    ...login,
    ...(tokenIssuer === undefined ? [] : [tokenIssuer]),
  ];
}

/** What the token says of itself, before anything is known of its signature: which issuers may have written it depends on it. */
function tenantIn(token: string): string | undefined {
  try {
    const { tid } = decodeJwt(token);
    return typeof tid === 'string' ? tid.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}

function identityIn({ oid, exp, idtyp }: JWTPayload, tenant: string): TabVerdict {
  // A program's token names the program, not a person.
  if (idtyp === 'app') return { is: 'refused', why: 'idtyp' };
  const objectId = typeof oid === 'string' ? oid.toLowerCase() : '';
  if (!GUID.test(objectId)) return { is: 'refused', why: 'oid' };
  return { is: 'known', tenant, objectId, until: new Date((exp ?? 0) * 1000) };
}

function verdictOf(error: unknown): TabVerdict {
  if (error instanceof errors.JWTClaimValidationFailed) return { is: 'refused', why: error.claim };
  if (isVerdict(error)) return { is: 'refused', why: error.code };
  return { is: 'unavailable', why: error instanceof Error ? error.message : 'unknown' };
}

/** The key set, found once; what failed is tried anew. */
function keysOf(settings: TrustedTeams): () => Promise<Keys> {
  let found: Promise<Keys> | undefined;
  return () => {
    found ??= findKeys(settings).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

async function findKeys({ openIdMetadataUrl, loginUrl }: TrustedTeams): Promise<Keys> {
  const metadata =
    openIdMetadataUrl ?? (loginUrl === undefined ? undefined : `${loginUrl}/v2.0/.well-known/openid-configuration`);
  const address = metadata === undefined ? MICROSOFT_KEYS : await keysNamedIn(metadata);
  const options = { timeoutDuration: FETCH_MS, cacheMaxAge: KEYS_KEEP_MS, cooldownDuration: KEYS_PAUSE_MS };
  return createRemoteJWKSet(new URL(address), options);
}

async function keysNamedIn(metadata: string): Promise<string> {
  try {
    const address = await keysAddressIn(metadata, { signal: AbortSignal.timeout(FETCH_MS) });
    if (address !== undefined && URL.canParse(address)) return address;
  } catch {
    // Told below, as for a document without an address.
  }
  throw new Error(`no keys by ${metadata}`);
}
