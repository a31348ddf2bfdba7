import { fact } from '../../../actions/looking/ticket-facts.ts';
import type { Definitions } from '../../../domain/definitions.ts';
import type { Label } from '../../../domain/label.ts';
import type { Volume } from '../../../domain/report/volume.ts';
import type { Value } from '../../../domain/wording.ts';
import type { Fact } from '../../../messaging/outbound.ts';

const MOST = 5;

/** How much came in, and how it ended. */
export function countFacts({ opened, closed, bySilence, byLead, cancelled, reopened }: Volume): readonly Fact[] {
  return [
    ...fact('report.opened', byKind(opened)),
    ...fact('report.closed', byKind(closed)),
    ...fact('report.by_silence', bySilence || undefined),
    ...fact('report.by_lead', byLead || undefined),
    ...fact('report.cancelled', cancelled || undefined),
    ...fact('report.reopened', reopened),
  ];
}

/** What people thought of it, and what it was about. */
export function subjectFacts({ ratings, categories, items }: Volume, definitions: Definitions): readonly Fact[] {
  return [
    ...fact('report.rating', average(ratings)),
    ...fact('report.categories', top(definitions.categories, categories)),
    ...fact('report.items', top(definitions.items, items)),
  ];
}

function byKind({ incident, request }: Volume['opened']): Value {
  return { key: 'report.by_kind', params: { total: incident + request, incidents: incident, requests: request } };
}

function average({ sum, count }: Volume['ratings']): Value | undefined {
  return count === 0 ? undefined : { key: 'report.average', params: { average: Math.round((sum / count) * 10) / 10, count } };
}

function top(known: ReadonlyMap<string, { readonly label: Label }>, counts: Readonly<Record<string, number>>): Value | undefined {
  const most = Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST);
  if (most.length === 0) return undefined;
  return {
    list: most.map(([id, count]): Value => {
      const label = known.get(id)?.label;
      return { key: 'report.counted', params: { what: label ? { label } : id, count } };
    }),
  };
}
