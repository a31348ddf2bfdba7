import { describe, expect, test } from '@jest/globals';
import { readEnvironment } from '../../../adapters/config/env.ts';
import { EnvironmentError } from '../../../adapters/config/environment-error.ts';
import { environmentVariables } from '../../../adapters/config/environment-table.ts';

type Env = Readonly<Record<string, string | undefined>>;

const read = (env: Env) => readEnvironment(env, (folder) => folder !== 'nowhere');

/** The refusal's lines; none if it is accepted. */
function refusalOf(env: Env): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return error.message.split('\n');
  }
}

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
const teams = { TEAMS_APP_ID: 'app', TEAMS_APP_PASSWORD: 'pw', TEAMS_TENANT_ID: 'tenant' };
const whatsapp = { WHATSAPP_TOKEN: 't', WHATSAPP_PHONE_NUMBER_ID: '1', WHATSAPP_APP_SECRET: 's', WHATSAPP_VERIFY_TOKEN: 'v' };
const oidc = { MESA_OIDC_ISSUER: 'https://id.example', MESA_OIDC_CLIENT_ID: 'mesa', MESA_OIDC_CLIENT_SECRET: 's' };

test('nothing set: the defaults, and demo mode', () => {
  expect(read({})).toEqual({ port: 3000, host: '127.0.0.1', config: 'config', data: 'data', demo: true, logLevel: 'info' });
});

test('everything set', () => {
  const environment = read({
    ...slack, ...teams, ...whatsapp, ...oidc,
    PORT: '8080', HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.example/', MESA_CONFIG: '/etc/mesa', MESA_DATA: '/var/mesa',
    MONGODB_URI: 'mongodb://db/mesa?replicaSet=rs0', LOG_LEVEL: 'debug', LOG_FORMAT: 'json', MESA_AUDIT_KEY: 'k e y',
    SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:9000/api/', TEAMS_ALLOWED_TENANTS: 'tenant, other',
    TEAMS_LOGIN_URL: 'http://localhost:9001/tenant/', TEAMS_OPENID_METADATA_URL: 'http://127.0.0.1:9001/openid',
    TEAMS_TOKEN_ISSUER: 'https://issuer', TEAMS_OAUTH_SCOPE: 'https://scope', WHATSAPP_API_URL: 'https://graph.example/v23.0',
    MESA_LLM_URL: 'http://[::1]:8000/v1', MESA_LLM_MODEL: 'small', MESA_LLM_KEY: 'k',
  }); // prettier-ignore
  expect(environment).toEqual({
    port: 8080, host: '0.0.0.0', publicUrl: 'https://desk.example', config: '/etc/mesa', data: '/var/mesa', demo: false,
    mongodbUri: 'mongodb://db/mesa?replicaSet=rs0', logLevel: 'debug', logFormat: 'json', auditKey: 'k e y',
    slack: { botToken: 'xoxb-1', signingSecret: 's', appToken: 'xapp-1', apiUrl: 'http://127.0.0.1:9000/api/' },
    teams: {
      anonymous: false, appId: 'app', appPassword: 'pw', tenantId: 'tenant', allowedTenants: ['tenant', 'other'],
      openIdMetadataUrl: 'http://127.0.0.1:9001/openid', tokenIssuer: 'https://issuer', loginUrl: 'http://localhost:9001/tenant',
      oauthScope: 'https://scope',
    },
    whatsapp: { token: 't', phoneNumberId: '1', appSecret: 's', verifyToken: 'v', apiUrl: 'https://graph.example/v23.0' },
    llm: { url: 'http://[::1]:8000/v1', model: 'small', key: 'k' },
    oidc: { issuer: 'https://id.example', clientId: 'mesa', clientSecret: 's' },
  }); // prettier-ignore
});

test('blank variables count as unset, as compose files write them', () => {
  expect(read({ PORT: '', SLACK_BOT_TOKEN: ' ', MESA_DEMO: '' })).toEqual(read({}));
});

