import type { InboundEvent } from '../../../src/messaging/inbound.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { Conversations } from '../send/conversations.ts';
import type { Places } from '../places.ts';
import type { SlackPeople } from '../slack-people.ts';
import type { WebApi } from '../send/web-api.ts';

/** What taking in needs. */
export interface Receiving {
  readonly api: WebApi;
  readonly people: SlackPeople;
  readonly conversations: Conversations;
  readonly places: Places;
  readonly tools: ChannelTools;
  /** The desk's ear. Rejects where it cannot take anything now. */
  readonly receive: (event: InboundEvent) => Promise<void>;
  /** Draws a person's Home tab anew, in the background. */
  readonly showHome: (of: { readonly user: string; readonly tab?: string | null | undefined }) => void;
}
