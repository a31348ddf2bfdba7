import { fact } from '../../../actions/looking/ticket-facts.ts';
import type { Definitions } from '../../../domain/definitions.ts';
import type { Emergencies } from '../../../domain/report/emergencies.ts';
import type { Value } from '../../../domain/wording.ts';
import type { Fact } from '../../../messaging/outbound.ts';

/** How many emergencies there were, whose, and how much of each quota they used up. Nothing where nobody asked for one. */
export function emergencyReport(
  { asked, accepted, refused, departments, quotas }: Emergencies,
  definitions: Definitions,
): readonly Fact[] {
  if (asked + accepted + refused === 0) return [];
  const count = definitions.desk.emergency?.quota?.count;
  return [
    ...fact('report.emergencies', { key: 'report.emergency_counts', params: { asked, accepted, refused } }),
    ...fact(
      'report.emergency_departments',
      listed(departments, (id, number) => ({
        key: 'report.counted',
        params: { what: whatIs(id, definitions), count: number },
      })),
    ),
    ...fact(
      'report.emergency_quotas',
      count === undefined
        ? undefined
        : listed(quotas, (id, used) => ({
            key: 'report.quota_used',
            params: { what: id.replace(/:(?=[\d-]+$)/u, ', '), used, count },
          })),
    ),
  ];
}

function whatIs(id: string, { departments }: Definitions): Value {
  const label = departments.get(id)?.label;
  return label ? { label } : id;
}

function listed(counts: Readonly<Record<string, number>>, line: (id: string, count: number) => Value): Value | undefined {
  const all = Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return all.length > 0 ? { list: all.map(([id, count]) => line(id, count)) } : undefined;
}
