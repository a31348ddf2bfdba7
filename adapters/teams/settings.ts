/** Where tokens come from and are checked against, if not at Microsoft's. */
export interface TeamsAddresses {
  readonly openIdMetadataUrl?: string;
  readonly tokenIssuer?: string;
  /** Tenant included, without a slash at its end. */
  readonly loginUrl?: string;
  readonly oauthScope?: string;
}

export type TeamsSettings =
  | (TeamsAddresses & {
      readonly anonymous: false;
      readonly appId: string;
      readonly appPassword: string;
      readonly tenantId: string;
      readonly allowedTenants: readonly string[];
    })
  /** For the playground on this machine: whoever asks is believed. */
  | { readonly anonymous: true; readonly tenantId?: string };
