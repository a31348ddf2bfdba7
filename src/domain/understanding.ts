import type { DayEnds } from './mentions/spell-day-ends.ts';

/** What the desk makes of a message. The names are those of `mesa classify`. */
export const intents = [
  'incident', 'request', 'status', 'how_to', 'human', 'greeting', 'thanks', 'cancel', 'approve', 'reject', 'other',
] as const; // prettier-ignore
export type Intent = (typeof intents)[number];
export type Urgency = 'critical' | 'high' | 'medium' | 'low';
export type Mood = 'angry' | 'worried';

/** What can be filled in before anything is asked. Always shown, always editable. */
export interface Slots {
  /** Local dates, `YYYY-MM-DD`, in the order they stand in the text. */
  readonly dates?: readonly string[];
  /** Local times, `HH:MM`, of the dates beside them or alone. */
  readonly times?: readonly string[];
  /** How long, in minutes: "por dos horas", "for three weeks" (a day is 1440). */
  readonly durations?: readonly number[];
  readonly people?: readonly string[];
  readonly devices?: readonly string[];
  /** Systems and programs that the catalog or the directory of assets names. */
  readonly systems?: readonly string[];
  readonly quantities?: readonly number[];
  /** `currency` is an ISO 4217 code; the desk's own where none was written. */
  readonly money?: readonly { readonly amount: number; readonly currency: string }[];
  /** Ids of sites. */
  readonly sites?: readonly string[];
  /** Numbers of tickets, as they are written on tickets: `INC-12`. */
  readonly tickets?: readonly string[];
}

/** Why a message is thought urgent, or not urgent at all: the words that say so, and the two that priority is read off. */
export interface Pressing {
  /** How widely it hurts, where words tell. */
  readonly impact?: Urgency;
  /** How soon it hurts: as words tell, else what is usual. */
  readonly urgency: Urgency;
  /** As the person wrote them. */
  readonly words: readonly string[];
}

export interface Understanding {
  readonly intent: Intent;
  /** Confidence in `intent`, 0 to 1. */
  readonly p: number;
  readonly category?: string;
  readonly item?: string;
  readonly urgency: Urgency;
  /** Absent where no word says anything about it: then `urgency` is what is usual. */
  readonly pressing?: Pressing;
  /** Somebody who is angry or worried gets a person sooner. */
  readonly mood?: Mood;
  readonly lang: 'es' | 'en' | 'pt';
  readonly top2: readonly [Intent, Intent];
  readonly slots: Slots;
  /** The intent, and what it is about, are a second opinion's. */
  readonly advised?: true;
  /** The words that decided, heaviest first. */
  readonly because: readonly { readonly text: string; readonly weight: number }[];
}

/** Where and when a message was written, so that "el lunes" can become a date. `people` narrows names to ids. */
export interface ReadingPlace {
  readonly now: Date;
  readonly zone: string;
  readonly language?: 'es' | 'en';
  /** What "a primera hora" and "fin del día" mean here. */
  readonly dayEnds?: () => DayEnds | undefined;
}

/** Synchronous on purpose: it runs inside a turn's transaction, where nothing may wait on a network. */
export type Understand = (text: string, place: ReadingPlace) => Understanding;
