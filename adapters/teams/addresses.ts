import type { TeamsSettings } from './settings.ts';

type Known = Extract<TeamsSettings, { anonymous: false }>;

/** Where tokens come from and what they are checked against, each at Microsoft's unless the settings say otherwise. */
export interface Addresses {
  /** The document that names the keys of the Bot Connector's tokens. */
  readonly metadata: string;
  readonly issuer: string;
  /** The desk's own tokens come from here, by the client-credentials grant. */
  readonly token: string;
  readonly scope: string;
}

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export function addressesOf(settings: Known): Addresses {
  const login = settings.loginUrl ?? `https://login.microsoftonline.com/${settings.tenantId}`;
  const scope = settings.oauthScope ?? 'https://api.botframework.com';
  return {
    metadata: settings.openIdMetadataUrl ?? 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    issuer: settings.tokenIssuer ?? 'https://api.botframework.com',
    token: `${login}/oauth2/v2.0/token`,
    scope: scope.endsWith('/.default') ? scope : `${scope}/.default`,
  };
}
