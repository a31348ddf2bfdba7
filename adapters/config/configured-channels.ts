import type { EnvironmentProblem } from './environment-error.ts';
import type { VariableName } from './environment-table.ts';
import type { ReadVariables, Variables } from './environment-variables.ts';

export interface LlmSettings {
  readonly url: string;
  readonly model: string;
  readonly key?: string;
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What is on because all that it needs is set. */
export interface Configured {
  /** Each in the shape that its adapter takes; where the desk is put together the two meet. */
  readonly slack?: NonNullable<ReturnType<typeof slackIn>>;
  readonly teams?: NonNullable<ReturnType<typeof teamsIn>>;
  readonly whatsapp?: NonNullable<ReturnType<typeof whatsappIn>>;
  readonly llm?: LlmSettings;
  readonly oidc?: OidcSettings;
}

interface Group {
  readonly title: string;
  /** All or none of these. */
  readonly names: readonly VariableName[];
  /** Makes no sense without them. */
  readonly extra?: VariableName;
}

const groups: readonly Group[] = [
  { title: 'Slack', names: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'], extra: 'SLACK_APP_TOKEN' },
  { title: 'Teams', names: ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] },
  { title: 'WhatsApp', names: ['WHATSAPP_TOKEN', 'WHATSAPP_PHONE_NUMBER_ID', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'] },
  { title: 'the language model', names: ['MESA_LLM_URL', 'MESA_LLM_MODEL'], extra: 'MESA_LLM_KEY' },
  { title: 'sign-in', names: ['MESA_OIDC_ISSUER', 'MESA_OIDC_CLIENT_ID', 'MESA_OIDC_CLIENT_SECRET'] },
];

/** What is set of a group of which something is missing. */
export function halfSet({ set, values }: ReadVariables): readonly EnvironmentProblem[] {
  return groups.flatMap(({ title, names, extra }) => {
    // Without authentication Teams needs none of its three.
    if (title === 'Teams' && values.TEAMS_ANONYMOUS) return [];
    const present = [...names, ...(extra ? [extra] : [])].filter((name) => set.has(name));
    if (present.length === 0) return [];
    const missing = names.filter((name) => !set.has(name));
    return missing.map((name) => ({
      name,
      what: `is not set, while ${present.join(' and ')} ${present.length === 1 ? 'is' : 'are'}`,
      remedy: `set it too, or unset ${present.join(' and ')} to leave ${title} off`,
    }));
  });
}

/** Only for variables without problems. */
export function configuredIn(values: Partial<Variables>): Configured {
  const { MESA_LLM_URL: url, MESA_LLM_MODEL: model, MESA_LLM_KEY: key } = values;
  const { MESA_OIDC_ISSUER: issuer, MESA_OIDC_CLIENT_ID: clientId, MESA_OIDC_CLIENT_SECRET: clientSecret } = values;
  const [slack, teams, whatsapp] = [slackIn(values), teamsIn(values), whatsappIn(values)];
  return {
    ...(slack && { slack }),
    ...(teams && { teams }),
    ...(whatsapp && { whatsapp }),
    ...(url && model && { llm: { url, model, ...(key && { key }) } }),
    ...(issuer && clientId && clientSecret && { oidc: { issuer, clientId, clientSecret } }),
  };
}

function slackIn(values: Partial<Variables>) {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  const { SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = values;
  if (!botToken || !signingSecret) return undefined;
  return { botToken, signingSecret, ...(appToken && { appToken }), ...(apiUrl && { apiUrl }) };
}

function teamsIn(values: Partial<Variables>) {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId } = values;
  if (values.TEAMS_ANONYMOUS) return { anonymous: true as const, ...(tenantId && { tenantId }) };
  if (!appId || !appPassword || !tenantId) return undefined;
  const { TEAMS_OPENID_METADATA_URL: openIdMetadataUrl, TEAMS_TOKEN_ISSUER: tokenIssuer } = values;
  const { TEAMS_LOGIN_URL: loginUrl, TEAMS_OAUTH_SCOPE: oauthScope } = values;
  return {
    anonymous: false as const, appId, appPassword, tenantId,
    allowedTenants: values.TEAMS_ALLOWED_TENANTS ?? [tenantId],
    ...(openIdMetadataUrl && { openIdMetadataUrl }),
    ...(tokenIssuer && { tokenIssuer }),
    ...(loginUrl && { loginUrl }),
    ...(oauthScope && { oauthScope }),
  }; // prettier-ignore
}

function whatsappIn(values: Partial<Variables>) {
  const { WHATSAPP_TOKEN: token, WHATSAPP_PHONE_NUMBER_ID: phoneNumberId, WHATSAPP_API_URL: apiUrl } = values;
  const { WHATSAPP_APP_SECRET: appSecret, WHATSAPP_VERIFY_TOKEN: verifyToken } = values;
  if (!token || !phoneNumberId || !appSecret || !verifyToken) return undefined;
  return { token, phoneNumberId, appSecret, verifyToken, ...(apiUrl && { apiUrl }) };
}
