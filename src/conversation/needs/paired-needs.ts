import { understood } from '../words/understood.ts';
import { has, tokensOf } from './match-phrases.ts';
import type { Need } from './need.ts';
import type { NeedsReader } from './needs-reader.ts';
import type { NeedsWords } from './needs-words.ts';
import { pairedThings, type FailingThing } from './paired-things.ts';
import { areRelated } from './related-subjects.ts';

/** So sure of a thing whose name no category has. */
const SURE = 0.9;

/**
 * "No funciona el mouse y la impresora": one verb, and things of different categories, each of which is a need of its own. None where they are of one
 * category, or trouble with one often shows as trouble with the other.
 */
export function pairedNeeds(reader: NeedsReader, text: string, words: NeedsWords): readonly Need[] {
  const needs: (Need & { category: string })[] = [];
  for (const thing of pairedThings({ text, words, definitions: reader.definitions })) {
    const category = thing.category ?? categoryOf(reader, words, thing);
    if (category === undefined) return [];
    const same = needs.findIndex((one) => one.category === category);
    const one = needs[same];
    if (one) needs[same] = { ...one, text: `${one.text}\n${thing.text}` };
    else needs.push({ text: thing.text, kind: 'incident', category });
  }
  const subjects = needs.map(({ category: label }) => ({ kind: 'incident', label }) as const);
  const related = subjects.some((one, at) => subjects.slice(at + 1).some((other) => areRelated(one, other)));
  return needs.length > 1 && !related ? needs : [];
}

function categoryOf(reader: NeedsReader, words: NeedsWords, { text }: FailingThing): string | undefined {
  const { kind, category, reading } = understood(reader, text);
  const { devices = [], systems = [] } = reading.slots;
  const named = devices.length + systems.length > 0 || has(words.things, tokensOf(text));
  return kind === 'incident' && reading.p >= SURE && named ? category : undefined;
}
