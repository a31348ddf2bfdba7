/** What the desk makes of a message. The names are those of `mesa classify`. */
export const intents = [
  'incident', 'request', 'status', 'how_to', 'human', 'greeting', 'thanks', 'cancel', 'approve', 'reject', 'other',
] as const; // prettier-ignore
export type Intent = (typeof intents)[number];
export type Urgency = 'critical' | 'high' | 'medium' | 'low';

/** What can be filled in before anything is asked. Always shown, always editable. */
export interface Slots {
  /** Local dates, `YYYY-MM-DD`, in the order they stand in the text. */
  readonly dates?: readonly string[];
  readonly people?: readonly string[];
  readonly devices?: readonly string[];
  readonly quantities?: readonly number[];
}

export interface Understanding {
  readonly intent: Intent;
  /** Confidence in `intent`, 0 to 1. */
  readonly p: number;
  readonly category?: string;
  readonly item?: string;
  readonly urgency: Urgency;
  readonly lang: 'es' | 'en' | 'pt';
  readonly top2: readonly [Intent, Intent];
  readonly slots: Slots;
  /** The words that decided, heaviest first. */
  readonly because: readonly { readonly text: string; readonly weight: number }[];
}

/** Where and when a message was written, so that "el lunes" can become a date. `people` narrows names to ids. */
export interface ReadingPlace {
  readonly now: Date;
  readonly zone: string;
  readonly language?: 'es' | 'en';
}

/** Synchronous on purpose: it runs inside a turn's transaction, where nothing may wait on a network. */
export type Understand = (text: string, place: ReadingPlace) => Understanding;
