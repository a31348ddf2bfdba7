import type { InboundEvent } from '../../messaging/inbound.ts';
import type { Receipt } from '../../channel.ts';
import type { Job } from '../../ports.ts';

/** As much of a desk as a script needs. */
export interface PlayableDesk {
  receive(event: InboundEvent): Promise<void>;
  note(receipt: Receipt): Promise<void>;
  readonly jobs: readonly Job[];
  settle(): Promise<void>;
  why(number: string): Promise<object>;
  facts(filter?: { number?: string }): Promise<{ tickets: readonly object[] }>;
}
