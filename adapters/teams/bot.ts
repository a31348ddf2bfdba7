import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import { decodeJwt } from 'jose';
import type { Now } from '../../src/ports.ts';
import { addressesOf } from './addresses.ts';
import { connectorHttp } from './send/connector-http.ts';
import { createOwnToken, type OwnToken } from './send/own-token.ts';
import type { TeamsSettings } from './settings.ts';
import { createTokenCheck, type CheckToken } from './receive/token-keys.ts';

/** What stands behind `botbuilder`, which is archived: everything else of this folder sees this interface only. */
export interface Bot {
  /** Empty where there is no authentication. */
  readonly appId: string;
  /** @throws a `ConnectorRefusal` where the login refuses; `undefined` where there is no authentication. */
  token(): Promise<string | undefined>;
  /** The token was refused: the next one is asked for anew. */
  dropToken(): void;
  /**
   * Whether the Bot Connector sent this. The tenant that its token names, if it names one; `forged` for any token that is not right.
   * @throws where the keys to check it with cannot be had.
   */
  authenticate(activity: unknown, authorization: string): Promise<'forged' | { readonly tenant?: string }>;
  /** Does something in a conversation, as the bot. @throws ConnectorRefusal */
  within<T>(reference: ConversationReference, work: (context: TurnContext) => Promise<T>): Promise<T>;
  /** Begins a conversation with one person. @throws ConnectorRefusal */
  begin(person: Beginning): Promise<ConversationReference>;
}

export interface Beginning {
  readonly serviceUrl: string;
  readonly tenant: string;
  /** Their account in Teams, or their object id in Entra. */
  readonly member: string;
}

/** The bot by its settings. */
export function createBot(settings: TeamsSettings, now: Now): Bot {
  const tokens = settings.anonymous ? undefined : createOwnToken(settings, addressesOf(settings), now);
  const authentication = authenticationOf(settings, tokens);
  const adapter = new CloudAdapter(authentication);
  const appId = settings.anonymous ? '' : settings.appId;
  const check = settings.anonymous ? undefined : createTokenCheck({ ...addressesOf(settings), audience: appId });
  return {
    appId,
    token: async () => tokens?.get(),
    dropToken: () => tokens?.drop(),
    authenticate: (activity, authorization) => authenticate({ authentication, check }, { activity, authorization }),
    within: (reference, work) =>
      inside(
        (context) => {
          // The event that botbuilder makes up to enter a conversation is no message that anything could stand under.
          delete context.activity.id;
          return work(context);
        },
        (logic) => adapter.continueConversationAsync(appId, reference, logic),
      ),
    begin: ({ serviceUrl, tenant, member }) =>
      inside(
        async (context) => referenceOf(context, { serviceUrl, tenant, member }),
        (logic) =>
          adapter.createConversationAsync(appId, 'msteams', serviceUrl, '', parametersFor({ tenant, member, appId }), logic),
      ),
  };
}

/** What `work` gives, out of a callback. */
async function inside<T>(
  work: (context: TurnContext) => Promise<T>,
  run: (logic: (context: TurnContext) => Promise<void>) => Promise<void>,
): Promise<T> {
  const done: { result?: { readonly is: T } } = {};
  await run(async (context) => {
    done.result = { is: await work(context) };
  });
  if (!done.result) throw new Error('the conversation was not entered');
  return done.result.is;
}

function parametersFor({ tenant, member, appId }: { tenant: string; member: string; appId: string }) {
  const bot = { id: `28:${appId}`, name: '' };
  const members = [{ id: member, name: '' }];
  // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages: the tenant twice.
  const parameters = { isGroup: false, bot, members, tenantId: tenant, channelData: { tenant: { id: tenant } } };
  return parameters as unknown as Parameters<CloudAdapter['createConversationAsync']>[4];
}

function referenceOf({ activity }: TurnContext, { serviceUrl, tenant, member }: Beginning): ConversationReference {
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: activity.recipient,
    user: { id: member, name: '' },
    conversation: { id: activity.conversation.id, conversationType: 'personal', isGroup: false, name: '', tenantId: tenant },
  };
}

/** All of botbuilder's addresses, since with one of them it asks for all. */
function authenticationOf(settings: TeamsSettings, tokens: OwnToken | undefined): ConfigurationBotFrameworkAuthentication {
  const http = { httpClient: connectorHttp };
  const factory = {
    isValidAppId: async (id: string) => !settings.anonymous && id === settings.appId,
    isAuthenticationDisabled: async () => settings.anonymous,
    createCredentials: async () => ({ signRequest: (request: SignedRequest) => sign(request, tokens) }),
  };
  const credentials = factory as unknown as ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];
  if (settings.anonymous) return new ConfigurationBotFrameworkAuthentication({}, credentials, undefined, undefined, http);
  const { metadata, issuer, token, scope } = addressesOf(settings);
  const addresses = {
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    ToBotFromChannelTokenIssuer: issuer,
    ToChannelFromBotOAuthScope: scope,
    ToChannelFromBotLoginUrl: token,
    OAuthUrl: 'https://token.botframework.com',
    CallerId: '',
  };
  return new ConfigurationBotFrameworkAuthentication(addresses, credentials, undefined, undefined, http);
}

interface SignedRequest {
  readonly headers: { set(name: string, value: string): void };
}

async function sign<T extends SignedRequest>(request: T, tokens: OwnToken | undefined): Promise<T> {
  const token = await tokens?.get();
  if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}

interface Claimed {
  readonly activity: unknown;
  readonly authorization: string;
}

interface Authenticating {
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  /** Nothing where there is no authentication. */
  readonly check: CheckToken | undefined;
}

/**
 * botbuilder checks the signature, the endorsements and the service address. What stands before it here keeps its other ways in shut (its
 * emulator's and skills' tokens).
 */
async function authenticate(
  { authentication, check }: Authenticating,
  { activity, authorization }: Claimed,
): Promise<'forged' | { readonly tenant?: string }> {
  if (check === undefined) return {};
  // botbuilder would check such a token by settings of another kind of channel.
  if ((activity as Partial<Activity>).channelId === 'AseChannel') return 'forged';
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1];
  if (token === undefined || !(await check(token))) return 'forged';
  // A token is good for one service address; botbuilder asks that too, but writes its keys into the log over it.
  if (decodeJwt(token)['serviceurl'] !== (activity as Partial<Activity>).serviceUrl) return 'forged';
  try {
    const { claimsIdentity } = await authentication.authenticateRequest(activity as Activity, authorization);
    const tenant = claimsIdentity.getClaimValue('tid');
    return typeof tenant === 'string' && tenant !== '' ? { tenant } : {};
  } catch (error) {
    if (isAway(error)) throw error;
    return 'forged';
  }
}

/** The keys could not be fetched: nobody can say whether the token is right. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'FetchError' || ('statusCode' in error && Number(error.statusCode) >= 500);
}
