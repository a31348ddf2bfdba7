/**
 * Teams, as a desk meets it over HTTP: the Bot Connector, a login service and a token service with keys of its own.
 *
 *     const teams = await startTeamsPlatform();
 *     teams.settings                                       // of the adapter (TeamsSettings); `teams.environment` the variables
 *     teams.mail.desk = 'http://127.0.0.1:PORT';           // deliveries go to /api/messages
 *     await teams.say('ana', 'no puedo imprimir');          // personal chat; { in: mesaChannel | groupChat, mention: true, thread, files }
 *     teams.sees('ana')                                     // their chat with the bot; teams.sees('carlos', mesaChannel) a channel and its threads
 *     await teams.sees('ana').at(-1)!.taps[0]!.tap()        // Action.Execute as an invoke, Action.Submit as a message; `tap({ inputId: value })`
 *     await teams.refresh('luis', ref)                      // what Teams does when a viewer opens a card with `refresh`
 *     await teams.react('ana', ref, 'like'); await teams.create('carlos', ref);   // message action "Create ticket", sent at once
 *     await teams.install('ana'); await teams.answerConsent('ana', ref, 'accept');
 *     teams.deliver(activity, { token }) / teams.token({ aud, iss, exp, serviceurl }, { key: 'wrong' })
 *     teams.storm({ on: /activities/, times: 3, as: tooMany(2) }); teams.kill(true) (the login service refuses); teams.calls
 *     teams.tenant.personal(objectIdOf('ana')).closed = 'MessageWritesBlocked';
 *
 * `ref` is `CONVERSATION|ACTIVITY`. Strict: bearer, card <= 80 KB and valid by the Adaptive Cards 1.5 schema, activity <= 100 KB.
 */
import type { TeamsSettings } from '../../adapters/teams/settings.ts';
import { startEdge, type Answer, type Call, type Edge } from './platform-edge.ts';
import type { Seen } from './seen.ts';
import { createTeamsActs, type TeamsActs } from './teams/acts.ts';
import { answerConnector } from './teams/connector.ts';
import { seenInTeams } from './teams/seen-in-teams.ts';
import { createTenant, objectIdOf, type Tenant } from './teams/tenant.ts';
import { createTokenService, type TokenClaims, type TokenService } from './teams/tokens.ts';
import { createMail, type Mail, type Webhook } from './webhooks.ts';

export interface TeamsPlatform extends Edge, TeamsActs {
  readonly settings: Extract<TeamsSettings, { readonly anonymous: false }>;
  readonly environment: Readonly<Record<string, string>>;
  readonly serviceUrl: string;
  readonly tenant: Tenant;
  readonly mail: Mail;
  readonly tokens: TokenService;
  sees(person: string, conversation?: string): Seen[];
  /** A token as the connector sends one; claims on top of the right ones. */
  token(claims?: TokenClaims, how?: Parameters<TokenService['mint']>[1]): string;
  deliver(activity: object, how?: { readonly token?: string | undefined }): Promise<Webhook>;
  /** The login service refuses the desk's password, and the connector its tokens. */
  kill(dead: boolean): void;
}

const appId = '22222222-2222-4222-8222-222222222222';
const appPassword = 'a-password-of-a-stand-in';

export async function startTeamsPlatform(): Promise<TeamsPlatform> {
  const tenant = createTenant();
  const issued = new Set<string>();
  const state = { dead: false };
  const edge: Edge = await startEdge((call) => {
    if (call.path.startsWith('/login/')) return login(call, issued, state.dead);
    if (call.path === '/openid') return { json: metadata(edge.url) };
    if (call.path === '/keys') return { json: tokens.jwks };
    if (call.path.startsWith('/files/') || call.path.startsWith('/upload/')) return drive(tenant, call);
    const bearer = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
    if (state.dead || !issued.has(bearer))
      return { status: 401, json: { error: { code: 'Unauthorized', message: 'Authorization has been denied' } } };
    return call.path.startsWith('/amer/') ? answerConnector(tenant, call.path.slice('/amer'.length), call) : { status: 404 };
  });
  const tokens = createTokenService(`${edge.url}/issuer`);
  const serviceUrl = `${edge.url}/amer/`;
  const token: TeamsPlatform['token'] = (claims = {}, how = {}) =>
    tokens.mint({ aud: appId, serviceurl: serviceUrl, ...claims }, how);
  const mail = createMail();
  const deliver: TeamsPlatform['deliver'] = (activity, how = { token: token() }) => {
    const authorization = how.token === undefined ? {} : { Authorization: `Bearer ${how.token}` };
    return mail.post('/api/messages', JSON.stringify(activity), {
      'Content-Type': 'application/json; charset=utf-8',
      ...authorization,
    });
  };
  const acts = createTeamsActs({ tenant, deliver, serviceUrl, appId, url: edge.url });
  const { settings, environment } = settingsFor(edge.url, tenant.id);
  return {
    ...edge,
    ...acts,
    ...{ settings, environment, serviceUrl, tenant, mail, tokens, token, deliver },
    kill: (dead) => void Object.assign(state, { dead }),
    sees: (person, conversation) =>
      seenInTeams(tenant, { viewer: objectIdOf(person), ...(conversation !== undefined && { conversation }) }, acts.press),
  };
}

function settingsFor(url: string, tenantId: string): Pick<TeamsPlatform, 'settings' | 'environment'> {
  const addresses = {
    openIdMetadataUrl: `${url}/openid`,
    tokenIssuer: `${url}/issuer`,
    loginUrl: `${url}/login/${tenantId}`,
    oauthScope: 'https://api.botframework.com/.default',
  };
  return {
    settings: { anonymous: false, appId, appPassword, tenantId, allowedTenants: [tenantId], ...addresses },
    environment: {
      TEAMS_APP_ID: appId,
      TEAMS_APP_PASSWORD: appPassword,
      TEAMS_TENANT_ID: tenantId,
      TEAMS_OPENID_METADATA_URL: addresses.openIdMetadataUrl,
      TEAMS_TOKEN_ISSUER: addresses.tokenIssuer,
      TEAMS_LOGIN_URL: addresses.loginUrl,
      TEAMS_OAUTH_SCOPE: addresses.oauthScope,
    },
  };
}

const metadata = (url: string): object => ({
  issuer: `${url}/issuer`,
  jwks_uri: `${url}/keys`,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
});

function login(call: Call, issued: Set<string>, dead: boolean): Answer {
  const form = new URLSearchParams(call.body.toString());
  const right =
    form.get('client_id') === appId &&
    form.get('client_secret') === appPassword &&
    form.get('grant_type') === 'client_credentials';
  if (!call.path.endsWith('/oauth2/v2.0/token') || call.method !== 'POST') return { status: 404 };
  if (dead || !right)
    return {
      status: 401,
      json: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' },
    };
  const token = `connector-token-${issued.size + 1}`;
  issued.add(token);
  return { json: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token } };
}

/** Files in somebody's drive: pre-authorised addresses to fetch from and to upload to. */
function drive({ files }: Tenant, call: Call): Answer {
  const id = call.path.split('/')[2] ?? '';
  const file = files.get(id);
  if (call.path.startsWith('/upload/')) {
    if (call.method !== 'PUT' || !file) return { status: 404 };
    file.bytes = Buffer.concat([file.bytes, call.body]);
    return { status: 201, json: { id, name: file.name, size: file.bytes.length } };
  }
  return file ? { headers: { 'Content-Type': file.type }, bytes: file.bytes } : { status: 404 };
}