describe('demo mode', () => {
  const table: readonly (readonly [string, Env, boolean])[] = [
    ['on with nothing configured', {}, true],
    ['on on any loopback address', { HOST: '127.0.3.1' }, true],
    ['off on other hosts', { HOST: '0.0.0.0' }, false],
    ['off with a channel', slack, false],
    ['off with sign-in', oidc, false],
    ['on beside a channel, if asked', { ...slack, MESA_DEMO: '1' }, true],
    ['off, if asked', { MESA_DEMO: '0' }, false],
    ['on behind a port that is published to loopback', { HOST: '0.0.0.0', MESA_DEMO_BEHIND_LOOPBACK: '1' }, true],
    ['on behind such a port, if asked', { HOST: '0.0.0.0', MESA_DEMO_BEHIND_LOOPBACK: '1', MESA_DEMO: '1' }, true],
  ];
  test.each(table)('%s', (_, env, demo) => {
    expect(read(env).demo).toBe(demo);
  });

  test('that nobody asked for is not shown to those who know PUBLIC_URL', () => {
    const publicUrl = { PUBLIC_URL: 'https://desk.example' };
    expect(read(publicUrl)).toMatchObject({ demo: true, demoHere: true });
    for (const env of [{ ...publicUrl, MESA_DEMO: '1' }, { ...publicUrl, ...slack }, { PUBLIC_URL: 'http://127.0.0.1:3000' }])
      expect(read(env)).not.toHaveProperty('demoHere');
  });
});

test('Teams without authentication needs none of its three', () => {
  expect(read({ TEAMS_ANONYMOUS: '1' }).teams).toEqual({ anonymous: true });
  expect(read({ TEAMS_ANONYMOUS: '1', TEAMS_TENANT_ID: 'tenant' }).teams).toEqual({ anonymous: true, tenantId: 'tenant' });
  expect(read(teams).teams).toMatchObject({ anonymous: false, allowedTenants: ['tenant'] });
});

