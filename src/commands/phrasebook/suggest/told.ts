import type { Correction, Meaning } from '../../../domain/learning/correction.ts';
import { phraseKey } from '../../../conversation/understand/fold-text.ts';

/** The same words with the same meaning, however often told. */
export interface Told {
  readonly said: string;
  readonly lang: Correction['lang'];
  readonly made: Meaning;
  /** Words that are almost the same, a few of them. */
  readonly also: readonly string[];
  readonly times: number;
  /** Ids of who told. */
  readonly people: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly last: Date;
}

/** Words that were told to mean different things. */
export interface Contradiction {
  readonly said: string;
  readonly sides: readonly Told[];
}

/** What was told, sorted. */
export interface Sorted {
  readonly told: readonly Told[];
  readonly contradictions: readonly Contradiction[];
  /** Tickets that went to another team, which names no category: by team. */
  readonly moved: Readonly<Record<string, number>>;
}

/**
 * Puts together what was told of the same words. Of one ticket an agent's word outweighs its requester's; of one person about the same words
 * the last counts. Words that mean one thing to one and another to somebody else are of no use. Pure.
 */
export function sortTold(corrections: readonly Correction[]): Sorted {
  const inOrder = corrections.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const worked = new Set(
    inOrder.flatMap(({ side, ticket, made }) => (side === 'agent' && ticket !== undefined && !isMoveOnly(made) ? [ticket] : [])),
  );
  const counted = inOrder.filter(({ side, ticket }) => side === 'agent' || ticket === undefined || !worked.has(ticket));
  const meant = lastOfEach(counted.filter(({ made }) => !isMoveOnly(made)));
  const told: Told[] = [];
  const contradictions: Contradiction[] = [];
  for (const same of groupBy(meant, ({ said }) => phraseKey(said)).values()) {
    const sides = sidesOf(same);
    const [only] = sides;
    if (only && sides.length === 1) told.push(only);
    else if (only) contradictions.push({ said: only.said, sides });
  }
  return { told, contradictions, moved: countTeams(counted.filter(({ made }) => isMoveOnly(made))) };
}

function isMoveOnly({ team, category, item }: Correction['made']): boolean {
  return team !== undefined && category === undefined && item === undefined;
}

/** Where somebody told two meanings of the same words, only those of the last one. */
function lastOfEach(corrections: readonly Correction[]): readonly Correction[] {
  const last = new Map<string, string>();
  const who = ({ by, said }: Correction): string => `${by}\n${phraseKey(said)}`;
  for (const one of corrections) last.set(who(one), keyOf(one.made));
  return corrections.filter((one) => last.get(who(one)) === keyOf(one.made));
}

/** One for each meaning; who told only the kind agrees with whoever told more. */
function sidesOf(same: readonly Correction[]): readonly Told[] {
  const labelled = new Set(same.flatMap(({ made }) => ((made.category ?? made.item) === undefined ? [] : [keyOf(made)])));
  const fuller = (made: Meaning): string => {
    const key = keyOf(made);
    const more = [...labelled].filter((one) => one.startsWith(`${key}:`));
    return more.length === 1 && more[0] !== undefined ? more[0] : key;
  };
  return [...groupBy(same, ({ made }) => fuller(made)).values()].map(toldOf);
}

function toldOf(same: readonly Correction[]): Told {
  const made = same.find(({ made: { category, item } }) => (category ?? item) !== undefined)?.made ?? same[0]!.made;
  const newest = same.at(-1)!;
  const by = (side: Correction['side']) => new Set(same.filter((one) => one.side === side).map((one) => one.by));
  return {
    said: newest.said,
    lang: newest.lang,
    made: { intent: made.intent, ...(made.category && { category: made.category }), ...(made.item && { item: made.item }) },
    also: [],
    times: same.length,
    people: by('person'),
    agents: by('agent'),
    last: newest.at,
  };
}

const LIKE = 0.6;
const MOST_ALSO = 3;

/** Puts together what means the same in almost the same words: what was told most often stands for the others. Pure. */
export function joinAlike(told: readonly Told[]): readonly Told[] {
  const joined: Told[] = [];
  for (const one of told.toSorted(byWeight)) {
    const at = joined.findIndex(
      (other) => other.lang === one.lang && keyOf(other.made) === keyOf(one.made) && areAlike(other, one),
    );
    const other = joined[at];
    if (other) joined[at] = both(other, one);
    else joined.push(one);
  }
  return joined.toSorted(byWeight);
}

function both(one: Told, other: Told): Told {
  return {
    ...one,
    also: [...one.also, other.said].slice(0, MOST_ALSO),
    times: one.times + other.times,
    people: new Set([...one.people, ...other.people]),
    agents: new Set([...one.agents, ...other.agents]),
  };
}

/** Agents weigh double; then whatever was told more often, and later. */
function byWeight(a: Told, b: Told): number {
  const weight = ({ people, agents }: Told) => people.size + 2 * agents.size;
  return weight(b) - weight(a) || b.times - a.times || b.last.getTime() - a.last.getTime() || (a.said < b.said ? -1 : 1);
}

function areAlike({ said: one }: Told, { said: other }: Told): boolean {
  const [a, b] = [wordSet(one), wordSet(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, a.size + b.size - shared) >= LIKE;
}

function wordSet(text: string): ReadonlySet<string> {
  return new Set(phraseKey(text).split(' ').filter(Boolean));
}

/** A meaning in a word: `incident`, `incident:email`, `request:laptop`. */
export function keyOf({ intent, category, item }: Meaning): string {
  const what = category ?? item;
  return what === undefined ? intent : `${intent}:${what}`;
}

function countTeams(moves: readonly Correction[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { made } of moves) if (made.team !== undefined) counts[made.team] = (counts[made.team] ?? 0) + 1;
  return counts;
}

function groupBy<T>(all: readonly T[], keyOfOne: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOfOne(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
