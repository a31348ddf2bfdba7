import type { Phrasebook } from '../../domain/phrasebook.ts';
import { splitLine } from './expand-phrasebook.ts';

/** Fewer lines than these teach a model little more than that a label is rare. */
const FEW = 30;

/** The categories and items that phrasebooks teach with a few lines only, so that the catalog's own words for them are the better guide. */
export function scarcelyTaught(phrasebooks: readonly Phrasebook[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const lines = phrasebooks.flatMap(({ intents, slots }) => [...Object.values(intents), ...Object.values(slots)].flat());
  for (const line of lines) {
    const label = line.includes('=>') ? splitLine(line).label : undefined;
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([label, count]) => (count < FEW ? [label] : [])));
}
