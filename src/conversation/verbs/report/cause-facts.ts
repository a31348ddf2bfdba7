import { fact } from '../../../actions/looking/ticket-facts.ts';
import { OTHER_CAUSE } from '../../../domain/breach.ts';
import type { Definitions } from '../../../domain/definitions.ts';
import type { Causes } from '../../../domain/report/causes.ts';
import type { Value } from '../../../domain/wording.ts';
import type { Fact } from '../../../messaging/outbound.ts';

/** Why promises were missed, the commonest cause first. */
export function causeFacts(counts: Causes, { desk }: Definitions): readonly Fact[] {
  const sorted = Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const list = sorted.map(([id, count]): Value => ({ key: 'report.counted', params: { what: whatOf(id, desk), count } }));
  return fact('report.causes', list.length > 0 ? { list } : undefined);
}

function whatOf(id: string, { breach_causes }: Definitions['desk']): Value {
  const listed = breach_causes?.find((cause) => cause.id === id);
  if (listed) return { label: listed.label };
  return id === OTHER_CAUSE ? { key: 'breach.other' } : id;
}
