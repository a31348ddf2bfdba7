import { z } from 'zod';
import { environmentVariables, type VariableName } from './environment-table.ts';
import type { EnvironmentProblem } from './environment-error.ts';
import { isLoopback } from './loopback.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const portRule = 'must be a number from 0 to 65535; correct it, or unset it';
const Flag = z.enum(['1', '0'], 'must be 1 or 0; correct it, or unset it').transform((value) => value === '1');
const Text = z.string().regex(/^\S+$/, 'must not contain spaces; remove them');
const Path = z.string();
const Url = Text.refine(isUsableUrl, 'must be an https:// address (http:// only for this machine); correct it');
const Base = Url.transform((url) => url.replace(/\/+$/, ''));
const Tenants = z.string().transform((list) => list.split(/[\s,]+/).filter((one) => one !== ''));

/** Each variable by itself, as text in and as the desk uses it out. Messages read "what is wrong; what to do". */
const Variables = z.object({
  PORT: Text.regex(/^\d{1,5}$/, portRule).transform(Number).refine((port) => port <= 65_535, portRule).default(3000),
  HOST: Text.regex(/^[\w.:[\]-]+$/, 'must be an address or a host name; write one like 127.0.0.1').default('127.0.0.1'),
  PUBLIC_URL: Base.optional(),
  MESA_CONFIG: Path.default('config'),
  MESA_DATA: Path.default('data'),
  MONGODB_URI: Text.regex(/^mongodb(\+srv)?:\/\/./, 'must begin with mongodb:// or mongodb+srv://; correct it').optional(),
  MESA_DEMO: Flag.optional(),
  MESA_DEMO_BEHIND_LOOPBACK: Flag.default(false),
  LOG_LEVEL: z.enum(logLevels, `is no level; write one of ${logLevels.join(', ')}`).default('info'),
  LOG_FORMAT: z.enum(['pretty', 'json'], 'must be pretty or json; correct it, or unset it').optional(),
  // Prefixes that only another kind of token has; what else a token looks like is the platform's affair.
  SLACK_BOT_TOKEN: Text.regex(/^(?!xapp-)/, 'is an app-level token; set it to the Bot User OAuth Token (xoxb-…)').optional(),
  SLACK_SIGNING_SECRET: Text.optional(),
  SLACK_APP_TOKEN: Text.regex(/^(?!xox)/, 'is no app-level token; set it to the one of "Basic Information" (xapp-…)').optional(),
  SLACK_API_URL: Url.endsWith('/api/', 'must end in /api/; add it').optional(),
  TEAMS_APP_ID: Text.optional(),
  TEAMS_APP_PASSWORD: Text.optional(),
  TEAMS_TENANT_ID: Text.regex(/^(?!(common|organizations|consumers)$)/i, 'names no single tenant; set it to the Directory (tenant) ID').optional(),
  TEAMS_ALLOWED_TENANTS: Tenants.optional(),
  TEAMS_OPENID_METADATA_URL: Url.optional(),
  TEAMS_TOKEN_ISSUER: Text.optional(),
  TEAMS_LOGIN_URL: Base.optional(),
  TEAMS_OAUTH_SCOPE: Text.optional(),
  TEAMS_ANONYMOUS: Flag.default(false),
  WHATSAPP_TOKEN: Text.optional(),
  WHATSAPP_PHONE_NUMBER_ID: Text.regex(/^[^+]/, 'is a phone number; set it to its Phone number ID (API Setup)').optional(),
  WHATSAPP_APP_SECRET: Text.optional(),
  WHATSAPP_VERIFY_TOKEN: Text.optional(),
  WHATSAPP_API_URL: Url.regex(/\/v\d+\.\d+$/, 'must end in the version, like /v23.0; add it').optional(),
  MESA_LLM_URL: Base.optional(),
  MESA_LLM_MODEL: Text.optional(),
  MESA_LLM_KEY: Text.optional(),
  MESA_AUDIT_KEY: z.string().optional(),
  MESA_OIDC_ISSUER: Url.optional(),
  MESA_OIDC_CLIENT_ID: Text.optional(),
  MESA_OIDC_CLIENT_SECRET: Text.optional(),
} satisfies Record<VariableName, z.ZodType>); // prettier-ignore
export type Variables = z.infer<typeof Variables>;

/** What could be read; a variable with a bad value is absent, with a problem noted. */
export interface ReadVariables {
  readonly values: Partial<Variables>;
  /** Names that have a value, good or bad. A blank one counts as unset, as compose files write what is not set. */
  readonly set: ReadonlySet<VariableName>;
  readonly problems: readonly EnvironmentProblem[];
}

/** Reads every variable by itself, so that all that are wrong are told at once. */
export function readVariables(env: Readonly<Record<string, string | undefined>>): ReadVariables {
  const values: Record<string, unknown> = {};
  const set = new Set<VariableName>();
  const problems: EnvironmentProblem[] = [];
  for (const variable of environmentVariables) {
    const text = env[variable.name]?.trim() || undefined;
    if (text !== undefined) set.add(variable.name);
    const read = Variables.shape[variable.name].safeParse(text);
    if (read.success) values[variable.name] = read.data;
    else problems.push(problemOf(variable.name, 'secret' in variable ? undefined : text, read.error.issues[0]?.message ?? ''));
  }
  return { values, set, problems };
}

/** `shown` is the value, unless it is a secret. */
function problemOf(name: string, shown: string | undefined, message: string): EnvironmentProblem {
  const [rule = '', remedy = 'correct it'] = message.split('; ');
  return { name, what: shown === undefined ? rule : `${JSON.stringify(shown)} ${rule}`, remedy };
}

function isUsableUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
