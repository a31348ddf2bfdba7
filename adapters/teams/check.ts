import { addressesOf } from './addresses.ts';
import { ConnectorRefusal } from './send/connector-refusal.ts';
import { createOwnToken } from './send/own-token.ts';
import type { TeamsSettings } from './settings.ts';

/** What was found when the desk looked at its own set-up; `problem` of a good one says what was found. */
interface Finding {
  readonly ok: boolean;
  readonly problem?: string;
  readonly remedy?: string;
}

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether Teams can work with these settings: a token is got, as sending would, and the keys of incoming tokens are looked at. Never throws. */
export async function checkTeams(settings: TeamsSettings): Promise<readonly Finding[]> {
  if (settings.anonymous)
    return [{ ok: true, problem: 'no authentication, for the playground on this machine only (TEAMS_ANONYMOUS)' }];
  const ids = [
    ['TEAMS_APP_ID', settings.appId],
    ['TEAMS_TENANT_ID', settings.tenantId],
  ] as const;
  const wrong = ids
    .filter(([, value]) => !GUID.test(value))
    .map(([name]) => ({
      ok: false,
      problem: `${name} is no id like 00000000-0000-0000-0000-000000000000`,
      remedy: `copy ${name === 'TEAMS_APP_ID' ? 'the Application (client) ID' : 'the Directory (tenant) ID'} from the app registration`,
    }));
  if (wrong.length > 0) return wrong;
  return Promise.all([tokenFinding(settings), keysFinding(addressesOf(settings).metadata)]);
}

type Known = Extract<TeamsSettings, { anonymous: false }>;

async function tokenFinding(settings: Known): Promise<Finding> {
  try {
    await createOwnToken(settings, addressesOf(settings), () => new Date()).get();
    return { ok: true, problem: `app ${settings.appId} gets its token` };
  } catch (error) {
    const status = error instanceof ConnectorRefusal ? error.status : 0;
    const refused = status >= 400 && status < 500;
    const problem = refused ? `the login refuses the app's secret (${status})` : 'the login does not answer';
    const remedy = refused
      ? 'make a new client secret and set TEAMS_APP_PASSWORD to its value; check TEAMS_APP_ID and TEAMS_TENANT_ID'
      : 'see that this machine reaches login.microsoftonline.com, or mend TEAMS_LOGIN_URL';
    return { ok: false, problem, remedy };
  }
}

/** Short of what `mesa doctor` waits. */
const KEYS_MS = 7_000;

async function keysFinding(metadata: string): Promise<Finding> {
  const missing = {
    ok: false,
    problem: 'the keys that requests from Teams are checked with cannot be had',
    remedy: 'see that this machine reaches login.botframework.com, or mend TEAMS_OPENID_METADATA_URL',
  };
  try {
    const response = await fetch(metadata, { signal: AbortSignal.timeout(KEYS_MS) });
    const document = (await response.json()) as { readonly jwks_uri?: unknown };
    return response.ok && typeof document.jwks_uri === 'string'
      ? { ok: true, problem: 'requests from Teams can be checked' }
      : missing;
  } catch {
    return missing;
  }
}
