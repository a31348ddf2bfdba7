import type { Span } from '../form/reading/rest-of.ts';

/** Why something is wanted, as the person wrote it; `start` is where the "because" stands. */
export interface MentionedReason extends Span {
  readonly text: string;
}

const BECAUSE =
  /(?<![\p{L}])(?:porque|ya que|debido a que|dado que|puesto que|because|since(?=\s(?:i|my|we|our|the|mine)(?![\p{L}]))|as(?=\s(?:my|mine)(?![\p{L}]))|pois)\s+/gu;
/** These are part of the reason. */
const SO_THAT = /(?<![\p{L}])(?=(?:para que|para poder|so that|so i can|so we can|in order to)(?![\p{L}]))/gu;
const END = /[.;!?¿¡\n]/u;
/** A new wish behind a comma is no part of the reason: "porque la mía murió, la necesito para el lunes". */
const NEW_WISH =
  /,\s*(?:\p{L}+\s){0,3}(?:necesito|necesitamos|quiero|quisiera|need|want|preciso|quero|para el|para ma|by|lo antes|asap)(?![\p{L}]).*$/su;
const COURTESY =
  /[,\s]*(?:(?:muchas |desde ya,? )?gracias.*|por ?favor|porfa(?:vor|s)?|please|pls|thanks.*|thank you.*|saludos.*|obrigad[oa].*|urgente|asap)$/su;
/** "… para el lunes" at its end is when, and not why. */
const DUE = /\s+(?:para|pra|by|for|antes del?|before|on)$/u;
/** What a reader of the request must not be made to read, or a template to fill in. */
const MARKUP = /[<>{}`\\|]|\$\(|javascript:|https?:/i;
const FEWEST_WORDS = 2;

/**
 * The one reason that a message gives in so many words. `days` are the days that it mentions: one that ends the reason with "by" is left
 * out. Nothing where it gives several, or where the words are no plain sentence.
 */
export function mentionedReason(text: string, lower: string, days: readonly Span[]): MentionedReason | undefined {
  const begins = [
    ...[...lower.matchAll(BECAUSE)].map(({ index, 0: found }) => ({ start: index, from: index + found.length })),
    ...[...lower.matchAll(SO_THAT)].map(({ index }) => ({ start: index, from: index })),
  ];
  const [only, ...others] = begins;
  if (!only || others.length > 0) return undefined;
  const stop = END.exec(lower.slice(only.from));
  const whole = lower.slice(only.from, stop ? only.from + stop.index : lower.length);
  const kept = withoutDay(whole.replace(NEW_WISH, ''), only.from, days).replace(COURTESY, '').trimEnd();
  const words = text
    .slice(only.from, only.from + kept.length)
    .trim()
    .replace(/[,\s]+$/u, '');
  if (words.split(/\s+/).length < FEWEST_WORDS || MARKUP.test(words) || MARKUP.test(text)) return undefined;
  return { text: words.charAt(0).toUpperCase() + words.slice(1), start: only.start, end: only.from + kept.length };
}

function withoutDay(clause: string, from: number, days: readonly Span[]): string {
  const bare = clause.replace(COURTESY, '').trimEnd();
  const last = days.find(({ end }) => end === from + bare.length);
  if (!last) return clause;
  const before = bare
    .slice(0, last.start - from)
    .trimEnd()
    .replace(/\s+(?:el|the|dia)$/u, '');
  return DUE.test(before) ? before.replace(DUE, '') : clause;
}