describe('one mistake is told with the variable and what to do', () => {
  const table: readonly (readonly [Env, string])[] = [
    [{ PORT: 'http' }, 'PORT: "http" must be a number from 0 to 65535; correct it, or unset it'],
    [{ PORT: '70000' }, 'PORT: "70000" must be a number from 0 to 65535; correct it, or unset it'],
    [{ HOST: 'http://here' }, 'HOST: "http://here" must be an address or a host name; write one like 127.0.0.1'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: "loud" is no level; write one of trace, debug, info, warn, error, fatal, silent'],
    [{ LOG_FORMAT: 'xml' }, 'LOG_FORMAT: "xml" must be pretty or json; correct it, or unset it'],
    [{ MESA_DEMO: 'yes' }, 'MESA_DEMO: "yes" must be 1 or 0; correct it, or unset it'],
    [{ MESA_CONFIG: 'nowhere' }, 'MESA_CONFIG: there is no folder "nowhere"; name the folder of the desk\'s definitions'],
    [{ PUBLIC_URL: 'http://desk.example' }, 'PUBLIC_URL: "http://desk.example" must be an https:// address (http:// only for this machine); correct it'],
    [{ PUBLIC_URL: 'desk' }, 'PUBLIC_URL: "desk" must be an https:// address (http:// only for this machine); correct it'],
    [{ SLACK_API_URL: 'https://slack.example/' }, 'SLACK_API_URL: "https://slack.example/" must end in /api/; add it'],
    [{ WHATSAPP_API_URL: 'https://graph.example' }, 'WHATSAPP_API_URL: "https://graph.example" must end in the version, like /v23.0; add it'],
    [{ TEAMS_LOGIN_URL: 'http://10.0.0.1/x' }, 'TEAMS_LOGIN_URL: "http://10.0.0.1/x" must be an https:// address (http:// only for this machine); correct it'],
    [{ ...slack, SLACK_BOT_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN: is an app-level token; set it to the Bot User OAuth Token (xoxb-…)'],
    [{ ...slack, SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN: is no app-level token; set it to the one of "Basic Information" (xapp-…)'],
    [{ ...teams, TEAMS_TENANT_ID: 'common' }, 'TEAMS_TENANT_ID: "common" names no single tenant; set it to the Directory (tenant) ID'],
    [{ ...whatsapp, WHATSAPP_PHONE_NUMBER_ID: '+51999888777' }, 'WHATSAPP_PHONE_NUMBER_ID: "+51999888777" is a phone number; set it to its Phone number ID'],
    [{ MESA_DEMO: '1', HOST: '0.0.0.0' }, 'MESA_DEMO: in demo mode anybody can be anybody, and other machines reach HOST "0.0.0.0"; unset MESA_DEMO'],
    [{ TEAMS_ANONYMOUS: '1', HOST: '::' }, 'TEAMS_ANONYMOUS: it turns authentication off, and other machines reach HOST "::"; unset TEAMS_ANONYMOUS'],
    // Half-set
    [{ SLACK_BOT_TOKEN: 'x' }, 'SLACK_SIGNING_SECRET: is not set, while SLACK_BOT_TOKEN is; set it too, or unset SLACK_BOT_TOKEN to leave Slack off'],
    [{ SLACK_SIGNING_SECRET: 'x', SLACK_APP_TOKEN: 'y' }, 'SLACK_BOT_TOKEN: is not set, while SLACK_SIGNING_SECRET and SLACK_APP_TOKEN are; set it too'],
    [{ ...teams, TEAMS_APP_PASSWORD: '' }, 'TEAMS_APP_PASSWORD: is not set, while TEAMS_APP_ID and TEAMS_TENANT_ID are; set it too'],
    [{ ...whatsapp, WHATSAPP_VERIFY_TOKEN: undefined }, 'WHATSAPP_VERIFY_TOKEN: is not set, while'],
    [{ ...oidc, MESA_OIDC_CLIENT_ID: undefined }, 'MESA_OIDC_CLIENT_ID: is not set, while'],
    [{ MESA_LLM_URL: 'https://me:k3y@llm.example', MESA_LLM_MODEL: 'm' }, 'MESA_LLM_URL: there is a name or a password in the address; take it out'],
    [{ MESA_LLM_URL: 'http://llm.example/v1', MESA_LLM_MODEL: 'm' }, 'MESA_LLM_URL: "http://llm.example/v1" must be an https:// address'],
    [{ MESA_LLM_KEY: 'k', MESA_LLM_MODEL: 'm' }, 'MESA_LLM_URL: is not set, while MESA_LLM_MODEL and MESA_LLM_KEY are; set it too'],
    [{ MESA_LLM_URL: 'https://llm.example' }, 'MESA_LLM_MODEL: is not set, while MESA_LLM_URL is; set it too'],
    // Mistyped names
    [{ MONGO_URI: 'mongodb://x' }, 'MONGO_URI: the desk knows no such variable; did you mean MONGODB_URI? Rename it, or unset it'],
    [{ MESA_CONFG: 'x' }, 'MESA_CONFG: the desk knows no such variable; did you mean MESA_CONFIG? Rename it, or unset it'],
    [{ MESA_DTAA: 'x' }, 'MESA_DTAA: the desk knows no such variable; did you mean MESA_DATA? Rename it, or unset it'],
    [{ PROT: '80' }, 'PROT: the desk knows no such variable; did you mean PORT? Rename it, or unset it'],
    [{ log_level: 'info' }, 'log_level: the desk knows no such variable; did you mean LOG_LEVEL? Rename it, or unset it'],
    [{ ...slack, SLACK_APP_TOKENS: 'x' }, 'SLACK_APP_TOKENS: the desk knows no such variable; did you mean SLACK_APP_TOKEN? Rename it, or unset it'],
  ]; // prettier-ignore
  test.each(table)('%j', (env, expected) => {
    const lines = refusalOf(env);
    expect(lines[0]?.slice(0, expected.length)).toBe(expected);
    expect(lines).toHaveLength(1);
  });
});

test('all mistakes are told at once, and no secret is', () => {
  const lines = refusalOf({
    PORT: 'x',
    LOG_LEVEL: 'x',
    MONGODB_URI: 'postgres://user:hunter2@db',
    SLACK_SIGNING_SECRE: 'hunter2',
    TEAMS_APP_ID: 'x',
  });
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'SLACK_SIGNING_SECRE', 'PORT', 'MONGODB_URI', 'LOG_LEVEL', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID',
  ]); // prettier-ignore
  expect(lines.join()).not.toContain('hunter2');
});

test("what machines and platforms set is nobody's mistake", () => {
  const ordinary = [
    'PATH', 'HOME', 'HOSTNAME', 'HOSTTYPE', 'PWD', 'USER', 'SHELL', 'TERM', 'LANG', 'TZ', 'TMPDIR', 'NODE_ENV', 'NODE_OPTIONS', 'PORT0', 'PORTS', 'HOSTS',
    'POST', 'DEBUG', 'LOGNAME', 'MONGODB_PORT', 'MESA_PORT', 'MESA_SERVICE_HOST', 'MESA_DEBUG', 'MESA_GL_VERSION_OVERRIDE', 'http_proxy', 'port', 'INIT_CWD', '_',
  ]; // prettier-ignore
  expect(refusalOf(Object.fromEntries(ordinary.map((name) => [name, 'x'])))).toEqual([]);
  expect(refusalOf({ SLACK_BOT_TOKE: '' })).toEqual([]);
});

test('the table names each variable once, with its meaning', () => {
  const names = environmentVariables.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, meaning } of environmentVariables) {
    expect(name).toMatch(/^[A-Z][A-Z_]+$/);
    expect(meaning.length).toBeGreaterThan(10);
  }
});
