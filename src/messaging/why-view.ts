import type { Explanation } from '../domain/clock/why/explanation.ts';

/** How a stretch of a clock is drawn; `off`: out of hours, a free day or a break. */
export type SpanKind = 'counted' | 'off' | 'holiday' | 'paused' | 'stopped';

/** A ticket's life as a picture, worded for one reader. */
export interface TimelineView {
  /** What the picture spans: the ticket's life, and what is due soon after it. */
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
  /** False once nothing moves any more: then no line says where now is. */
  readonly live: boolean;
  /** Midnights of the reader's zone, with their dates. */
  readonly days: readonly { readonly at: Date; readonly label: string }[];
  readonly states: readonly { readonly from: Date; readonly to: Date; readonly state: string; readonly label: string }[];
  readonly clocks: readonly {
    readonly key: string;
    readonly label: string;
    /** How it stands, as for the text: `running`, `overdue`, `paused`, `met`, `met_late`, `ended`. */
    readonly verdict: string;
    readonly breached: boolean;
    readonly spans: readonly { readonly from: Date; readonly to: Date; readonly kind: SpanKind; readonly label: string }[];
    readonly due?: { readonly at: Date; readonly label: string };
    /** Alert levels; for who works on it. */
    readonly levels: readonly { readonly percent: number; readonly at: Date; readonly announced: boolean }[];
    /** The same in sentences. */
    readonly lines: readonly string[];
  }[];
  /** What holds for all of its clocks, in sentences. */
  readonly intro: readonly string[];
}

/** Why a ticket's clocks stand as they do, as far as one reader may know: facts, and a picture with its words. */
export interface WhyView {
  readonly why: Explanation;
  readonly timeline: TimelineView;
}
