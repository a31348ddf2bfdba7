import type { Phrasebook } from '../../domain/phrasebook.ts';
import type { Intent, Mood, Understanding, Urgency } from '../../domain/understanding.ts';
import { createFindCues, type Cue, type Spoken } from './find-cues.ts';
import { readMood } from './read-mood.ts';

/** What a message is about, as far as its urgency depends on it. */
export interface Subject {
  readonly intent: Intent;
  /** Category or item. */
  readonly label?: string;
}

/** What a message says beside what it is about: how pressing it is, and in which mood. */
export type Pressure = Pick<Understanding, 'urgency' | 'pressing' | 'mood'>;

export type ReadUrgency = (spoken: Spoken, subject: Subject) => Pressure;

/** What a phrase of the phrasebook tells. */
type Told =
  | { readonly of: 'urgency' | 'impact'; readonly level: Urgency }
  | { readonly of: 'not' | 'none' }
  | { readonly of: 'mood'; readonly mood: Mood };

/** From the lowest; medium is neutral. */
const levels = ['low', 'medium', 'high', 'critical'] as const;
const STEP = 1;
const MEDIUM = levels.indexOf('medium');
/** Who reads why wants the one or two words that said it. */
const MOST_QUOTES = 2;
const LONGEST_QUOTE = 60;

const toldIn = ({ urgency, impact, mood }: Phrasebook): (readonly [string, Told])[] => {
  const list = (phrases: readonly string[] | undefined, told: Told) => (phrases ?? []).map((phrase) => [phrase, told] as const);
  return [
    ...(['critical', 'high', 'low'] as const).flatMap((level) => [
      ...list(urgency?.[level], { of: 'urgency', level }),
      ...list(impact?.[level], { of: 'impact', level }),
    ]),
    ...list(urgency?.not, { of: 'not' }),
    ...list([...(impact?.none ?? []), ...(mood?.calm ?? [])], { of: 'none' }),
    ...list(mood?.angry, { of: 'mood', mood: 'angry' }),
    ...list(mood?.worried, { of: 'mood', mood: 'worried' }),
  ];
};

/** "Creo que me hackearon" is worried, and urgent for "hackearon": a mood hides no urgency, and no urgency a mood. */
const covers = (longer: Told, shorter: Told): boolean =>
  longer.of === 'none' || (longer.of === 'mood') === (shorter.of === 'mood');

/** "No es" right before "urgente": not urgent. */
const heedNot = (cues: readonly Cue<Told>[]): readonly Cue<Told>[] => {
  const nots = new Map(cues.flatMap((cue) => (cue.value.of === 'not' ? [[cue.end, cue] as const] : [])));
  if (nots.size === 0) return cues;
  return cues.map((cue) => {
    const not = nots.get(cue.at);
    if (!not || cue.value.of !== 'urgency' || cue.value.level === 'low') return cue;
    return { ...cue, at: not.at, from: not.from, value: { of: 'urgency', level: 'low' } };
  });
};

const rank = (level: Urgency): number => levels.indexOf(level);
const levelAt = (place: number): Urgency => levels[Math.max(0, Math.min(levels.length - 1, place))] ?? 'medium';

/** The highest level that words tell of; low counts only where none says more. */
const highest = (cues: readonly Cue<Told>[], of: 'urgency' | 'impact'): Urgency | undefined => {
  const told = cues.flatMap(({ value }) => (value.of === of ? [rank(value.level)] : []));
  return told.length > 0 ? levelAt(Math.max(...told)) : undefined;
};

/** The words that led to it, those of impact first, in the order they were written; what overlaps is quoted as one. */
const quotes = (
  cues: readonly Cue<Told>[],
  text: string,
  counted: { impact?: Urgency; urgency?: Urgency },
): readonly string[] => {
  const deciding = cues.filter(({ value }) => 'level' in value && value.level === counted[value.of]);
  const spans: { from: number; to: number; wide: boolean }[] = [];
  for (const { from, to, value } of deciding.toSorted((a, b) => a.from - b.from)) {
    const before = spans.at(-1);
    const wide = value.of === 'impact';
    if (!before || from >= before.to) spans.push({ from, to, wide });
    else Object.assign(before, { to: Math.max(before.to, to), wide: before.wide || wide });
  }
  const ordered = spans.toSorted((a, b) => Number(b.wide) - Number(a.wide) || a.from - b.from);
  return [...new Set(ordered.map(({ from, to }) => short(text.slice(from, to))))].slice(0, MOST_QUOTES);
};

/** Nobody needs to read a pasted line twice. */
const short = (quote: string): string =>
  quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : quote;

/** The matrix of impact and urgency as ITIL draws it: each step of one above medium raises what comes of it a step, each below lowers it. */
const combined = (impact: Urgency | undefined, urgency: Urgency): Urgency =>
  levelAt((impact === undefined ? MEDIUM : rank(impact)) + rank(urgency) - MEDIUM);

/**
 * Reads urgency, impact and mood from the phrasebooks' words. Where words tell nothing, urgency is what is usual for the category or item,
 * else medium for an incident and low for everything else. A request is never critical: nobody is stopped by what they do not have yet.
 */
export const createReadUrgency = (phrasebooks: readonly Phrasebook[]): ReadUrgency => {
  const findCues = createFindCues(phrasebooks.flatMap(toldIn), covers);
  const usual = new Map(phrasebooks.flatMap((book) => Object.entries(book.urgency?.usual ?? {})));
  return (spoken, { intent, label }) => {
    const cues = heedNot(findCues(spoken));
    const mood = readMood(spoken.text, new Set(cues.flatMap(({ value }) => (value.of === 'mood' ? [value.mood] : []))));
    const request = intent === 'request';
    const expected = (label === undefined ? undefined : usual.get(label)) ?? (request ? 'low' : 'medium');
    // "For the whole team" says whom a request is for, not whom it hurts.
    const impact = request ? undefined : highest(cues, 'impact');
    const soon = highest(cues, 'urgency');
    const errand = request || intent === 'incident';
    const urgency = urgencyOf(soon, expected, request);
    // "Nadie puede imprimir, no es urgente": the words that speak against what comes of it are no reason for it.
    const against = impact !== undefined && rank(impact) > MEDIUM && soon === 'low' && rank(combined(impact, urgency)) > MEDIUM;
    const words = quotes(cues, spoken.text, { ...(impact && { impact }), ...(soon && !against && { urgency: soon }) });
    const both = request ? urgency : combined(impact, urgency);
    return {
      urgency: errand ? both : 'low',
      ...(words.length > 0 && { pressing: { ...(impact && { impact }), urgency, words } }),
      ...(mood && { mood }),
    };
  };
};

const urgencyOf = (soon: Urgency | undefined, expected: Urgency, request: boolean): Urgency => {
  if (soon === undefined) return expected;
  // "When you can" about what is usually urgent: a step less, not the least.
  if (soon === 'low') return request ? 'low' : levelAt(rank(expected) - STEP);
  return request ? 'high' : soon;
};
