import { nearest } from '../../../adapters/config/nearest.ts';
import { readPhrasebookLines } from '../../../adapters/config/phrasebook-lines.ts';
import { splitLine } from '../../conversation/understand/expand-phrasebook.ts';
import type { Gist } from '../../conversation/understand/gist-of-books.ts';
import type { Definitions } from '../../domain/definitions.ts';

type Named = ReadonlyMap<string, { readonly id: string; readonly same_as: readonly string[] }>;

/** A label that stands in more lines is meant as it is: "offboarding" is no slip for "onboarding". */
const MOST_SLIPS = 5;

/**
 * Labels behind `=>` that name nothing in the catalog and are a letter or two off something that is there, a sentence each. Others that
 * name nothing are no mistake: phrasebooks may know more than a catalog offers.
 */
export async function misspeltLabels(
  config: string,
  { categories, items }: Pick<Definitions, 'categories' | 'items'>,
  { labels }: Gist,
): Promise<readonly string[]> {
  const found = [...among('incident', labels.incident, categories), ...among('request', labels.request, items)];
  if (found.length === 0) return [];
  const lines = await readPhrasebookLines(config);
  return found.flatMap(({ intent, label, meant }) => {
    const written = lines.filter((line) => line.intent === intent && splitLine(line.written).label === label);
    if (written.length > MOST_SLIPS) return [];
    const [at] = written;
    const what = `"=> ${label}" names no ${intent === 'incident' ? 'category' : 'item'}; did you mean ${meant}?`;
    return [at ? `${at.file}:${at.line}: ${what}` : `phrasebook, under slots: ${what}`];
  });
}

function among(intent: 'incident' | 'request', labels: readonly string[], named: Named) {
  const known = new Set([...named.values()].flatMap(({ id, same_as }) => [id, ...same_as]));
  return labels.flatMap((label) => {
    const meant = known.has(label) ? undefined : nearest(label, known);
    return meant === undefined ? [] : [{ intent, label, meant }];
  });
}
