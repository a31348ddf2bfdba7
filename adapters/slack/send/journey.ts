import type { OutboundMessage } from '../../../src/messaging/outbound.ts';
import type { ChannelTools } from '../../../src/channel.ts';
import type { Conversations } from './conversations.ts';
import type { Progress } from './progress.ts';
import type { WebApi } from './web-api.ts';

export interface SendParts {
  readonly api: WebApi;
  readonly conversations: Conversations;
  readonly tools: Pick<ChannelTools, 'store' | 'files' | 'translate' | 'log'>;
  /** Addresses under which everything is the desk's own. */
  readonly own: () => Promise<readonly string[]>;
}

/** One message on its way. */
export interface Journey extends SendParts {
  readonly progress: Progress;
  readonly message: OutboundMessage;
  readonly channel: string;
  /** The `ts` of the thread that it goes into. */
  readonly thread?: string;
  /** When whoever waits for it gives up. */
  readonly deadline: number;
}
