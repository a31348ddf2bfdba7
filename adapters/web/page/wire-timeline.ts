/** A ticket's life as the page gets it, after its way through JSON; a test compares it with the ports. */

export type SpanKind = 'counted' | 'off' | 'holiday' | 'paused' | 'stopped';

interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export interface TimelineClock {
  readonly key: string;
  readonly label: string;
  readonly verdict: string;
  readonly breached: boolean;
  readonly spans: readonly (Stretch & { readonly kind: SpanKind })[];
  readonly due?: { readonly at: string; readonly label: string };
  readonly levels: readonly { readonly percent: number; readonly at: string; readonly announced: boolean }[];
  readonly lines: readonly string[];
}

export interface Timeline {
  readonly from: string;
  readonly to: string;
  readonly now: string;
  readonly live: boolean;
  readonly days: readonly { readonly at: string; readonly label: string }[];
  readonly states: readonly (Stretch & { readonly state: string })[];
  readonly clocks: readonly TimelineClock[];
  readonly intro: readonly string[];
}
