export interface WhatsAppSettings {
  readonly token: string;
  readonly phoneNumberId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** Ends in the version; left out, Meta's own. */
  readonly apiUrl?: string;
}
