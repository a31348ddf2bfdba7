/** One variable of the environment, for documentation, `mesa doctor` and checks of the deployment files. */
export interface Variable {
  readonly name: string;
  readonly meaning: string;
  readonly default?: string;
  /** Never shown, not even where it is wrong. */
  readonly secret?: true;
}

/** Every variable that the desk reads. Nothing else of the environment is looked at. */
export const environmentVariables = [
  { name: 'PORT', default: '3000', meaning: 'the port to listen on; 0 takes a free one' },
  { name: 'HOST', default: '127.0.0.1', meaning: 'the address to listen on' },
  { name: 'PUBLIC_URL', meaning: 'the address that people and platforms reach the desk at' },
  { name: 'MESA_CONFIG', default: 'config', meaning: "the folder of the desk's definitions" },
  { name: 'MESA_DATA', default: 'data', meaning: 'the folder of the embedded store and of stored files' },
  { name: 'MONGODB_URI', secret: true, meaning: 'a MongoDB replica set to store in, instead of the embedded store' },
  { name: 'MESA_DEMO', default: '1 if no channel is configured and HOST is loopback', meaning: '1: people are picked on the page to sign in; loopback only' },
  { name: 'MESA_DEMO_BEHIND_LOOPBACK', meaning: '1: HOST is not loopback, but only this machine reaches it (a container whose port is published to 127.0.0.1)' },
  { name: 'LOG_LEVEL', default: 'info', meaning: 'the least important lines to log: trace, debug, info, warn, error, fatal or silent' },
  { name: 'LOG_FORMAT', default: 'pretty on a terminal, else json', meaning: 'pretty or json' },
  { name: 'SLACK_BOT_TOKEN', secret: true, meaning: 'set with SLACK_SIGNING_SECRET: the Slack channel is on' },
  { name: 'SLACK_SIGNING_SECRET', secret: true, meaning: 'proves that requests come from Slack' },
  { name: 'SLACK_APP_TOKEN', secret: true, meaning: 'Socket Mode instead of HTTP' },
  { name: 'SLACK_API_URL', default: 'https://slack.com/api/', meaning: "base address of Slack's Web API; ends in /api/" },
  { name: 'TEAMS_APP_ID', meaning: 'set with TEAMS_APP_PASSWORD and TEAMS_TENANT_ID: the Teams channel is on' },
  { name: 'TEAMS_APP_PASSWORD', secret: true, meaning: "the Teams app's client secret" },
  { name: 'TEAMS_TENANT_ID', meaning: "the tenant in which the Teams app is registered, and in which people's object ids are" },
  { name: 'TEAMS_ALLOWED_TENANTS', default: 'TEAMS_TENANT_ID', meaning: 'tenants whose people may write, with commas between' },
  { name: 'TEAMS_OPENID_METADATA_URL', default: "Microsoft's", meaning: 'where the keys are published that sign requests from Teams' },
  { name: 'TEAMS_TOKEN_ISSUER', default: "Microsoft's", meaning: 'who must have issued the tokens of requests from Teams' },
  { name: 'TEAMS_LOGIN_URL', default: "Microsoft's", meaning: 'where the desk gets its own tokens, tenant included; /oauth2/v2.0/token is added' },
  { name: 'TEAMS_OAUTH_SCOPE', default: "Microsoft's", meaning: "what the desk's own tokens are for" },
  { name: 'TEAMS_ANONYMOUS', meaning: "1: no authentication at all, for Microsoft's playground; loopback only" },
  { name: 'WHATSAPP_TOKEN', secret: true, meaning: 'set with the three below: the WhatsApp channel is on' },
  { name: 'WHATSAPP_PHONE_NUMBER_ID', meaning: "Meta's id of the number that the desk writes from" },
  { name: 'WHATSAPP_APP_SECRET', secret: true, meaning: 'proves that requests come from Meta' },
  { name: 'WHATSAPP_VERIFY_TOKEN', secret: true, meaning: "the word agreed on in Meta's webhook settings" },
  { name: 'WHATSAPP_API_URL', default: "Meta's", meaning: 'base address with the version; /{PHONE_NUMBER_ID}/messages is added' },
  { name: 'MESA_LLM_URL', meaning: 'an OpenAI-compatible base address, with or without /v1; a model there is asked only when the desk is unsure' },
  { name: 'MESA_LLM_MODEL', meaning: 'the model to ask there' },
  { name: 'MESA_LLM_KEY', secret: true, meaning: 'its key, if it needs one' },
  { name: 'MESA_AUDIT_KEY', secret: true, meaning: 'keys the audit chain, so that the database alone cannot be rewritten unnoticed' },
  { name: 'MESA_OIDC_ISSUER', meaning: 'set with the two below: people sign in to the page there' },
  { name: 'MESA_OIDC_CLIENT_ID', meaning: "the page's client id there" },
  { name: 'MESA_OIDC_CLIENT_SECRET', secret: true, meaning: "the page's client secret there" },
] as const satisfies readonly Variable[]; // prettier-ignore

export type VariableName = (typeof environmentVariables)[number]['name'];
