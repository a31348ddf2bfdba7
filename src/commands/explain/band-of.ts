import type { ReadingExplained } from '../../conversation/understand/explain-reading.ts';
import type { Definitions } from '../../domain/definitions.ts';

/** Where a reading stands among the desk's thresholds, and these. */
export interface Band {
  readonly is: 'sure' | 'close' | 'offer' | 'open' | 'wordless';
  readonly accept: number;
  readonly offer: number;
  /** Between incident and request. */
  readonly close: number;
}

export function bandOf({ understanding: { p, top2 }, intent }: ReadingExplained, { desk }: Definitions): Band {
  const { accept, offer, between_incident_and_request: close } = desk.conversation;
  const pair = top2.every((one) => one === 'incident' || one === 'request');
  const is = (): Band['is'] => {
    if (!intent) return 'wordless';
    if (pair && p < close && p >= offer) return 'close';
    if (p >= accept) return 'sure';
    return p >= offer ? 'offer' : 'open';
  };
  return { is: is(), accept, offer, close };
}
