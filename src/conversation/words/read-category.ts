import { matchNames } from '../../domain/form/reading/match-names.ts';
import type { Turn } from '../flow.ts';
import { leadsOf } from './lead-and-rest.ts';

/** The categories that words may mean, by id, label or synonym, and the reason said behind them. */
export function readCategory(
  text: string,
  { definitions }: Pick<Turn, 'definitions'>,
): { readonly ids: readonly string[]; readonly reason?: string } {
  const all = [...definitions.categories.values()];
  const named = all.map(({ id, label, same_as, synonyms }) => ({ id, names: [id, label.es, label.en, ...same_as, ...synonyms] }));
  for (const { lead, rest } of leadsOf(text)) {
    const ids = matchNames(lead, named);
    if (ids.length > 0) return { ids, ...(rest && { reason: rest }) };
  }
  return { ids: [] };
}
